"""What holds for every rule of the pack and any facts."""

import dataclasses
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from campaigns.eligibility.criteria import (
    Answer,
    Discipline,
    Facts,
    Initiative,
    Members,
    Merit,
    PostHeld,
    PriorAward,
    QuotaCount,
    Rating,
    RuleSet,
    Service,
    judge,
)
from campaigns.eligibility.criteria.facts import FORMS, LEVELS, SCOPES
from campaigns.eligibility.criteria.merits import MERITS
from tests.campaigns.eligibility.rulebook import RULES

CODES = sorted({rule.award for rule in RULES})
YEARS = st.integers(2014, 2026)
DAYS = st.dates(date(2012, 1, 1), date(2026, 12, 31))
MANY = st.integers(0, 30)
OCCASIONS = st.sampled_from(["merit", "campaign", "extraordinary"])
KEYS = st.integers(1, 10**6)

AWARDS = st.builds(PriorAward, st.sampled_from(CODES), YEARS, pk=KEYS, occasion=OCCASIONS)
INITIATIVES = st.builds(
    Initiative,
    st.sampled_from(["initiative", "topic"]),
    st.sampled_from(list(SCOPES)),
    YEARS,
    pk=KEYS,
    used_by=st.none() | st.sampled_from(CODES),
)
DISCIPLINES = st.builds(
    lambda form, days, pk: Discipline(form, min(days), max(days), pk),
    st.sampled_from(list(FORMS)),
    st.tuples(DAYS, DAYS),
    KEYS,
)
MEMBERS = st.builds(
    Members,
    st.none() | MANY,
    st.dictionaries(st.sampled_from(["LDTT", "CSTDCS"]), MANY),
    st.none() | MANY,
    st.none() | st.dictionaries(st.sampled_from(list(FORMS)), MANY),
)
QUOTAS = st.builds(
    QuotaCount,
    st.sampled_from(["unit", "ministry"]),
    st.sampled_from(["LDTT", "CTDB"]),
    st.none() | MANY,
    st.none() | MANY,
)
MERIT_LIST = st.builds(
    Merit,
    st.sampled_from(MERITS),
    years=st.none() | st.integers(1, 12),
    launched_by=st.none() | st.sampled_from(["pm_or_president", "ministry"]),
)
POSTS = st.builds(PostHeld, st.sampled_from(["thu_truong", "vu_cuc_truong"]), st.integers(0, 240))


def few(what: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(what, max_size=8).map(tuple)


@st.composite
def cases(draw: st.DrawFn) -> tuple[RuleSet, Facts]:
    rule = draw(st.sampled_from(RULES))
    levels = draw(st.dictionaries(YEARS, st.sampled_from(list(LEVELS)), max_size=12))
    months = st.none() | st.integers(0, 400)
    facts = Facts(
        subject=rule.recipient,  # type: ignore[arg-type]  # text in the pack, checked elsewhere
        achievement_year=draw(YEARS),
        decision_date=draw(st.none() | DAYS),
        ratings=tuple(Rating(year, level, pk=year) for year, level in levels.items()),
        awards=draw(st.none() | few(AWARDS)),
        initiatives=draw(st.none() | few(INITIATIVES)),
        disciplines=draw(st.none() | few(DISCIPLINES)),
        under_proceedings=draw(st.sampled_from([None, True, False])),
        sex=draw(st.sampled_from([None, "male", "female"])),
        posthumous=draw(st.sampled_from([None, True, False])),
        service=Service(draw(months), draw(months), draw(st.sampled_from([None, True, False]))),
        posts=draw(st.none() | few(POSTS)),
        founded_on=draw(st.none() | st.dates(date(1945, 1, 1), date(2020, 1, 1))),
        members=draw(MEMBERS),
        quotas=draw(st.lists(QUOTAS, unique_by=lambda quota: (quota.scope, quota.of)).map(tuple)),
        merits=draw(st.none() | few(MERIT_LIST)),
        qualifies_for=draw(st.none() | st.frozensets(st.sampled_from(CODES))),
    )
    return rule, facts


@given(cases())
def test_what_does_not_hold_names_what_is_missing(case: tuple[RuleSet, Facts]) -> None:
    verdict = judge(*case)
    assert all(finding.missing for finding in verdict.findings if not finding.met)
    assert all(not finding.missing for finding in verdict.findings if finding.met)
    assert bool(verdict.missing) == (verdict.verdict is not Answer.ELIGIBLE)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_never_matters(case: tuple[RuleSet, Facts], random: Any) -> None:
    rule, facts = case
    shuffled: dict[str, Any] = {}
    for name in ("ratings", "awards", "initiatives", "disciplines", "posts", "quotas", "merits"):
        values = getattr(facts, name)
        if values is not None:
            mixed = list(values)
            random.shuffle(mixed)
            shuffled[name] = tuple(mixed)
    assert judge(rule, dataclasses.replace(facts, **shuffled)) == judge(rule, facts)


@given(cases(), YEARS, st.sampled_from(CODES), st.sampled_from(list(SCOPES)), KEYS)
def test_one_more_good_record_never_spoils_it(
    case: tuple[RuleSet, Facts], year: int, code: str, scope: str, pk: int
) -> None:
    rule, facts = case
    rank = {Answer.NOT_ELIGIBLE: 0, Answer.CANNOT_TELL: 1, Answer.ELIGIBLE: 2}
    before = rank[judge(rule, facts).verdict]
    better: list[dict[str, Any]] = []
    if year not in {rating.year for rating in facts.ratings}:
        better.append({"ratings": (*facts.ratings, Rating(year, "HTXSNV", pk))})
    if facts.awards is not None and code != rule.award:
        better.append({"awards": (*facts.awards, PriorAward(code, year, pk=pk))})
    if facts.initiatives is not None:
        more = Initiative("initiative", scope, year, pk)
        better.append({"initiatives": (*facts.initiatives, more)})
    for change in better:
        assert rank[judge(rule, dataclasses.replace(facts, **change)).verdict] >= before


@given(cases())
def test_an_alternative_that_holds_is_one_without_an_unmet_condition(
    case: tuple[RuleSet, Facts],
) -> None:
    verdict = judge(*case)
    has_paths = any(finding.path for finding in verdict.findings)
    if verdict.verdict is Answer.ELIGIBLE and has_paths:
        assert verdict.paths_met
    for path in verdict.paths_met:
        assert all(finding.met for finding in verdict.findings if finding.path == path)
