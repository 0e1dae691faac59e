"""The nomination desk: what a clerk may enter, and what nobody may."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import AwardType
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination
from tests.campaigns.submission.lists import drafts
from tests.cast import Cast, nominate
from units.record.models import Initiative, InitiativeAuthor

ADD = "admin:campaigns_nomination_add"
CHANGE = "admin:campaigns_nomination_change"


def at_desk(cast: Cast, part: str) -> Any:
    client = Client()
    client.force_login(cast[part])
    return client


def filled(cast: Cast, **more: Any) -> dict[str, Any]:
    form = {
        "round": cast.round.pk,
        "award_type": AwardType.objects.get(code="GK_CN").pk,
        "person": cast.people["Tài"].pk,
        "nominating_unit": cast.units["VP"].pk,
        "achievement_year": "",
        "achievement": "Hoàn thành xuất sắc nhiệm vụ năm",
        "merits": ["contribution"],
        "confirmed_clean": "True",
        "initiatives": [],
    }
    return form | more


def test_a_clerk_enters_a_nomination_and_it_is_judged_at_once(cast: Cast) -> None:
    client = at_desk(cast, "clerk")

    answer = client.post(reverse(ADD), filled(cast))

    nomination = Nomination.objects.get()
    assert answer.url == reverse("nomination", args=[nomination.pk])
    assert nomination.created_by == cast.users["clerk"]
    assert nomination.achievement_year == timezone.localdate().year
    assert nomination.merits == ["contribution"]
    assert nomination.confirmed_clean is True
    assert nomination.checks.get().verdict == "eligible"
    line = Entry.objects.get(verb="nomination.enter")
    assert line.actor == cast.users["clerk"]
    assert "achievement" in line.content["fields"]
    assert "Tài" not in str(line.content)


def test_the_only_open_round_and_the_own_unit_are_preset(cast: Cast) -> None:
    form = at_desk(cast, "clerk").get(reverse(ADD)).context["adminform"].form

    assert form.initial["round"] == cast.round.pk
    assert form.initial["nominating_unit"] == cast.units["VP"].pk
    assert form.initial["achievement_year"] == cast.round.year


def test_an_edit_counts_the_version_up_and_names_the_fields_in_the_ledger(cast: Cast) -> None:
    nomination = nominate(cast)
    client = at_desk(cast, "clerk")

    client.post(
        reverse(CHANGE, args=[nomination.pk]),
        filled(cast, seen_version=1, achievement="Viết lại", merits=[]),
    )

    nomination.refresh_from_db()
    assert (nomination.achievement, nomination.version) == ("Viết lại", 2)
    assert Entry.objects.get(verb="nomination.edit").content == {
        "fields": ["achievement"],
        "version": 2,
    }


def test_who_writes_over_another_is_refused_and_shown_both_texts(cast: Cast) -> None:
    nomination = nominate(cast)
    page = reverse(CHANGE, args=[nomination.pk])
    first, second = at_desk(cast, "clerk"), at_desk(cast, "clerk")
    first.post(page, filled(cast, seen_version=1, achievement="Người thứ nhất viết", merits=[]))

    answer = second.post(
        page, filled(cast, seen_version=1, achievement="Người thứ hai viết", merits=[])
    )

    nomination.refresh_from_db()
    assert nomination.achievement == "Người thứ nhất viết"
    [difference] = answer.context["differences"]
    assert (difference.stored, difference.typed) == ("Người thứ nhất viết", "Người thứ hai viết")
    assert [edit.who for edit in answer.context["edits"]] == ["Phạm Thị Hoa"]
    assert answer.context["adminform"].form["achievement"].value() == "Người thứ hai viết"

    # Having seen it, the second may decide to save all the same.
    again = answer.context["adminform"].form["seen_version"].value()
    second.post(page, filled(cast, seen_version=again, achievement="Người thứ hai viết", merits=[]))
    nomination.refresh_from_db()
    assert (nomination.achievement, nomination.version) == ("Người thứ hai viết", 3)


def test_after_submission_a_forged_form_changes_nothing(cast: Cast) -> None:
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])
    page = reverse(CHANGE, args=[nomination.pk])
    client = at_desk(cast, "clerk")

    shown = client.get(page)
    answer = client.post(page, filled(cast, seen_version=nomination.version, achievement="Khác"))

    before = (nomination.achievement, nomination.version)
    nomination.refresh_from_db()
    assert (nomination.achievement, nomination.version) == before
    assert shown.url == answer.url == reverse("nomination", args=[nomination.pk])


@pytest.mark.parametrize(
    ("field", "part"),
    [("nominating_unit", "TCQLĐĐ"), ("person", "Xa"), ("nominating_unit", "TCMT")],
)
def test_a_foreign_unit_or_person_cannot_be_forged_in(cast: Cast, field: str, part: str) -> None:
    foreign = cast.people["Xa"] if part == "Xa" else cast.units[part]

    answer = at_desk(cast, "clerk").post(reverse(ADD), filled(cast, **{field: foreign.pk}))

    assert field in answer.context["adminform"].form.errors
    assert not Nomination.objects.exists()


def test_the_type_ahead_names_only_people_of_the_own_units(cast: Cast) -> None:
    url = reverse("admin:campaigns_nomination_people")

    found = at_desk(cast, "clerk").get(url, {"term": "nguyen tai"}).json()
    foreign = at_desk(cast, "clerk").get(url, {"term": "phan"}).json()

    assert [row["text"] for row in found["results"]] == [
        "Nguyễn Văn Tài (CB-Tài) – Chuyên viên, Văn phòng Tổng cục"
    ]
    assert foreign["results"] == []


def test_the_type_ahead_is_for_those_who_may_enter(cast: Cast) -> None:
    url = reverse("admin:campaigns_nomination_people")

    assert at_desk(cast, "officer").get(url).status_code == 403


def test_only_initiatives_of_the_person_are_offered_and_taken(cast: Cast) -> None:
    own = Initiative.objects.create(title="Của Tài", scope="base", year=2026, recognised_by="TCMT")
    other = Initiative.objects.create(title="Của Lan", scope="base", year=2026, recognised_by="x")
    InitiativeAuthor.objects.create(initiative=own, person=cast.people["Tài"])
    InitiativeAuthor.objects.create(initiative=other, person=cast.people["Lan"])
    client = at_desk(cast, "clerk")

    url = reverse("admin:campaigns_nomination_initiatives")
    offered = client.get(url, {"person": cast.people["Tài"].pk}).json()["results"]
    answer = client.post(reverse(ADD), filled(cast, initiatives=[other.pk]))

    assert [row["id"] for row in offered] == [str(own.pk)]
    assert "initiatives" in answer.context["adminform"].form.errors


def test_the_same_award_and_year_is_refused_at_the_field(cast: Cast) -> None:
    nominate(cast)

    answer = at_desk(cast, "clerk").post(reverse(ADD), filled(cast))

    assert "person" in answer.context["adminform"].form.errors
    assert Nomination.objects.count() == 1


def test_an_award_that_the_round_does_not_offer_is_refused(cast: Cast) -> None:
    cast.round.award_types.remove(AwardType.objects.get(code="GK_CN"))

    answer = at_desk(cast, "clerk").post(reverse(ADD), filled(cast))

    assert "award_type" in answer.context["adminform"].form.errors


def test_a_collective_is_nominated_for_an_award_of_collectives(cast: Cast) -> None:
    award = AwardType.objects.filter(recipient="collective", rounds=cast.round)[0]

    at_desk(cast, "clerk").post(
        reverse(ADD), filled(cast, award_type=award.pk, unit=cast.units["VP"].pk)
    )

    nomination = Nomination.objects.get()
    assert (nomination.unit, nomination.person) == (cast.units["VP"], None)


@pytest.mark.parametrize("part", ["outsider", "officer"])
def test_nobody_else_edits_a_draft_of_the_unit(cast: Cast, part: str) -> None:
    nomination = nominate(cast)

    at_desk(cast, part).post(
        reverse(CHANGE, args=[nomination.pk]), filled(cast, seen_version=1, achievement="Khác")
    )

    nomination.refresh_from_db()
    assert nomination.version == 1


def test_the_list_asks_as_much_for_three_hundred_rows_as_for_three(
    cast: Cast,
) -> None:
    client = at_desk(cast, "clerk")
    page = reverse("admin:campaigns_nomination_changelist")
    drafts(cast, 3)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    drafts(cast, 297)
    with CaptureQueriesContext(connection) as many:
        answer = client.get(page, {"q": "le danh sach"})

    assert answer.context["cl"].result_count == 300
    assert len(many) <= len(few)
