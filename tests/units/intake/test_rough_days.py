"""A month or a year alone says less than a day, and takes nothing from a day that is known."""

from __future__ import annotations

import datetime

import pytest

from tests.cast import Cast
from tests.units.intake.lists import counts, lines, looked_at, said, table, taken_in
from units.intake.actions import apply
from units.people.models import Person, PersonalData, Posting
from units.record.models import Discipline

BORN, SINCE = datetime.date(1985, 3, 20), datetime.date(2010, 5, 15)
HANH = {
    "code": "CB-100",
    "full_name": "Nguyễn Thị Hạnh",
    "birth_date": BORN,
    "unit": "TCMT-VP",
    "position": "Chuyên viên",
    "since": SINCE,
}


@pytest.fixture(autouse=True)
def hanh(cast: Cast) -> Person:
    """Somebody of whom birth and post are known to the day."""
    taken_in("people", table("people", [HANH]), cast["clerk"])
    return Person.objects.get(code="CB-100")


@pytest.mark.parametrize(
    ("born", "since"),
    [(1985, 2010), ("1985", "năm 2010"), ("3/1985", "05/2010"), ("tháng 3 năm 1985", "5-2010")],
)
def test_a_known_day_within_it_stays(born: str | int, since: str | int, cast: Cast) -> None:
    batch = looked_at(
        "people", table("people", [HANH | {"birth_date": born, "since": since}]), cast["clerk"]
    )
    assert counts(batch) == (0, 0, 1, 0)
    assert said(batch, "a") == []


def test_what_else_the_row_says_is_written_beside_it(cast: Cast, hanh: Person) -> None:
    row = HANH | {"birth_date": "1985", "since": "5/2010", "position": "Chuyên viên chính"}
    batch = looked_at("people", table("people", [row]), cast["clerk"])
    assert [change[0] for change in lines(batch)[0]["c"]] == ["position"]
    apply(batch, by=cast["clerk"])
    post = Posting.objects.get(person=hanh)
    assert (post.position, post.started_on) == ("Chuyên viên chính", SINCE)
    assert PersonalData.objects.get(person=hanh).birth_date == BORN


def test_another_year_is_a_change_and_says_that_it_is_rough(cast: Cast, hanh: Person) -> None:
    batch = looked_at("people", table("people", [HANH | {"birth_date": 1986}]), cast["clerk"])
    assert counts(batch) == (0, 1, 0, 0)
    [note] = said(batch, "a")
    assert "01/01/1986" in note
    apply(batch, by=cast["clerk"])
    assert PersonalData.objects.get(person=hanh).birth_date == datetime.date(1986, 1, 1)


@pytest.mark.parametrize("born", [1985, "3/1985"])
def test_somebody_is_found_by_name_and_year_of_birth(born: str | int, cast: Cast) -> None:
    row = {key: HANH[key] for key in ("full_name", "unit")} | {"birth_date": born}
    batch = looked_at("people", table("people", [row | {"sex": "nữ"}]), cast["clerk"])
    [line] = lines(batch)
    assert (line["s"], line["t"]) == ("changed", "Nguyễn Thị Hạnh (CB-100)")
    assert [change[0] for change in line["c"]] == ["sex"]


def test_two_of_one_name_and_year_are_asked_for(cast: Cast) -> None:
    twin = HANH | {"code": "CB-101", "birth_date": datetime.date(1985, 11, 2)}
    taken_in("people", table("people", [twin]), cast["clerk"])
    row = {"full_name": "Nguyễn Thị Hạnh", "birth_date": 1985, "unit": "TCMT-VP"}
    batch = looked_at("people", table("people", [row]), cast["clerk"])
    assert counts(batch) == (0, 0, 0, 1)
    born_in_november = row | {"birth_date": "11/1985"}
    batch = looked_at("people", table("people", [born_in_november]), cast["clerk"])
    assert lines(batch)[0]["t"] == "Nguyễn Thị Hạnh (CB-101)"


def test_a_post_and_a_discipline_of_that_month_are_not_brought_in_twice(
    cast: Cast, hanh: Person
) -> None:
    post = {"code": "CB-100", "post_unit": "TCMT-VP", "position": "Chuyên viên"}
    batch = looked_at(
        "postings", table("postings", [post | {"started_on": "5/2010"}]), cast["clerk"]
    )
    assert counts(batch) == (0, 0, 1, 0)
    began = datetime.date(2014, 6, 10)
    Discipline.objects.create(person=hanh, form="khien_trach", starts_on=began)
    row = {"code": "CB-100", "form": "Cảnh cáo", "starts_on": "2014"}
    batch = taken_in("disciplines", table("disciplines", [row]), cast["clerk"])
    assert counts(batch) == (0, 1, 0, 0)
    [found] = Discipline.objects.all()
    assert (found.form, found.starts_on) == ("canh_cao", began)
