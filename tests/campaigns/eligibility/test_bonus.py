"""Bonus money: the examples of the decree, rounding up, one title paid."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.eligibility.bonus import bonus, highest_of_period


@pytest.mark.parametrize(
    ("multiplier", "money"),
    [
        ("0.3", 760_000),
        ("1.0", 2_530_000),
        ("3.0", 7_590_000),
        ("1.5", 3_800_000),
        ("8.0", 20_240_000),
        ("3.5", 8_860_000),
    ],
)
def test_bonuses_at_the_base_salary_of_july_2026(multiplier: str, money: int) -> None:
    assert bonus(multiplier, 2_530_000) == money


@pytest.mark.parametrize("multiplier", ["0.3", Decimal("0.3"), Fraction(3, 10)])
def test_a_multiplier_may_be_any_exact_number(multiplier: str | Decimal | Fraction) -> None:
    assert bonus(multiplier, 1_490_000) == 450_000


def test_what_is_not_exact_or_negative_is_refused() -> None:
    with pytest.raises(TypeError):
        bonus(0.3, 2_530_000)  # type: ignore[arg-type]  # the very mistake that is refused
    with pytest.raises(ValueError, match="never negative"):
        bonus("-0.3", 2_530_000)


@given(st.fractions(0, 40), st.integers(0, 10**8))
def test_rounding_never_takes_and_never_gives_ten_thousand(rate: Fraction, salary: int) -> None:
    exact = rate * salary
    assert bonus(rate, salary) % 10_000 == 0
    assert exact <= bonus(rate, salary) < exact + 10_000


def test_of_several_titles_of_a_period_only_the_highest_is_paid() -> None:
    assert highest_of_period([("LDTT", 760_000), ("CSTDCS", 2_530_000)]) == ("CSTDCS", 2_530_000)
    assert highest_of_period([("B", 1), ("A", 1)]) == ("A", 1)
    assert highest_of_period([]) is None
