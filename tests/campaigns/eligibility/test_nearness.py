"""Who qualifies, who is one step away and which step, and who is further than that."""

import dataclasses
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from campaigns.eligibility.criteria import Discipline, Facts, QuotaCount, Rating, RuleSet, judge
from campaigns.eligibility.criteria.book import Rulebook
from campaigns.eligibility.criteria.nearness import Nearness, by_records, nearness
from campaigns.eligibility.criteria.standards import with_standards
from campaigns.eligibility.criteria.verdict import Answer
from tests.campaigns.eligibility.rulebook import (
    NEW_LAW,
    OLD_LAW,
    RULES,
    collective,
    held,
    made,
    person,
    rated,
)
from tests.campaigns.eligibility.test_criteria_properties import cases

BOOKS = {day: Rulebook(rule for rule in RULES if rule.in_force(day)) for day in (OLD_LAW, NEW_LAW)}


def near(award: str, facts: Facts) -> Nearness | None:
    book = BOOKS[facts.judged_on]
    short = by_records(book.rules[award])
    assert short is not None
    return nearness(short, book.informed(facts, [award]))


def unasked(day: date, **known: object) -> Facts:
    """Somebody about whom no unit has confirmed anything yet."""
    return person(day, **{"under_proceedings": None, **known})


def test_what_the_unit_confirms_later_is_no_step() -> None:
    assert near("LDTT", unasked(NEW_LAW, ratings=rated("HTTNV", 2024))) == Nearness()


def test_something_pending_bars_the_way() -> None:
    facts = unasked(NEW_LAW, ratings=rated("HTTNV", 2024))

    assert near("LDTT", dataclasses.replace(facts, under_proceedings=True)) is None


def test_a_missing_rating_is_one_step_for_the_title_and_for_the_title_above() -> None:
    step = Nearness((("rating_unknown", 2024),))

    assert near("LDTT", unasked(NEW_LAW)) == step
    assert near("CSTDCS", unasked(NEW_LAW)) == step


def test_of_several_ways_each_that_still_can_be_made_is_named() -> None:
    found = near("CSTDCS", unasked(NEW_LAW, ratings=rated("HTTNV", 2024)))

    assert found == Nearness((("initiative", "base", 1), ("topic", "base", 1)))


def test_a_poor_rating_is_no_step() -> None:
    assert near("CSTDCS", unasked(NEW_LAW, ratings=rated("HTNV", 2024))) is None
    assert near("LDTT", unasked(NEW_LAW, ratings=rated("HTNV", 2024))) == Nearness(
        (("rating", 2024, "HTTNV"),), open=False
    )


def test_the_title_of_this_year_can_still_be_given_the_one_of_last_year_not() -> None:
    known = {"initiatives": made("ministry", [2024])}
    this_year = unasked(NEW_LAW, awards=held("CSTDCS", 2022, 2023), **known)
    last_year = unasked(NEW_LAW, awards=held("CSTDCS", 2022, 2024), **known)

    assert near("CSTDB", this_year) == Nearness((("award", "CSTDCS", 2024),))
    assert near("CSTDB", last_year) == Nearness((("award", "CSTDCS", 2023),), open=False)


def test_two_missing_things_are_further_than_a_step() -> None:
    assert near("CSTDB", unasked(NEW_LAW, awards=held("CSTDCS", 2023, 2024))) is None
    assert near("CSTDB", unasked(NEW_LAW, initiatives=made("ministry", [2024]))) is None


def test_years_that_have_not_begun_are_no_single_step() -> None:
    """“Five years since the Bằng khen of the minister”: without it the time does not even run."""
    ratings = rated("HTXSNV", *range(2015, 2025))

    assert near("BKTTG_CN", unasked(NEW_LAW, ratings=ratings)) is None


def test_what_was_given_once_for_all_is_not_a_step_away() -> None:
    day = date(2025, 6, 1)
    book = Rulebook(rule for rule in RULES if rule.in_force(day))
    short = by_records(book.rules["KNC"])
    assert short is not None
    facts = unasked(day, awards=held("KNC", 2015))

    assert nearness(short, facts) is None


