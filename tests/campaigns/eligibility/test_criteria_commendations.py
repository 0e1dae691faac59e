"""Giấy khen, Bằng khen, Kỷ niệm chương and the orders of the State."""

from datetime import date
from typing import Any

import pytest

from campaigns.eligibility.criteria import (
    Answer,
    Discipline,
    Facts,
    Item,
    Merit,
    PostHeld,
    Service,
)
from tests.campaigns.eligibility.rulebook import (
    NEW_LAW,
    OLD_LAW,
    collective,
    held,
    judged,
    made,
    person,
    rated,
)

YES, NO, UNKNOWN = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE, Answer.CANNOT_TELL
FIVE_YEARS = rated("HTTNV", 2020, 2021, 2022, 2023, 2024)
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
    ("GK: work done well", "GK_CN", person(NEW_LAW, ratings=rated("HTTNV", 2024)), YES, ()),
    (
        "GK: an extraordinary achievement needs no rating",
        "GK_CN",
        person(NEW_LAW, merits=(Merit("extraordinary"),)),
        YES,
        (),
    ),
    (
        "GK, old law: the authority's own criteria, nobody asked yet",
        "GK_TT",
        collective(OLD_LAW, merits=None),
        UNKNOWN,
        (("merit_unknown", "authority_criteria"),),
    ),
    (
        "BKB: two consecutive CSTĐCS",
        "BKB_CN",
        person(NEW_LAW, awards=held("CSTDCS", 2023, 2024)),
        YES,
        (),
    ),
    (
        "BKB: CSTĐCS with a gap are not consecutive",
        "BKB_CN",
        person(NEW_LAW, awards=held("CSTDCS", 2022, 2024)),
        NO,
        (("award", "CSTDCS", 2023),),
    ),
    (
        "BKB: two excellent years with two initiatives of the base",
        "BKB_CN",
        person(
            NEW_LAW, ratings=rated("HTXSNV", 2023, 2024), initiatives=made("base", [2023, 2024])
        ),
        YES,
        (),
    ),
    (
        "BKB, old law: two excellent years with one initiative",
        "BKB_CN",
        person(OLD_LAW, ratings=rated("HTXSNV", 2021, 2022), initiatives=made("base", [2022])),
        NO,
        (("initiative_or_topic", "base", 1),),
    ),
    (
        "BKB, old law: two CSTĐCS are not a path",
        "BKB_CN",
        person(OLD_LAW, awards=held("CSTDCS", 2021, 2022), ratings=rated("HTNV", 2021, 2022)),
        NO,
        (
            ("rating", 2021, "HTXSNV"),
            ("rating", 2022, "HTXSNV"),
            ("initiative_or_topic", "base", 2),
        ),
    ),
    (
        "BKB: outstanding at the final review of a campaign",
        "BKB_CN",
        person(NEW_LAW, merits=(Merit("campaign_outstanding"),)),
        YES,
        (),
    ),
    (
        "BKB: great contribution, a path of the new law",
        "BKB_CN",
        person(NEW_LAW, merits=(Merit("contribution"),)),
        YES,
        (),
    ),
    (
        "BKB: nobody asked for other merits, so the answer is open",
        "BKB_CN",
        person(NEW_LAW, ratings=rated("HTNV", 2023, 2024), merits=None),
        UNKNOWN,
        (("merit_unknown", "campaign_outstanding"),),
    ),
    (
        "BKTTg: BKB, then five years well done with three CSTĐCS",
        "BKTTG_CN",
        person(
            NEW_LAW,
            ratings=FIVE_YEARS,
            awards=held("BKB_CN", 2019) + held("CSTDCS", 2018, 2021, 2024),
        ),
        NO,
        (("award_since", "CSTDCS", 1, 2020),),
    ),
    (
        "BKTTg: the three CSTĐCS need not be consecutive",
        "BKTTG_CN",
        person(
            NEW_LAW,
            ratings=FIVE_YEARS,
            awards=held("BKB_CN", 2019) + held("CSTDCS", 2020, 2022, 2024),
        ),
        YES,
        (),
    ),
    (
        "BKTTg: the five years begin after BKB",
        "BKTTG_CN",
        person(
            NEW_LAW,
            ratings=FIVE_YEARS,
            awards=held("BKB_CN", 2021) + held("CSTDCS", 2022, 2023, 2024),
        ),
        NO,
        (("counting_from", 2022),),
    ),
    (
        "BKTTg: a BKB for an extraordinary deed is no ground for one for merit",
        "BKTTG_CN",
        person(
            NEW_LAW,
            ratings=FIVE_YEARS,
            awards=held("BKB_CN", 2019, occasion="extraordinary")
            + held("CSTDCS", 2021, 2022, 2023),
        ),
        NO,
        (("award_count", "BKB_CN", 1), ("award_not_counted", "BKB_CN", 2019)),
    ),
    (
        "BKTTg, old law: five excellent years with five initiatives",
        "BKTTG_CN",
        person(
            OLD_LAW,
            ratings=rated("HTXSNV", *range(2018, 2023)),
            awards=held("BKB_CN", 2019),
            initiatives=made("base", range(2018, 2023)),
        ),
        YES,
        (),
    ),
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
def test_a_commendation(
    award: str, facts: Facts, answer: Answer, missing: tuple[Item, ...]
) -> None:
    verdict = judged(award, facts)
    assert (verdict.verdict, verdict.missing) == (answer, missing)


def test_every_path_is_explained_even_when_another_one_holds() -> None:
    verdict = judged("BKB_CN", person(NEW_LAW, awards=held("CSTDCS", 2023, 2024)))
    assert verdict.paths_met == (1,)
    assert [(finding.path, finding.kind, finding.met) for finding in verdict.findings] == [
        (0, "clean", True),
        (1, "award", True),
        (2, "rating", None),
        (2, "initiative", False),
        (3, "merit", False),
        (4, "merit", False),
        (5, "merit", False),
    ]


def test_months_in_a_post_are_counted_exactly() -> None:
    facts = person(NEW_LAW, sex="female", posts=(PostHeld("tong_cuc_truong", 39, pk=3),))
    found = [f.missing for f in judged("HCLD2_CN", facts).findings if f.kind == "long_service"]
    assert found == [(("post_months", "tong_cuc_truong", 1),)]
