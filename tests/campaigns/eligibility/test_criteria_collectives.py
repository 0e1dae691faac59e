"""Titles and flags of collectives: shares, caps, leaders of blocks and campaigns."""

from datetime import date
from typing import Any

import pytest

from campaigns.eligibility.criteria import Answer, Item, Members, Merit, QuotaCount
from tests.campaigns.eligibility.rulebook import (
    NEW_LAW,
    OLD_LAW,
    collective,
    held,
    judged,
    rated,
)

YES, NO, UNKNOWN = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE, Answer.CANNOT_TELL
Case = tuple[str, str, date, dict[str, Any], Answer, tuple[Item, ...]]


def team(count: int, ldtt: int, **known: Any) -> Members:
    rest = {"awarded": {"LDTT": ldtt, "CSTDCS": 1}, "complete": count, "disciplined": {}}
    return Members(count=count, **{**rest, **known})


CASES: list[Case] = [
    (
        "TTLĐTT, old law: more than half, half is not enough",
        "TTLDTT",
        OLD_LAW,
        {"ratings": rated("HTTNV", 2022), "members": team(20, 10)},
        NO,
        (("members_awarded", "LDTT", 1),),
    ),
    (
        "TTLĐTT, old law: more than half",
        "TTLDTT",
        OLD_LAW,
        {"ratings": rated("HTTNV", 2022), "members": team(20, 11)},
        YES,
        (),
    ),
    (
        "TTLĐTT, new law: 55 % are too few",
        "TTLDTT",
        NEW_LAW,
        {"ratings": rated("HTTNV", 2024), "members": team(20, 11)},
        NO,
        (("members_awarded", "LDTT", 3),),
    ),
    (
        "TTLĐTT, new law: exactly 70 %",
        "TTLDTT",
        NEW_LAW,
        {"ratings": rated("HTTNV", 2024), "members": team(20, 14)},
        YES,
        (),
    ),
    (
        "TTLĐTT, new law: 70 % of 11 are 8 persons, not 7.7",
        "TTLDTT",
        NEW_LAW,
        {"ratings": rated("HTTNV", 2024), "members": team(11, 7)},
        NO,
        (("members_awarded", "LDTT", 1),),
    ),
    (
        "TTLĐTT: a member disciplined with a warning",
        "TTLDTT",
        NEW_LAW,
        {"ratings": rated("HTTNV", 2024), "members": team(10, 9, disciplined={"canh_cao": 1})},
        NO,
        (("members_disciplined", "canh_cao", 1),),
    ),
    (
        "TTLĐTT: a reprimand of a member does not stand against it",
        "TTLDTT",
        NEW_LAW,
        {"ratings": rated("HTTNV", 2024), "members": team(10, 9, disciplined={"khien_trach": 1})},
        YES,
        (),
    ),
    (
        "TTLĐTT: members were not counted",
        "TTLDTT",
        NEW_LAW,
        {"ratings": rated("HTTNV", 2024)},
        UNKNOWN,
        (("members_unknown", "count"), ("members_unknown", "disciplined")),
    ),
    (
        "TTLĐXS: excellent, all complete, 70 % LĐTT, one CSTĐCS",
        "TTLDXS",
        NEW_LAW,
        {"ratings": rated("HTXSNV", 2024), "members": team(10, 7)},
        YES,
        (),
    ),
    (
        "TTLĐXS: one member did not complete the tasks",
        "TTLDXS",
        OLD_LAW,
        {"ratings": rated("HTXSNV", 2022), "members": team(10, 9, complete=9)},
        NO,
        (("members_complete", 1),),
    ),
    (
        "TTLĐXS: nobody is CSTĐCS",
        "TTLDXS",
        NEW_LAW,
        {
            "ratings": rated("HTXSNV", 2024),
            "members": team(10, 9, awarded={"LDTT": 9, "CSTDCS": 0}),
        },
        NO,
        (("members_awarded", "CSTDCS", 1),),
    ),
    (
        "TTLĐXS: how many completed their tasks was not counted",
        "TTLDXS",
        NEW_LAW,
        {"ratings": rated("HTXSNV", 2024), "members": team(10, 9, complete=None)},
        UNKNOWN,
        (("members_unknown", "complete"),),
    ),
    (
        "CTĐB, new law: leads the block and exceeds the targets",
        "CTDB",
        NEW_LAW,
        {"merits": (Merit("block_leader"), Merit("exceeds_targets"))},
        YES,
        (),
    ),
    (
        "CTĐB, new law: leading the block alone is not enough",
        "CTDB",
        NEW_LAW,
        {"merits": (Merit("block_leader"),)},
        NO,
        (("merit", "exceeds_targets"),),
    ),
    (
        "CTĐB, old law: leading the block is enough",
        "CTDB",
        OLD_LAW,
        {"merits": (Merit("block_leader"),)},
        YES,
        (),
    ),
    (
        "CTĐB, new law: leader of a campaign of three years",
        "CTDB",
        NEW_LAW,
        {"merits": (Merit("campaign_leader", years=3, launched_by="ministry"),)},
        YES,
        (),
    ),
    (
        "CTĐB, new law: who launched the campaign of three years must be known",
        "CTDB",
        NEW_LAW,
        {"merits": (Merit("campaign_leader", years=3),)},
        UNKNOWN,
        (("merit_launcher_unknown", "campaign_leader", "ministry"),),
    ),
    (
        "CTĐB, new law: a unit's campaign is none of the ministry",
        "CTDB",
        NEW_LAW,
        {"merits": (Merit("campaign_leader", years=3, launched_by="unit"),)},
        NO,
        (("merit_launcher", "campaign_leader", "ministry"),),
    ),
    (
        "CTĐB, new law: a campaign of two years is too short",
        "CTDB",
        NEW_LAW,
        {"merits": (Merit("campaign_leader", years=2, launched_by="ministry"),)},
        NO,
        (("merit_years", "campaign_leader", 3),),
    ),
    (
        "CTĐCP: the best of the block leaders who meets the standard of CTĐB",
        "CTDCP",
        NEW_LAW,
        {"merits": (Merit("best_of_block_leaders"),), "qualifies_for": frozenset({"CTDB"})},
        YES,
        (),
    ),
    (
        "CTĐCP: a campaign of five years must be one of the Prime Minister or the President",
        "CTDCP",
        NEW_LAW,
        {
            "merits": (Merit("campaign_leader", years=5, launched_by="ministry"),),
            "qualifies_for": frozenset(),
        },
        NO,
        (("merit", "best_of_block_leaders"), ("standard", "CTDB", 2024)),
    ),
    (
        "CTĐCP: leader of such a campaign",
        "CTDCP",
        NEW_LAW,
        {"merits": (Merit("campaign_leader", years=5, launched_by="pm_or_president"),)},
        YES,
        (),
    ),
    (
        "CTĐCP, old law: 20 % of 9 qualified are 1, and it is given",
        "CTDCP",
        OLD_LAW,
        {
            "merits": (Merit("central_cluster_leader"),),
            "quotas": (QuotaCount("ministry", "CTDB", 9, 1),),
        },
        NO,
        (("quota", "CTDB", 1),),
    ),
    (
        "CTĐCP, old law: 20 % of 10 qualified are 2, one is free",
        "CTDCP",
        OLD_LAW,
        {
            "merits": (Merit("central_cluster_leader"),),
            "quotas": (QuotaCount("ministry", "CTDB", 10, 1),),
        },
        YES,
        (),
    ),
    (
        "BKB of a collective: two years of TTLĐXS in a row",
        "BKB_TT",
        NEW_LAW,
        {"awards": held("TTLDXS", 2023, 2024)},
        YES,
        (),
    ),
    (
        "BKB of a collective, old law: TTLĐXS is not a path, the ratings count",
        "BKB_TT",
        OLD_LAW,
        {"awards": held("TTLDXS", 2021, 2022), "ratings": rated("HTTNV", 2021, 2022)},
        NO,
        (("rating", 2021, "HTXSNV"), ("rating", 2022, "HTXSNV")),
    ),
]


@pytest.mark.parametrize(
    ("award", "day", "known", "answer", "missing"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_an_award_of_a_collective(
    award: str, day: date, known: dict[str, Any], answer: Answer, missing: tuple[Item, ...]
) -> None:
    verdict = judged(award, collective(day, **known))
    assert (verdict.verdict, verdict.missing) == (answer, missing)


def test_a_collective_gets_no_title_of_a_person() -> None:
    verdict = judged("LDTT", collective(NEW_LAW, ratings=rated("HTTNV", 2024)))
    assert (verdict.verdict, verdict.missing) == (NO, (("recipient", "individual"),))