def test_discipline_in_force_bars_the_way() -> None:
    facts = unasked(
        NEW_LAW,
        ratings=rated("HTTNV", 2024),
        disciplines=(Discipline("canh_cao", date(2025, 1, 1), date(2026, 1, 1)),),
    )

    assert near("LDTT", facts) is None


def test_a_full_limit_bars_the_way_an_unknown_one_is_a_step() -> None:
    known = {
        "ratings": rated("HTTNV", 2022),
        "initiatives": made("base", [2022]),
        "awards": held("LDTT", 2022),
    }

    def under(base: int | None, granted: int) -> Nearness | None:
        caps = (QuotaCount("unit", "LDTT", base, granted, "CSTDCS"),)
        return near("CSTDCS", unasked(OLD_LAW, quotas=caps, **known))

    assert under(20, 2) == Nearness()
    assert under(20, 3) is None
    assert under(None, 0) == Nearness((("quota_unknown", "LDTT"),))


def test_awards_that_rest_on_statements_alone_are_left_out() -> None:
    left_out = {code for code, rule in BOOKS[NEW_LAW].rules.items() if by_records(rule) is None}

    assert {"DHTT_CN", "CTDB", "CTDCP"} <= left_out
    assert not {"LDTT", "CSTDCS", "CSTDB", "CSTDTQ", "BKB_CN", "HCLD3_CN", "TTLDTT"} & left_out


def test_a_collective_lacks_a_share_of_its_members_as_one_thing() -> None:
    book = BOOKS[NEW_LAW]
    facts = collective(NEW_LAW, ratings=rated("HTTNV", 2024))
    short = by_records(book.rules["TTLDTT"])
    assert short is not None
    members = dataclasses.replace(
        facts.members, count=10, awarded={"LDTT": 4}, complete=10, disciplined={}
    )

    found = nearness(short, dataclasses.replace(facts, members=members))

    assert found == Nearness((("members_awarded", "LDTT", 3),))


@given(cases())
def test_whoever_the_law_finds_eligible_is_there_already(case: tuple[RuleSet, Facts]) -> None:
    rule, facts = case
    found = nearness(rule, facts)
    if judge(rule, facts).verdict is Answer.ELIGIBLE:
        assert found == Nearness()
    elif found == Nearness():
        # Nothing but what the unit confirms with the nomination is open.
        verdict = judge(rule, dataclasses.replace(facts, under_proceedings=False))
        assert verdict.verdict is Answer.ELIGIBLE


@given(cases())
def test_without_statements_the_shorter_rules_say_the_same(case: tuple[RuleSet, Facts]) -> None:
    rule, known = case
    facts = dataclasses.replace(known, merits=(), posts=None)
    short = by_records(rule)

    assert (nearness(short, facts) if short else None) == nearness(rule, facts)


@given(cases())
def test_the_step_is_among_what_the_verdict_names(case: tuple[RuleSet, Facts]) -> None:
    rule, facts = case
    found = nearness(rule, facts)
    if found:
        named = {item for each in judge(rule, facts).findings for item in each.missing}
        assert set(found.steps) <= named


@given(cases(), st.sampled_from([OLD_LAW, NEW_LAW]))
def test_a_book_knows_the_lower_titles_as_each_rule_alone_would(
    case: tuple[RuleSet, Facts], day: date
) -> None:
    _rule, facts = case
    book = BOOKS[day]
    informed = book.informed(facts, list(book.rules))
    for code, rule in book.rules.items():
        alone = with_standards(rule, facts, book.rules)
        assert judge(rule, informed) == judge(rule, alone)
        assert book.judge(code, facts) == judge(rule, alone)


def test_what_was_worked_out_for_a_subject_goes_along() -> None:
    facts = person(NEW_LAW, ratings=(Rating(2024, "HTTNV"),), awards=held("LDTT", 2023))
    index = facts.awards_by_code

    more = facts.with_standards(frozenset({"LDTT"}), frozenset(), {})

    assert more.awards_by_code is index
    assert more == dataclasses.replace(facts, qualifies_for=frozenset({"LDTT"}))
