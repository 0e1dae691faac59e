"""The clock of a posting: working days, over Tết and with Saturdays worked instead."""

from __future__ import annotations

import datetime

import pytest
from django.utils.translation import override

from campaigns.catalogue.models import Holiday
from campaigns.catalogue.working_days import Calendar
from campaigns.posting.clock import days_left, last_day, left_in_words
from campaigns.posting.models import PublicPosting

# Tết Bính Ngọ: off from 16 to 20 February 2026; Saturday the 28th is worked for one of them.
TET = frozenset(datetime.date(2026, 2, day) for day in range(16, 21))
MADE_UP = frozenset({datetime.date(2026, 2, 28)})
CALENDAR = Calendar(TET, MADE_UP)


@pytest.fixture
def tet(db: None) -> None:
    Holiday.objects.all().delete()
    Holiday.objects.create(
        name="Tết", starts_on=min(TET), ends_on=max(TET), legal_basis="Bộ luật Lao động, Điều 112"
    )
    for day in MADE_UP:
        Holiday.objects.create(
            name="Làm bù", starts_on=day, ends_on=day, worked=True, legal_basis="Thông báo"
        )


# first day, working days → last day
TABLE = [
    ("2026-02-02", 10, "2026-02-23"),  # Monday; five days before, one after the week of Tết
    ("2026-02-02", 9, "2026-02-13"),
    ("2026-02-13", 1, "2026-02-23"),  # the Friday before: the next working day is ten days off
    ("2026-02-18", 10, "2026-03-05"),  # begun within Tết; Saturday the 28th counts
    ("2026-02-27", 1, "2026-02-28"),
    ("2026-02-27", 2, "2026-03-02"),
    ("2026-03-06", 1, "2026-03-09"),  # a Friday: Saturday and Sunday do not count
    ("2026-03-07", 1, "2026-03-09"),  # begun on a Saturday
    ("2026-11-30", 10, "2026-12-14"),
]


@pytest.mark.parametrize(("first", "days", "last"), TABLE)
def test_the_first_day_is_not_counted_and_no_day_off_is(
    tet: None, first: str, days: int, last: str
) -> None:
    assert last_day(datetime.date.fromisoformat(first), days).isoformat() == last


@pytest.mark.parametrize(("first", "days", "last"), TABLE)
def test_on_the_first_day_all_its_days_are_left_and_on_the_last_none(
    first: str, days: int, last: str
) -> None:
    begin, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    assert days_left(CALENDAR, begin, end) == days
    assert days_left(CALENDAR, end, end) == 0


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-12-08", "còn 4 ngày làm việc, hết ngày 14/12/2026"),
        ("2026-12-12", "còn 1 ngày làm việc, hết ngày 14/12/2026"),
        ("2026-12-14", "hôm nay là ngày cuối (14/12/2026)"),
        ("2026-12-15", "đã hết thời hạn ngày 14/12/2026"),
    ],
)
def test_the_clock_speaks(tet: None, day: str, words: str) -> None:
    posting = PublicPosting(
        state=PublicPosting.State.OPEN,
        starts_on=datetime.date(2026, 11, 30),
        ends_on=datetime.date(2026, 12, 14),
        working_days=10,
    )
    with override("vi"):
        assert left_in_words(posting, datetime.date.fromisoformat(day)) == words
