"""Orders and the title of Hero: ladders of the State, long contribution."""

from datetime import date

import pytest

from campaigns.eligibility.criteria import (
    Answer,
    Facts,
    Item,
    Merit,
    PostHeld,
)
from tests.campaigns.eligibility.rulebook import (
    NEW_LAW,
    collective,
    held,
    judged,
    person,
    rated,
)

YES, NO = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE
FIVE_YEARS = rated("HTTNV", 2020, 2021, 2022, 2023, 2024)
Case = tuple[str, str, Facts, Answer, tuple[Item, ...]]

CASES: list[Case] = [
    (
        "HCLĐ Ba: five years of which one excellent, three CSTĐCS after BKTTg",
        "HCLD3_CN",
        person(
            NEW_LAW,
            ratings=rated("HTTNV", 2020, 2021, 2022, 2023) + rated("HTXSNV", 2024),
            awards=held("BKTTG_CN", 2019) + held("CSTDCS", 2020, 2021, 2024),
            posts=(),
        ),
        YES,
        (),
    ),
    (
        "HCLĐ Ba: an excellent year is missing",
        "HCLD3_CN",
        person(
            NEW_LAW,
            ratings=FIVE_YEARS,
            awards=held("BKTTG_CN", 2019) + held("CSTDCS", 2020, 2021, 2024),
            posts=(PostHeld("vu_cuc_truong", 12),),
        ),
        NO,
        (("rating_years", "HTXSNV", 1),),
    ),
    (
        "HCLĐ Ba: six years as director of a department",
        "HCLD3_CN",
        person(NEW_LAW, sex="male", posts=(PostHeld("vu_cuc_truong", 72, pk=3),)),
        YES,
        (),
    ),
    (
        "HCLĐ Ba: four years as director are enough for a woman, a third less than six",
        "HCLD3_CN",
        person(NEW_LAW, sex="female", posts=(PostHeld("vu_cuc_truong", 48, pk=3),)),
        YES,
        (),
    ),
    (
        "HCLĐ Nhì: 5 years as director general are 40 months for a woman, 39 are short",
        "HCLD2_CN",
        person(NEW_LAW, sex="female", posts=(PostHeld("tong_cuc_truong", 39, pk=3),)),
        NO,
        (("award_count", "HCLD3_CN", 1),),
    ),
    (
        "HCLĐ Ba of a collective: years of TTLĐXS stand for excellent ratings",
        "HCLD3_TT",
        collective(
            NEW_LAW,
            ratings=rated("HTXSNV", 2023, 2024),
            awards=held("BKTTG_TT", 2019) + held("TTLDXS", 2020, 2021, 2022),
        ),
        YES,
        (),
    ),
    (
        "HCĐL Ba of a collective, 2014–2017: two flags of the Government and a BKTTg",
        "HCDL3_TT",
        collective(
            date(2016, 3, 1),
            ratings=rated("HTXSNV", *range(2006, 2016)),
            awards=held("HCLD1_TT", 2005) + held("CTDCP", 2008, 2013) + held("BKTTG_TT", 2010),
            founded_on=date(1980, 1, 1),
        ),
        YES,
        (),
    ),
    (
        "HCĐL Ba of a collective, 2014–2017: founded thirty years ago",
        "HCDL3_TT",
        collective(
            date(2016, 3, 1),
            ratings=rated("HTXSNV", *range(2006, 2016)),
            awards=held("HCLD1_TT", 2005) + held("CTDCP", 2008, 2013) + held("CTDB", 2010, 2011),
            founded_on=date(1986, 3, 2),
        ),
        NO,
        (("founded_years", 1),),
    ),
    (
        "AHLĐ: ten years of contribution",
        "AHLD_CN",
        person(NEW_LAW, merits=(Merit("contribution", years=10),)),
        YES,
        (),
    ),
]


@pytest.mark.parametrize(
    ("award", "facts", "answer", "missing"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_an_award_of_the_state(
    award: str, facts: Facts, answer: Answer, missing: tuple[Item, ...]
) -> None:
    verdict = judged(award, facts)
    assert (verdict.verdict, verdict.missing) == (answer, missing)


def test_months_in_a_post_are_counted_exactly() -> None:
    facts = person(NEW_LAW, sex="female", posts=(PostHeld("tong_cuc_truong", 39, pk=3),))
    found = [f.missing for f in judged("HCLD2_CN", facts).findings if f.kind == "long_service"]
    assert found == [(("post_months", "tong_cuc_truong", 1),)]
