"""Who changed units is considered by the new one, with the opinion of the one left."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.nomination.models import Nomination
from campaigns.nomination.moves import Move, moves_of
from tests.cast import LONG_AGO, Cast, nominate
from tests.units.organisation.reform import decided, new_unit, reform_day
from units.organisation.actions import merge
from units.people.models import Posting

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast: Cast) -> Nomination:
    """Of this year, by the office where the person has been for long."""
    return nominate(cast)


def moved(cast: Cast, to: str, on: datetime.date) -> None:
    person = cast.people["Tài"]
    person.postings.update(ended_on=on - datetime.timedelta(days=1))
    Posting.objects.create(
        person=person, unit=cast.units[to], position="Chuyên viên", started_on=on
    )


def test_of_somebody_who_stayed_nothing_is_said(draft: Nomination) -> None:
    assert moves_of([draft]) == [None]


def test_who_works_elsewhere_now_is_for_the_new_unit_to_nominate(
    cast: Cast, draft: Nomination
) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    moved(cast, "TCQLĐĐ", yesterday)

    assert moves_of([draft]) == [Move(cast.units["TCQLĐĐ"], yesterday, works_there=True)]


def test_a_second_post_elsewhere_is_no_move(cast: Cast, draft: Nomination) -> None:
    Posting.objects.create(
        person=cast.people["Tài"], unit=cast.units["TT"], position="Kiêm nhiệm", started_on=LONG_AGO
    )

    assert moves_of([draft]) == [None]


def test_a_post_in_the_superior_unit_is_no_move(cast: Cast, draft: Nomination) -> None:
    moved(cast, "TCMT", timezone.localdate())

    assert moves_of([draft]) == [None]


@pytest.mark.parametrize(
    ("last", "asked"),
    [((6, 30), True), ((6, 29), False), ((12, 31), True)],
    ids=["six months to the day", "a day less", "the whole year"],
)
def test_the_unit_left_is_asked_if_one_was_there_for_six_months_of_the_year(
    cast: Cast, draft: Nomination, last: tuple[int, int], asked: bool
) -> None:
    year = timezone.localdate().year - 1
    left = datetime.date(year, *last)
    moved(cast, "TT", left + datetime.timedelta(days=1))
    Nomination.objects.update(nominating_unit=cast.units["TT"], achievement_year=year)
    draft.refresh_from_db()

    expected = Move(cast.units["VP"], left, works_there=False) if asked else None
    assert moves_of([draft]) == [expected]


def test_who_moved_in_an_earlier_year_is_known_by_now(cast: Cast, draft: Nomination) -> None:
    moved(cast, "TT", datetime.date(timezone.localdate().year, 1, 1))
    Nomination.objects.update(nominating_unit=cast.units["TT"])
    draft.refresh_from_db()

    assert moves_of([draft]) == [None]


def test_a_reform_moves_nobody(cast: Cast, draft: Nomination) -> None:
    into = new_unit(cast)
    merge([cast.units["VP"], cast.units["TT"]], into=into, **decided(cast))
    assert cast.people["Tài"].postings.filter(unit=into, started_on=reform_day()).exists()

    assert moves_of([draft]) == [None]
    draft.nominating_unit = into
    assert moves_of([draft]) == [None]


def test_the_queries_do_not_grow_with_the_nominations(cast: Cast, draft: Nomination) -> None:
    others = [nominate(cast, given) for given in ("Lan", "Đạt")]

    def queries(rows: list[Nomination]) -> int:
        with CaptureQueriesContext(connection) as seen:
            moves_of(rows)
        return len(seen)

    assert queries([draft]) == queries([draft, *others])


def test_the_page_says_it_in_words(cast: Cast, draft: Nomination, client: Client) -> None:
    moved(cast, "TCQLĐĐ", timezone.localdate())
    client.force_login(cast.users["clerk"])

    page = client.get(reverse("nomination", args=[draft.pk])).content.decode()

    assert f"Công tác tại {cast.units['TCQLĐĐ'].name} từ" in page
