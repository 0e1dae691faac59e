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
    "posting_done",
    "registered_in_time",
)
LAUNCHERS = ("pm_or_president", "ministry", "unit")


def check_merit(params: Params, case: Case) -> Outcome:
    """Stated for this case, with so many years and such a launcher where the rule asks for them."""
    code = params["merit"]
    if case.facts.merits is None:
        return Outcome(None, missing=(("merit_unknown", code),))
    stated = sorted((m for m in case.facts.merits if m.code == code), key=repr)
    if not stated and code in case.facts.merits_unsure:
        return Outcome(None, missing=(("merit_unknown", code),))
    if not stated:
        return Outcome(met=False, missing=(("merit", code),))
    met = any_of(_fits(params, merit) for merit in stated)
    if met:
        fitting = [m for m in stated if _fits(params, m)]
        return Outcome(met, evidence_of("merit", (m.pk for m in fitting)))
    # Of several the one that lacks least is explained.
    lacking = [_lacking(params, m) for m in stated if _fits(params, m) is met]
    return Outcome(met, missing=min(lacking, key=len))


def _asked(params: Params, merit: Merit) -> dict[Item, bool | None]:
    """What the rule asks of the merit beside its being stated, each with whether it holds."""
    years, by = params.get("min_years"), params.get("launched_by")
    asked: dict[Item, bool | None] = {}
    if years:
        found = None if merit.years is None else merit.years >= years
        asked["merit_years", merit.code, years] = found
    if by:
        found = None if merit.launched_by is None else merit.launched_by == by
        asked["merit_launcher", merit.code, by] = found
    return asked


def _fits(params: Params, merit: Merit) -> bool | None:
    return all_of(_asked(params, merit).values())


def _lacking(params: Params, merit: Merit) -> tuple[Item, ...]:
    return tuple(
        item if holds is False else (f"{item[0]}_unknown", *item[1:])
        for item, holds in _asked(params, merit).items()
        if not holds
    )
