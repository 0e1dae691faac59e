"""Merits that no register can compute: the appraiser states them, with papers."""

from collections.abc import Mapping
from typing import Any

from campaigns.eligibility.criteria.facts import Merit, evidence_of
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Item, Outcome, all_of, any_of

Params = Mapping[str, Any]

MERITS = (
    "authority_criteria",
    "best_of_block_leaders",
    "block_leader",
    "campaign_leader",
    "campaign_outstanding",
    "central_cluster_leader",
    "continuous_excellence",
    "contribution",
    "exceeds_targets",
    "extraordinary",
    "invention",
    "leading_nationwide",
    "long_service",
    "nation_wide_achievement",
    "outside_contribution",
)
LAUNCHERS = ("pm_or_president", "ministry", "unit")


def check_merit(params: Params, case: Case) -> Outcome:
    """Stated for this case, with so many years and such a launcher where the rule asks for them."""
    code = params["merit"]
    if case.facts.merits is None:
        return Outcome(None, missing=(("merit_unknown", code),))
    stated = sorted((m for m in case.facts.merits if m.code == code), key=repr)
    if not stated:
        return Outcome(met=False, missing=(("merit", code),))
    met = any_of(_fits(params, merit) for merit in stated)
    evidence = evidence_of("merit", (m.pk for m in stated if _fits(params, m)))
    return Outcome(met, evidence, () if met else _missing(params, met=met))


def _fits(params: Params, merit: Merit) -> bool | None:
    years, by = params.get("min_years"), params.get("launched_by")
    states: list[bool | None] = []
    if years:
        states.append(None if merit.years is None else merit.years >= years)
    if by:
        states.append(None if merit.launched_by is None else merit.launched_by == by)
    return all_of(states)


def _missing(params: Params, *, met: bool | None) -> tuple[Item, ...]:
    ending = "_unknown" if met is None else ""
    items: list[Item] = []
    if "min_years" in params:
        items.append((f"merit_years{ending}", params["merit"], params["min_years"]))
    if "launched_by" in params:
        items.append((f"merit_launcher{ending}", params["merit"], params["launched_by"]))
    return tuple(items)
