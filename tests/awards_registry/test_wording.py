"""Dates and amounts as Vietnamese papers write them."""

from datetime import date

import pytest

from awards_registry.wording import grouped, vietnamese_date


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2025, 11, 22), "ngày 22 tháng 11 năm 2025"),
    ],
)
def test_days_under_ten_and_the_first_two_months_have_a_zero(day: date, words: str) -> None:
    assert vietnamese_date(day) == words


@pytest.mark.parametrize(("amount", "words"), [(0, "0"), (999, "999"), (2_340_000, "2.340.000")])
def test_points_stand_between_the_thousands(amount: int, words: str) -> None:
    assert grouped(amount) == words
