"""Giấy khen and Bằng khen: alternatives, and the years after an earlier award."""

import pytest

from campaigns.eligibility.criteria import (
    Answer,
    Facts,
    Item,
    Merit,
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
Case = tuple[str, str, Facts, Answer, tuple[Item, ...]]


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
