"""Recognised sáng kiến and accepted đề tài, each of which may serve one award only."""

from collections.abc import Mapping
from typing import Any

from campaigns.eligibility.criteria.facts import SCOPES, Initiative, evidence_of
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Item, Outcome

Params = Mapping[str, Any]
KINDS = ("initiative", "topic")


def check_initiative(params: Params, case: Case) -> Outcome:
    """So many of at least the scope, not used for another award, within years where stated."""
    facts, kinds = case.facts, tuple(params.get("kinds", KINDS))
    name = kinds[0] if len(kinds) == 1 else "initiative_or_topic"
    if facts.initiatives is None:
        return Outcome(None, missing=(("initiatives_unknown",),))
    floor, within = 0, params.get("within_years")
    if within:
        floor = facts.achievement_year - within + 1
    if within and within > 1:
        floor = max(floor, facts.counting_from)
    fitting = sorted(
        (
            made
            for made in facts.initiatives
            if made.kind in kinds
            and SCOPES[made.scope] >= SCOPES[params["scope"]]
            and floor <= made.year <= facts.achievement_year
        ),
        key=_by_age,
    )
    free = [made for made in fitting if made.used_by is None]
    evidence = evidence_of("initiative", (made.pk for made in free))
    lacking = params.get("count", 1) - len(free)
    if lacking <= 0:
        return Outcome(met=True, evidence=evidence)
    used: list[Item] = [
        ("initiative_used", made.title, made.used_by) for made in fitting if made.used_by
    ]
    return Outcome(False, evidence, ((name, params["scope"], lacking), *used))


def _by_age(made: Initiative) -> tuple[int, str, str]:
    return (made.year, made.title, str(made.pk))
