"""The pages of duplicates and merges, and who is shown what."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast, employ
from tests.units.people.twins import Twins, twins
from units.people.merging import KEPT, compare, merge
from units.people.models import PersonalDataRead, PersonMerge


@pytest.fixture
def pair(cast: Cast) -> Twins:
    return twins(cast)


def visit(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast[part])
    return client


def beside(pair: Twins) -> str:
    return reverse("person_merge", args=[pair.kept.pk, pair.absorbed.pk])


def test_the_officer_sees_both_values_and_each_showing_is_noted(cast: Cast, pair: Twins) -> None:
    PersonalDataRead.objects.all().delete()
    text = visit(cast, "officer").get(beside(pair)).content.decode()
    assert [word in text for word in ("Hà Nội", "Hà Nam", "06/05/1984", "04/03/2008")] == [True] * 4
    assert set(PersonalDataRead.objects.values_list("reader__username", "person__code")) == {
        ("officer", "CB-Tài"),
        ("officer", "CB-Tai-2"),
    }


def test_the_administrator_sees_that_they_differ_and_not_how(cast: Cast, pair: Twins) -> None:
    PersonalDataRead.objects.all().delete()
    text = visit(cast, "administrator").get(beside(pair)).content.decode()
    assert [word in text for word in ("Hà Nam", "1984", "001084000001", "04/03/2008")] == [
        False
    ] * 4
    assert 'name="personal.address"' in text
    assert PersonalDataRead.objects.count() == 0


def test_a_conflict_left_open_answers_at_its_field_and_keeps_the_rest(
    cast: Cast, pair: Twins
) -> None:
    choices = pair.all_to(KEPT) | {"seal": pair.compared().seal}
    del choices["person.code"]
    answer = visit(cast, "officer").post(beside(pair), choices)
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (200, ["person.code"])
    assert form["person.full_name"].value() == KEPT
    assert PersonMerge.objects.count() == 0


def test_merging_twice_by_the_page_acts_once(cast: Cast, pair: Twins) -> None:
    client = visit(cast, "officer")
    seen = client.get(beside(pair)).context["form"]["seal"].value()
    form = pair.all_to(KEPT) | {"seal": seen}
    for _twice in range(2):
        assert client.post(beside(pair), form).headers["Location"] == reverse("person_merges")
    assert PersonMerge.objects.count() == 1
    old = client.get(reverse("admin:units_person_change", args=[pair.absorbed.pk]))
    assert old.headers["Location"] == reverse("admin:units_person_change", args=[pair.kept.pk])
    foreign = visit(cast, "outsider")
    assert foreign.get(old.request["PATH_INFO"]).status_code == 404


def test_people_of_others_are_not_there(cast: Cast, pair: Twins) -> None:
    for part in ("clerk", "outsider"):
        assert visit(cast, part).get(beside(pair)).status_code == 404
    own = reverse("person_merge", args=[pair.kept.pk, pair.kept.pk])
    assert visit(cast, "officer").get(own).status_code == 404


def test_a_merge_is_undone_by_who_sees_it_and_may(cast: Cast, pair: Twins) -> None:
    done = merge(pair.kept, pair.absorbed, choices=pair.all_to(KEPT), by=cast["officer"])
    address = reverse("person_merge_undo", args=[done.pk])
    assert visit(cast, "outsider").post(address).status_code == 404
    visit(cast, "clerk").post(address)
    done.refresh_from_db()
    assert done.undone_at is None
    visit(cast, "officer").post(address)
    done.refresh_from_db()
    assert done.undone_by == cast.users["officer"]


def test_the_lists_ask_as_often_for_many_rows_as_for_few(cast: Cast) -> None:
    client = visit(cast, "officer")
    officer = cast["officer"]

    def queries(number: int) -> int:
        one, other, *_rest = [
            employ("Lê Văn Giống", "m", cast.units["TT"], code=f"G{number}-{n}") for n in range(4)
        ]
        choices = {each.key: KEPT for each in compare(one, other).conflicts}
        merge(one, other, choices=choices, by=officer)
        with CaptureQueriesContext(connection) as caught:
            for name in ("person_duplicates", "person_merges"):
                assert client.get(reverse(name)).status_code == 200
        return len(caught)

    few = queries(1)
    assert [queries(number) for number in range(2, 5)] == [few] * 3
