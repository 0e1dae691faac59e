"""The money that goes with an award: multiplier × base salary, rounded up to ten thousand đồng."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

STEP = 10_000


def bonus(multiplier: Fraction | Decimal | str, base_salary: int) -> int:
    """The bonus in đồng: multiplier × the base salary in force on the day of the decision.

    Rounded up to the next 10,000 đồng: 0.3 × 2,530,000 → 760,000 (NĐ 152/2025 Art 49–54).
    Exact arithmetic; floats are refused with TypeError, negative values with ValueError.
    """
    if isinstance(multiplier, float):  # type: ignore[unreachable] # callers without types exist
        raise TypeError("a multiplier is a decimal string, Decimal or Fraction")
    exact = Fraction(multiplier) * base_salary
    if exact < 0:
        raise ValueError("a bonus is never negative")
    return -(-exact // STEP) * STEP


def highest_of_period(titles: Iterable[tuple[str, int]]) -> tuple[str, int] | None:
    """The one title of a period that is paid: the highest money, of equal ones the first code.

    Several titles of one period are paid once; a title and a commendation are paid both, so only
    titles are handed in. None when there are none.
    """
    return min(titles, key=lambda title: (-title[1], title[0]), default=None)
