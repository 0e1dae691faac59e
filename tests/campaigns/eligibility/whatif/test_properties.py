"""What holds for every case of the table, whatever is added to it or mixed up in it."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.eligibility.criteria.merits import MERITS
from tests.campaigns.eligibility.cases import CASES
from tests.campaigns.eligibility.cases.case import Case, Subject
from tests.campaigns.eligibility.test_cases import LAW, answer

RANK = {"not_eligible": 0, "cannot_tell": 1, "eligible": 2}
LISTS = ("awards", "initiatives", "disciplines", "posts", "merits", "quotas")
CODES = sorted(LAW.names)
YEARS = st.integers(2005, 2026)


def better(facts: Subject, key: str, row: Subject) -> Subject:
    """The facts with one more good record, where the list is known."""
    if facts.get(key) is None:
        return facts
    return {**facts, key: [*facts[key], row]}


def findings(told: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(each["kind"], each["path"], each["met"]) for each in told["findings"]]


@given(st.sampled_from(CASES), st.randoms(use_true_random=False))
def test_the_order_in_a_file_never_matters(case: Case, random: Any) -> None:
    mixed = deepcopy(case.facts)
    shuffle = random.shuffle
    for key in LISTS:
        if mixed.get(key):
            shuffle(mixed[key])
    keys = list(mixed)
    shuffle(keys)
    before, after = answer(case.facts), answer({key: mixed[key] for key in keys})
    assert findings(after) == findings(before)
    assert (after["verdict"], after["missing"]) == (before["verdict"], before["missing"])


@given(st.sampled_from(CASES), st.sampled_from(CODES), YEARS)
def test_one_more_award_never_spoils_it_but_for_once_in_life(
    case: Case, code: str, year: int
) -> None:
    more = better(case.facts, "awards", {"award": code, "year": year})
    told = answer(more)
    once = any(f["kind"] == "once_only" and f["met"] is False for f in told["findings"])
    if not (once and code == case.facts["award"]):
        assert RANK[told["verdict"]] >= RANK[case.verdict]


@given(
    st.sampled_from(CASES),
    st.sampled_from(["initiative", "topic"]),
    st.sampled_from(["base", "ministry", "nation"]),
    YEARS,
)
def test_one_more_initiative_never_spoils_it(case: Case, kind: str, scope: str, year: int) -> None:
    more = better(case.facts, "initiatives", {"kind": kind, "scope": scope, "year": year})
    assert RANK[answer(more)["verdict"]] >= RANK[case.verdict]


@given(
    st.sampled_from(CASES),
    st.sampled_from(MERITS),
    st.none() | st.integers(0, 30),
    st.none() | st.sampled_from(["ministry", "unit", "pm_or_president"]),
)
def test_one_more_merit_never_spoils_it(
    case: Case, merit: str, years: int | None, by: str | None
) -> None:
    row = {"merit": merit, "years": years, "launched_by": by}
    assert RANK[answer(better(case.facts, "merits", row))["verdict"]] >= RANK[case.verdict]


@given(st.sampled_from(CASES), YEARS)
def test_a_better_rating_never_spoils_it(case: Case, year: int) -> None:
    ratings = {**(case.facts.get("ratings") or {}), str(year): "HTXSNV"}
    assert RANK[answer({**case.facts, "ratings": ratings})["verdict"]] >= RANK[case.verdict]


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_what_is_not_eligible_names_what_is_missing(case: Case) -> None:
    told = answer(case.facts)
    for finding in told["findings"]:
        assert bool(finding["missing"]) == (finding["met"] is not True)
    assert bool(told["missing"]) == (told["verdict"] != "eligible")
