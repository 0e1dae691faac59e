"""The table of cases: what the law says about given facts, judged from the same file format."""

import json
from collections import Counter
from typing import Any

import pytest

from campaigns.eligibility.whatif import answers
from campaigns.eligibility.whatif.sense import Law
from tests.campaigns.eligibility.cases import CASES
from tests.campaigns.eligibility.cases.case import Case, Subject
from tests.campaigns.eligibility.rulebook import PACK, RULES

LAW = Law(
    rules=RULES,
    names={award["code"]: award["name_vi"] for award in PACK["awards"]},
    groups={award["code"]: award["group"] for award in PACK["awards"]},
)


def answer(facts: Subject) -> dict[str, Any]:
    return answers(json.dumps([facts]).encode(), LAW)[0]


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_the_law_says(case: Case) -> None:
    told = answer(case.facts)
    kinds_met = {finding["kind"] for finding in told["findings"] if finding["met"]}
    lacking = [finding for finding in told["findings"] if finding["met"] is not True]
    always = {finding["kind"] for finding in lacking if not finding["path"]}
    anywhere = {finding["kind"] for finding in lacking}
    assert told["verdict"] == case.verdict
    assert set(case.met.split()) <= kinds_met
    assert always <= set(case.lacks.split()) <= anywhere
    assert bool(told["missing"]) == (case.verdict != "eligible")


def test_no_case_stands_twice_and_every_one_names_its_article() -> None:
    assert len({case.title for case in CASES}) == len(CASES)
    assert all(case.law for case in CASES)


def test_there_are_at_least_three_cases_for_each_award() -> None:
    counts = Counter(case.facts["award"] for case in CASES)
    assert len(CASES) >= 120
    assert {code: counts[code] for code in LAW.names if counts[code] < 3} == {}


def test_awards_whose_rules_changed_have_cases_of_both_laws() -> None:
    turn = "2024-01-01"
    changed = {
        rule.award for rule in RULES if rule.valid_to and rule.valid_to.isoformat() < turn
    } & {rule.award for rule in RULES if rule.valid_from.isoformat() >= turn}
    old = {case.facts["award"] for case in CASES if case.facts["on"] < turn}
    new = {case.facts["award"] for case in CASES if case.facts["on"] >= turn}
    assert changed <= old & new
