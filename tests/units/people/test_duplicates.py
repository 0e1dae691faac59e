"""Duplicates are found in one's own reach, by personal data that nobody is shown."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import LONG_AGO, Cast, employ
from units.people.duplicates import pairs_for, shown
from units.people.likeness import Reason
from units.people.models import Person, PersonalData, Posting

BORN = datetime.date(1984, 5, 6)


def test_the_officer_finds_a_pair_across_units_the_clerk_of_one_unit_does_not(cast: Cast) -> None:
    twin = employ("Nguyễn Văn Tài", "m", cast.units["TT"], code="CB-2")
    for person in (cast.people["Tài"], twin):
        PersonalData.objects.create(person=person, birth_date=BORN)
    [found] = pairs_for(cast["officer"])
    assert (found.reason, {found.first, found.second}) == (
        Reason.SAME_NAME_AND_BIRTH_DATE,
        {cast.people["Tài"].pk, twin.pk},
    )
    assert pairs_for(cast["clerk"]) == []
    assert pairs_for(cast["outside_officer"]) == []


def test_the_last_post_counts_for_somebody_who_left(cast: Cast) -> None:
    left = Person.objects.create(code="CB-2", full_name="Lý Thị Lam")
    Posting.objects.create(
        person=left,
        unit=cast.units["VP"],
        position="Kế toán",
        started_on=LONG_AGO,
        ended_on=datetime.date(2020, 1, 1),
    )
    [line] = shown(pairs_for(cast["clerk"]), cast["clerk"])
    assert line.units == ("Văn phòng Tổng cục", "Văn phòng Tổng cục")
    assert line.obstacle == ""


@pytest.mark.parametrize("count", [2, 12])
def test_any_number_of_people_takes_the_same_queries(cast: Cast, count: int) -> None:
    for number in range(count):
        person = employ("Lý Thị Lan", "f", cast.units["TT"], code=f"N{number}")
        PersonalData.objects.create(person=person, birth_date=BORN)
    officer = cast["officer"]
    officer.scope()
    with CaptureQueriesContext(connection) as caught:
        found = shown(pairs_for(officer), officer)
    assert len(found) == count * (count - 1) // 2
    assert len(caught) == 9, [query["sql"][:120] for query in caught]
