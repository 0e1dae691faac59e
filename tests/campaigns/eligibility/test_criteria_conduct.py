"""Conduct and the time after discipline; what is unknown is never guessed."""

from datetime import date
from typing import Any

import pytest

from campaigns.eligibility.criteria import (
    Answer,
    Discipline,
    Facts,
    Item,
    QuotaCount,
    Rating,
    judge,
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
    rule,
)

YES, NO, UNKNOWN = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE, Answer.CANNOT_TELL
REPRIMAND = Discipline("khien_trach", date(2023, 3, 1), date(2023, 6, 30), pk=5)
Case = tuple[str, dict[str, Any], Answer, tuple[Item, ...]]

# Somebody rated HTTNV in 2024, considered for LĐTT on 2025-03-01.
LDTT: list[Case] = [
    ("nothing against the person", {}, YES, ()),
    ("proceedings are pending", {"under_proceedings": True}, NO, (("proceedings",),)),
    (
        "nobody asked about proceedings",
        {"under_proceedings": None},
        UNKNOWN,
        (("proceedings_unknown",),),
    ),
    ("discipline is not known", {"disciplines": None}, UNKNOWN, (("disciplines_unknown",),)),
    (
        "a reprimand is in force on the day of the decision",
        {"disciplines": (Discipline("khien_trach", date(2024, 9, 1), date(2025, 3, 1)),)},
        NO,
        (("discipline", "khien_trach", "2025-03-01"),),
    ),
    (
        "the reprimand ended the day before",
        {"disciplines": (Discipline("khien_trach", date(2024, 9, 1), date(2025, 2, 28)),)},
        YES,
        (),
    ),
    (
        "a reprimand that comes later",
        {"disciplines": (Discipline("khien_trach", date(2025, 3, 2)),)},
        YES,
        (),
    ),
    (
        "a removal from office without an end",
        {"disciplines": (Discipline("cach_chuc", date(2019, 9, 1)),)},
        NO,
        (("discipline", "cach_chuc", ""),),
    ),
]


@pytest.mark.parametrize(
    ("known", "answer", "missing"), [case[1:] for case in LDTT], ids=[case[0] for case in LDTT]
)
def test_conduct_for_a_yearly_title(
    known: dict[str, Any], answer: Answer, missing: tuple[Item, ...]
) -> None:
    verdict = judged("LDTT", person(NEW_LAW, ratings=rated("HTTNV", 2024), **known))
    assert (verdict.verdict, verdict.missing) == (answer, missing)


def test_years_before_the_end_of_discipline_do_not_count_any_more() -> None:
    facts = person(
        NEW_LAW,
        awards=held("CSTDCS", 2022, 2023, 2024),
        initiatives=made("ministry", [2024]),
        disciplines=(REPRIMAND,),
    )
    verdict = judged("CSTDB", facts)
    assert (verdict.verdict, verdict.missing) == (NO, (("counting_from", 2024),))


def test_three_whole_years_after_discipline_count_again() -> None:
    facts = person(
        date(2027, 3, 1),
        awards=held("CSTDCS", 2024, 2025, 2026),
        initiatives=made("ministry", [2026]),
        disciplines=(REPRIMAND,),
    )
    assert judged("CSTDB", facts).verdict == YES


def test_discipline_that_ends_with_the_year_leaves_the_next_year_whole() -> None:
    facts = person(
        date(2026, 3, 1),
        ratings=rated("HTXSNV", 2024, 2025),
        initiatives=made("base", [2024, 2025]),
        disciplines=(Discipline("canh_cao", date(2023, 1, 1), date(2023, 12, 31)),),
    )
    assert judged("BKB_CN", facts).verdict == YES


def test_an_award_once_received_stays_received_after_discipline() -> None:
    facts = person(
        date(2029, 3, 1),
        ratings=rated("HTTNV", *range(2024, 2029)),
        awards=held("BKB_CN", 2020) + held("CSTDCS", 2024, 2026, 2028),
        disciplines=(REPRIMAND,),
    )
    assert judged("BKTTG_CN", facts).verdict == YES


def test_an_unknown_rating_inside_the_years_leaves_the_answer_open() -> None:
    facts = collective(NEW_LAW, ratings=rated("HTXSNV", 2024))
    verdict = judged("BKB_TT", facts)
    assert (verdict.verdict, verdict.missing) == (UNKNOWN, (("rating_unknown", 2023),))


def test_a_known_bad_year_decides_in_spite_of_unknown_ones() -> None:
    facts = person(NEW_LAW, ratings=rated("KHTNV", 2024), under_proceedings=None)
    verdict = judged("LDTT", facts)
    assert (verdict.verdict, verdict.missing) == (
        NO,
        (("proceedings_unknown",), ("rating", 2024, "HTTNV")),
    )


def test_awards_that_are_not_known_are_not_denied() -> None:
    facts = person(NEW_LAW, awards=None, initiatives=None)
    verdict = judged("CSTDB", facts)
    assert (verdict.verdict, verdict.missing) == (
        UNKNOWN,
        (("awards_unknown",), ("initiatives_unknown",)),
    )


def test_the_old_law_is_judged_by_the_old_version() -> None:
    assert [rule("CSTDCS", day).version_id for day in (OLD_LAW, NEW_LAW)] == [
        "CSTDCS:2014-06-01",
        "CSTDCS:2024-01-01",
    ]


def test_without_a_decision_the_day_judged_is_the_end_of_the_year() -> None:
    facts = Facts("individual", 2024, ratings=rated("HTTNV", 2024), under_proceedings=False)
    assert facts.judged_on == date(2024, 12, 31)
    assert judge(rule("LDTT", facts.judged_on), facts).verdict == YES


def test_two_ratings_of_one_year_are_refused() -> None:
    with pytest.raises(ValueError, match="two ratings"):
        person(NEW_LAW, ratings=(Rating(2024, "HTTNV"), Rating(2024, "HTNV")))


def test_two_counts_for_one_cap_are_refused() -> None:
    with pytest.raises(ValueError, match="two counts for one quota"):
        person(NEW_LAW, quotas=(QuotaCount("unit", "LDTT", 1, 0), QuotaCount("unit", "LDTT", 2, 0)))


@pytest.mark.parametrize(
    "known",
    [
        {"ratings": rated("TOT", 2024)},
        {"initiatives": made("world", [2024])},
        {"disciplines": (Discipline("phe_binh", date(2024, 1, 1)),)},
    ],
)
def test_codes_that_nobody_knows_are_refused(known: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="unknown rating level, initiative scope or form"):
        person(NEW_LAW, **known)
