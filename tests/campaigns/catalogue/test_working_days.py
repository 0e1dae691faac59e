"""Working days: weekends and days off are none, a Saturday worked instead is one."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from campaigns.catalogue.models import Holiday
from campaigns.catalogue.working_days import Calendar, calendar_around

DAY = datetime.date
DAYS = st.dates(DAY(2015, 1, 1), DAY(2035, 1, 1))


@pytest.mark.parametrize(
    ("since", "count", "until"),
    [
        (DAY(2026, 8, 28), 0, DAY(2026, 8, 28)),
        (DAY(2026, 8, 28), 1, DAY(2026, 8, 31)),  # Friday, then Monday
        (DAY(2026, 8, 28), 3, DAY(2026, 9, 4)),  # 1 and 2 September are off
        (DAY(2026, 8, 20), 2, DAY(2026, 8, 22)),  # a Saturday worked instead
    ],
)
def test_days_are_counted_past_weekends_and_days_off(
    since: datetime.date, count: int, until: datetime.date
) -> None:
    calendar = Calendar(off={DAY(2026, 9, 1), DAY(2026, 9, 2)}, worked={DAY(2026, 8, 22)})
    assert calendar.after(since, count) == until


@given(DAYS, st.integers(1, 40), st.sets(DAYS, max_size=5))
def test_back_from_the_end_of_a_time_one_comes_to_its_beginning(
    day: datetime.date, count: int, off: set[datetime.date]
) -> None:
    calendar = Calendar(off=off)
    begins = calendar.after(day, 1)
    end = calendar.after(begins, count)
    assert calendar.works(begins)
    assert calendar.works(end)
    assert calendar.before(end, count) == begins


def test_the_calendar_stands_in_rows(db: None) -> None:
    Holiday.objects.create(
        name="Tết", starts_on=DAY(2027, 2, 5), ends_on=DAY(2027, 2, 9), legal_basis="-"
    )
    Holiday.objects.create(
        name="Làm bù",
        starts_on=DAY(2027, 2, 13),
        ends_on=DAY(2027, 2, 13),
        legal_basis="-",
        worked=True,
    )
    calendar = calendar_around(DAY(2027, 2, 4))
    assert calendar.after(DAY(2027, 2, 4), 4) == DAY(2027, 2, 13)


def test_a_day_off_ends_after_it_begins_and_is_made_up_for_day_by_day(db: None) -> None:
    first, last = DAY(2027, 2, 5), DAY(2027, 2, 9)
    with pytest.raises(ValidationError, match="trước"):
        Holiday(name="Tết", starts_on=last, ends_on=first, legal_basis="-").full_clean()
    with pytest.raises(ValidationError, match="từng ngày"):
        Holiday(
            name="Tết", starts_on=first, ends_on=last, legal_basis="-", worked=True
        ).full_clean()
