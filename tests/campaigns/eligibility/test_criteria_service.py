"""Kỷ niệm chương: years of service of men and women, once, not after death."""

from datetime import date
from typing import Any

import pytest

from campaigns.eligibility.criteria import (
    Answer,
    Discipline,
    Facts,
    Item,
    Merit,
    Service,
)
from tests.campaigns.eligibility.rulebook import (
    held,
    judged,
    person,
)

YES, NO, UNKNOWN = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE, Answer.CANNOT_TELL
KNC_DAY = date(2023, 5, 1)
Case = tuple[str, str, Facts, Answer, tuple[Item, ...]]


def veteran(sector: int, total: int | None = None, **known: Any) -> Facts:
    """Somebody for the Kỷ niệm chương of 2019–2023, years of service in the sector and in all."""
    rest = {"sex": "male", "posthumous": False}
    months = Service(
        sector_months=sector * 12,
        total_months=(total or sector) * 12,
        hard_area=known.pop("hard_area", False),
    )
    return person(KNC_DAY, **{**rest, "service": months, **known})


CASES: list[Case] = [
    ("KNC: a man after 20 years in the sector", "KNC", veteran(20), YES, ()),
    ("KNC: a woman after 15 years in the sector", "KNC", veteran(15, sex="female"), YES, ()),
    (
        "KNC: a man after 15 years is five short",
        "KNC",
        veteran(15),
        NO,
        (("service_months", "sector", 60),),
    ),
    (
        "KNC: 15 years, man or woman not recorded",
        "KNC",
        veteran(15, sex=None),
        UNKNOWN,
        (("sex_unknown",),),
    ),
    ("KNC: a man from elsewhere, 25 years in all, 10 here", "KNC", veteran(10, 25), YES, ()),
    ("KNC: a woman from elsewhere, 20 and 7", "KNC", veteran(7, 20, sex="female"), YES, ()),
    ("KNC: a man in a hard area after 15 years", "KNC", veteran(15, hard_area=True), YES, ()),
    (
        "KNC: once in a lifetime",
        "KNC",
        veteran(30, awards=held("KNC", 2010, legacy=True)),
        NO,
        (("already_awarded", "KNC", 2010),),
    ),
    ("KNC: not after death", "KNC", veteran(30, posthumous=True), NO, (("posthumous",),)),
    (
        "KNC: the time under a warning is left out of the years",
        "KNC",
        veteran(20, disciplines=(Discipline("canh_cao", date(2010, 1, 1), date(2010, 12, 31)),)),
        NO,
        (("service_months", "sector", 12),),
    ),
    (
        "KNC: under a warning now",
        "KNC",
        veteran(30, disciplines=(Discipline("canh_cao", date(2023, 1, 1)),)),
        NO,
        (("discipline", "canh_cao", ""),),
    ),
    (
        "KNC: somebody from outside whose contribution is confirmed",
        "KNC",
        veteran(1, merits=(Merit("outside_contribution"),)),
        YES,
        (),
    ),
]


@pytest.mark.parametrize(
    ("award", "facts", "answer", "missing"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_the_commemorative_medal(
    award: str, facts: Facts, answer: Answer, missing: tuple[Item, ...]
) -> None:
    verdict = judged(award, facts)
    assert (verdict.verdict, verdict.missing) == (answer, missing)
