"""What is known only in part: single awards and merits, lower titles, years without a rating."""

from datetime import date

import pytest

from campaigns.eligibility.criteria import Answer, Condition, Facts, Rating, RuleSet, judge
from campaigns.eligibility.criteria.standards import with_standards
from tests.campaigns.eligibility.rulebook import NEW_LAW, held, judged, person, rated, rule

YES, NO, UNKNOWN = Answer.ELIGIBLE, Answer.NOT_ELIGIBLE, Answer.CANNOT_TELL
LADDER = {"awards": held("BKB_CN", 2019) + held("CSTDCS", 2020, 2021, 2022)}


def prime_minister(*ratings: Rating) -> Facts:
    known = {"initiatives": (), "disciplines": (), "posts": ()}
    return person(NEW_LAW, ratings=ratings, **LADDER, **known)


def test_titles_belong_to_the_unbroken_years() -> None:
    whole = prime_minister(*rated("HTTNV", 2020, 2021, 2022, 2023, 2024))
    assert judged("BKTTG_CN", whole).verdict is YES
    broken = prime_minister(*rated("HTTNV", 2020, 2021, 2022, 2024), *rated("HTNV", 2023))
    titles = judged("BKTTG_CN", broken).findings[3]
    assert (titles.kind, titles.met) == ("award", False)
    assert titles.missing == (("award_since", "CSTDCS", 3, 2024),)


def test_a_year_without_a_rating_leaves_open_whether_titles_lie_in_the_run() -> None:
    gap = prime_minister(*rated("HTTNV", 2020, 2021, 2022, 2024))
    verdict = judged("BKTTG_CN", gap)
    assert verdict.verdict is UNKNOWN
    assert verdict.findings[3].missing == (("rating_unknown", 2023),)


def test_an_award_decided_after_the_day_was_not_held_yet() -> None:
    late = held("CSTDCS", 2023) + held("CSTDCS", 2024, decided_on=date(2025, 3, 2))
    assert judged("BKB_CN", person(NEW_LAW, awards=late, ratings=())).findings[1].met is False
    same_day = held("CSTDCS", 2023) + held("CSTDCS", 2024, decided_on=NEW_LAW)
    assert judged("BKB_CN", person(NEW_LAW, awards=same_day)).findings[1].met is True


@pytest.mark.parametrize(
    ("award", "code"), [("CSTDB", "CSTDCS"), ("BKTTG_CN", "BKB_CN"), ("KNC", "KNC")]
)
def test_an_award_that_may_be_missing_from_the_list_leaves_it_open(award: str, code: str) -> None:
    facts = person(NEW_LAW, awards_unsure=frozenset({code}))
    found = [f for f in judged(award, facts).findings if ("award_unknown", code) in f.missing]
    assert found
    assert all(finding.met is None for finding in found)


def test_a_merit_nobody_asked_for_is_open_and_the_others_are_not() -> None:
    facts = person(NEW_LAW, subject="collective", merits_unsure=frozenset({"block_leader"}))
    assert [f.met for f in judged("CTDB", facts).findings[1:]] == [None, False, False]


def test_a_lower_title_that_cannot_be_told_leaves_the_higher_one_open() -> None:
    facts = person(NEW_LAW, initiatives=(), disciplines=())
    higher, lower = rule("CSTDCS", NEW_LAW), {"LDTT": rule("LDTT", NEW_LAW)}
    known = with_standards(higher, facts, lower)
    assert known.standards_unsure == {"LDTT"}
    finding = judge(higher, known).findings[1]
    assert finding.met is None
    assert finding.missing == (("standard_unknown", "LDTT", 2024), ("rating_unknown", 2024))


def test_titles_that_rest_on_each_other_are_left_open() -> None:
    def resting(award: str, on: str) -> RuleSet:
        params = {"code": on, "standard_met_is_enough": True}
        conditions = (Condition("award_same_year", params),)
        return RuleSet(award, award, NEW_LAW, None, "", conditions, "individual")

    rules = {"A": resting("A", "B"), "B": resting("B", "A")}
    assert rules["A"].standards == {"B"}
    known = with_standards(rules["A"], person(NEW_LAW), rules)
    assert judge(rules["A"], known).verdict is UNKNOWN


def test_what_is_stated_of_a_lower_title_is_not_judged() -> None:
    higher, lower = rule("CSTDCS", NEW_LAW), {"LDTT": rule("LDTT", NEW_LAW)}
    for said in (True, False, None):
        known = with_standards(higher, person(NEW_LAW), lower, {"LDTT": said})
        assert judge(higher, known).findings[1].met is said
