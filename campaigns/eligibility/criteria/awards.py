"""Awards held before: how often, in which years, in a row, in the same year, never yet."""

from collections.abc import Iterable, Mapping
from typing import Any

from campaigns.eligibility.criteria.facts import Facts, PriorAward, evidence_of
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Evidence, Item, Outcome

Params = Mapping[str, Any]
UNKNOWN = Outcome(None, missing=(("awards_unknown",),))


def counted(facts: Facts, code: str, *, merit_only: bool = False) -> tuple[PriorAward, ...]:
    """Awards of the code (or group) up to the achievement year, oldest first.

    merit_only leaves out awards for campaigns and extraordinary deeds: they are no ground for a
    commendation for merit (NĐ 98/2023 and NĐ 152/2025 Art 4).
    """
    found = [
        award
        for award in facts.awards or ()
        if code in (award.code, award.group)
        and award.year <= facts.achievement_year
        and not (merit_only and award.occasion in {"campaign", "extraordinary"})
    ]
    return tuple(sorted(found, key=lambda award: (award.year, str(award.pk))))


def years_held(awards: Iterable[PriorAward]) -> frozenset[int]:
    """The achievement years; two entries of one year count once."""
    return frozenset(award.year for award in awards)


def award_evidence(awards: Iterable[PriorAward]) -> tuple[Evidence, ...]:
    """Awards as evidence, those taken over from older books marked as legacy."""
    held = list(awards)
    own = evidence_of("award", (award.pk for award in held if not award.legacy))
    return own + evidence_of("legacy_award", (award.pk for award in held if award.legacy))


def anchor_year(facts: Facts, code: str, *, merit_only: bool) -> int | None:
    """The year after which the time for a higher award runs: the first time the code was held."""
    return min(years_held(counted(facts, code, merit_only=merit_only)), default=None)


def check_award(params: Params, case: Case) -> Outcome:
    """Held so many times, at will in a row, within years, or after another award.

    Consecutive ones end at the achievement year: the title of that year must be decided before
    the higher council meets. lag_years lets them end earlier where the law considers the higher
    title in the adjoining year (CSTĐTQ); step_years is the widest distance between two of them.
    """
    facts = case.facts
    if facts.awards is None:
        return UNKNOWN
    merit_only = params.get("merit_only", False)
    floor = 0
    if "after" in params:
        anchor = anchor_year(facts, params["after"], merit_only=merit_only)
        if anchor is None:
            return Outcome(met=False, missing=(("award_count", params["after"], 1),))
        floor = anchor + 1
    if params.get("within_years"):
        floor = max(floor, facts.achievement_year - params["within_years"] + 1)
    if floor or params.get("consecutive", False):
        floor = max(floor, facts.counting_from)
    held = counted(facts, params["code"], merit_only=merit_only)
    usable = tuple(award for award in held if award.year >= floor)
    if params.get("consecutive", False):
        return _in_a_row(params, facts, usable, floor)
    lacking = params.get("count", 1) - len(years_held(usable))
    if lacking <= 0:
        return Outcome(met=True, evidence=award_evidence(usable))
    return Outcome(
        met=False,
        evidence=award_evidence(usable),
        missing=(
            _lacking(params["code"], lacking, floor),
            *_left_out(facts, params["code"], usable, floor),
        ),
    )


def _lacking(code: str, lacking: int, floor: int) -> Item:
    return ("award_since", code, lacking, floor) if floor else ("award_count", code, lacking)


def _left_out(facts: Facts, code: str, used: tuple[PriorAward, ...], floor: int) -> list[Item]:
    """Held in the time, but for a campaign or an extraordinary deed: worth saying."""
    others = [a for a in counted(facts, code) if a not in used and a.year >= floor]
    return [("award_not_counted", award.code, award.year) for award in others]


def _in_a_row(params: Params, facts: Facts, usable: tuple[PriorAward, ...], floor: int) -> Outcome:
    step, lag = params.get("step_years", 1), params.get("lag_years", 0)
    end, count, code = facts.achievement_year, params.get("count", 1), params["code"]
    years = years_held(usable)
    rows = [_row(years, last, step) for last in range(end - lag, end + 1) if last in years]
    best = max(rows, key=len, default=frozenset[int]())
    evidence = award_evidence(award for award in usable if award.year in best)
    if len(best) >= count:
        return Outcome(met=True, evidence=evidence)
    missing: list[Item] = []
    last = max((max(row) for row in rows), default=end)
    wanted = range(last - count + 1, last + 1)
    all_held = years_held(counted(facts, code))
    if step > 1:
        missing.append(("award_in_a_row", code, count - len(best)))
    else:
        missing += [("award", code, year) for year in wanted if year not in all_held]
    if any(year < floor for year in wanted):
        missing.append(("counting_from", floor))
    missing += _left_out(facts, code, usable, max(floor, wanted.start))
    return Outcome(met=False, evidence=evidence, missing=tuple(missing))


def _row(years: frozenset[int], last: int, step: int) -> frozenset[int]:
    """The years that lead without a gap wider than step back from last."""
    row = [last]
    for year in sorted((year for year in years if year < last), reverse=True):
        if row[-1] - year > step:
            break
        row.append(year)
    return frozenset(row)


def check_award_same_year(params: Params, case: Case) -> Outcome:
    """Held for the achievement year or, where the rule says so, its standard is met."""
    facts, code = case.facts, params["code"]
    held = [a for a in counted(facts, code) if a.year == facts.achievement_year]
    if held:
        return Outcome(met=True, evidence=award_evidence(held))
    missing: Item = ("award", code, facts.achievement_year)
    if params.get("standard_met_is_enough", False):
        if facts.qualifies_for is None:
            return Outcome(None, missing=(("standard_unknown", code, facts.achievement_year),))
        if code in facts.qualifies_for:
            return Outcome(met=True)
        missing = ("standard", code, facts.achievement_year)
    return UNKNOWN if facts.awards is None else Outcome(met=False, missing=(missing,))


def check_award_any_of(params: Params, case: Case) -> Outcome:
    """One of the bundles was received in the last years up to the achievement year."""
    facts = case.facts
    if facts.awards is None:
        return UNKNOWN
    floor = max(facts.achievement_year - params["within_years"] + 1, facts.counting_from)
    shortest: list[Item] | None = None
    for option in params["options"]:
        missing: list[Item] = []
        proof: list[PriorAward] = []
        for part in option:
            held = [a for a in counted(facts, part["code"], merit_only=True) if a.year >= floor]
            proof += held
            lacking = part["count"] - len(years_held(held))
            if lacking > 0:
                missing.append(("award_since", part["code"], lacking, floor))
        if not missing:
            return Outcome(met=True, evidence=award_evidence(proof))
        if shortest is None or len(missing) < len(shortest):
            shortest = missing
    return Outcome(met=False, missing=tuple(shortest or ()))


def check_once_only(_params: Params, case: Case) -> Outcome:
    """Never received before, under whichever name the award then had."""
    if case.facts.awards is None:
        return UNKNOWN
    held = [award for award in case.facts.awards if award.code == case.rules.award]
    years = sorted(years_held(held))
    return Outcome(
        met=not held,
        evidence=award_evidence(held),
        missing=tuple(("already_awarded", case.rules.award, year) for year in years),
    )
