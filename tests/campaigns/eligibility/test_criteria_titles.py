"""LĐTT and CSTĐCS under the law of 2003 and the law of 2022."""

from datetime import date
from typing import Any

import pytest

from campaigns.eligibility.criteria import Answer, Item, QuotaCount, Service
from tests.campaigns.eligibility.rulebook import (
    NEW_LAW,
    OLD_LAW,
    held,
    judged,
    made,
    person,
    rated,
)

YES, NO, UNKNOWN = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE, Answer.CANNOT_TELL
ADVANCED = frozenset({"LDTT"})
CSTDCS_OLD = {"qualifies_for": ADVANCED, "quotas": (QuotaCount("unit", "LDTT", 40, 5),)}
Case = tuple[str, str, date, dict[str, Any], Answer, tuple[Item, ...]]

# sentence of the regulation, award, day of the decision, what is known, answer, what is missing
CASES: list[Case] = [
    (
        "LĐTT: tasks completed well",
        "LDTT",
        NEW_LAW,
        {"ratings": rated("HTTNV", 2024)},
        YES,
        (),
    ),
    (
        "LĐTT: completed only is not enough",
        "LDTT",
        NEW_LAW,
        {"ratings": rated("HTNV", 2024)},
        NO,
        (("rating", 2024, "HTTNV"),),
    ),
    (
        "LĐTT: not rated for lack of six months is not enough",
        "LDTT",
        NEW_LAW,
        {"ratings": rated("NR", 2024)},
        NO,
        (("rating", 2024, "HTTNV"),),
    ),
    (
        "LĐTT: a rating of another year says nothing",
        "LDTT",
        NEW_LAW,
        {"ratings": rated("HTXSNV", 2023)},
        UNKNOWN,
        (("rating_unknown", 2024),),
    ),
    (
        "LĐTT, old law: recruited for ten months",
        "LDTT",
        OLD_LAW,
        {"ratings": rated("HTTNV", 2022), "service": Service(total_months=10)},
        YES,
        (),
    ),
    (
        "LĐTT, old law: not for staff recruited for less than ten months",
        "LDTT",
        OLD_LAW,
        {"ratings": rated("HTTNV", 2022), "service": Service(total_months=9)},
        NO,
        (("service_months", "total", 1),),
    ),
    (
        "LĐTT, new law: no ten months any more",
        "LDTT",
        NEW_LAW,
        {"ratings": rated("HTTNV", 2024), "service": Service(total_months=7)},
        YES,
        (),
    ),
    (
        "CSTĐCS, new law: the excellent rating is enough",
        "CSTDCS",
        NEW_LAW,
        {"qualifies_for": ADVANCED, "ratings": rated("HTXSNV", 2024)},
        YES,
        (),
    ),
    (
        "CSTĐCS, new law: a recognised initiative is enough",
        "CSTDCS",
        NEW_LAW,
        {
            "qualifies_for": ADVANCED,
            "ratings": rated("HTTNV", 2024),
            "initiatives": made("base", [2024]),
        },
        YES,
        (),
    ),
    (
        "CSTĐCS, new law: an accepted topic is enough",
        "CSTDCS",
        NEW_LAW,
        {
            "qualifies_for": ADVANCED,
            "ratings": rated("HTTNV", 2024),
            "initiatives": made("ministry", [2024], kind="topic"),
        },
        YES,
        (),
    ),
    (
        "CSTĐCS, new law: one of the three is needed",
        "CSTDCS",
        NEW_LAW,
        {"qualifies_for": ADVANCED, "ratings": rated("HTTNV", 2024)},
        NO,
        (("rating", 2024, "HTXSNV"),),
    ),
    (
        "CSTĐCS: the standard of LĐTT is needed",
        "CSTDCS",
        NEW_LAW,
        {"qualifies_for": frozenset(), "ratings": rated("HTXSNV", 2024)},
        NO,
        (("standard", "LDTT", 2024),),
    ),
    (
        "CSTĐCS: LĐTT of the same year in the register is the best proof",
        "CSTDCS",
        NEW_LAW,
        {"awards": held("LDTT", 2024), "ratings": rated("HTXSNV", 2024)},
        YES,
        (),
    ),
    (
        "CSTĐCS: whether LĐTT is met was not asked",
        "CSTDCS",
        NEW_LAW,
        {"ratings": rated("HTXSNV", 2024)},
        UNKNOWN,
        (("standard_unknown", "LDTT", 2024),),
    ),
    (
        "CSTĐCS, old law: an initiative is mandatory, the rating does not replace it",
        "CSTDCS",
        OLD_LAW,
        {**CSTDCS_OLD, "ratings": rated("HTXSNV", 2022)},
        NO,
        (("initiative_or_topic", "base", 1),),
    ),
    (
        "CSTĐCS, old law: with an initiative, inside the cap",
        "CSTDCS",
        OLD_LAW,
        {**CSTDCS_OLD, "initiatives": made("base", [2022])},
        YES,
        (),
    ),
    (
        "CSTĐCS, old law: 15 % of 40 LĐTT are 6, the seventh is one too many",
        "CSTDCS",
        OLD_LAW,
        {
            **CSTDCS_OLD,
            "initiatives": made("base", [2022]),
            "quotas": (QuotaCount("unit", "LDTT", 40, 6),),
        },
        NO,
        (("quota", "LDTT", 6),),
    ),
    (
        "CSTĐCS, old law: 15 % of 39 are 5, never rounded up to 6",
        "CSTDCS",
        OLD_LAW,
        {
            **CSTDCS_OLD,
            "initiatives": made("base", [2022]),
            "quotas": (QuotaCount("unit", "LDTT", 39, 5),),
        },
        NO,
        (("quota", "LDTT", 5),),
    ),
    (
        "CSTĐCS, old law: a cap of another scope says nothing",
        "CSTDCS",
        OLD_LAW,
        {
            **CSTDCS_OLD,
            "initiatives": made("base", [2022]),
            "quotas": (QuotaCount("ministry", "LDTT", 40, 0),),
        },
        UNKNOWN,
        (("quota_unknown", "LDTT"),),
    ),
    (
        "CSTĐCS, new law: the cap of 15 % is gone",
        "CSTDCS",
        NEW_LAW,
        {
            "qualifies_for": ADVANCED,
            "ratings": rated("HTXSNV", 2024),
            "quotas": (QuotaCount("unit", "LDTT", 10, 9),),
        },
        YES,
        (),
    ),
    (
        "CSTĐCS: an initiative serves one award only",
        "CSTDCS",
        OLD_LAW,
        {**CSTDCS_OLD, "initiatives": made("base", [2022], used_by="BKB_CN")},
        NO,
        (("initiative_or_topic", "base", 1), ("initiative_used", "Sáng kiến 1", "BKB_CN")),
    ),
    (
        "CSTĐCS: an initiative of an earlier year belongs to that year",
        "CSTDCS",
        OLD_LAW,
        {**CSTDCS_OLD, "initiatives": made("base", [2021])},
        NO,
        (("initiative_or_topic", "base", 1),),
    ),
]


@pytest.mark.parametrize(
    ("award", "day", "known", "answer", "missing"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_title_of_a_person(
    award: str, day: date, known: dict[str, Any], answer: Answer, missing: tuple[Item, ...]
) -> None:
    verdict = judged(award, person(day, **known))
    assert (verdict.verdict, verdict.missing) == (answer, missing)
