"""Awards held before: how often, in which years, in a row, in the same year, never yet."""

from collections.abc import Iterable, Mapping
from typing import Any

from campaigns.eligibility.criteria.facts import LEVELS, Facts, PriorAward, evidence_of
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Evidence, Item, Outcome

Params = Mapping[str, Any]
UNKNOWN = Outcome(None, missing=(("awards_unknown",),))


def counted(facts: Facts, code: str, *, merit_only: bool = False) -> tuple[PriorAward, ...]:
    """Awards of the code (or group) up to the achievement year, oldest first.

    An award that was decided after the day judged was not held on that day.
    merit_only leaves out awards for campaigns and extraordinary deeds: they are no ground for a
    commendation for merit (NĐ 98/2023 and NĐ 152/2025 Art 4).
    """
    found = facts.awards_by_code.get(code, ())
    if not merit_only or not found:
        return found
    return tuple(a for a in found if a.occasion not in {"campaign", "extraordinary"})


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
    if case.facts.awards is None:
        return UNKNOWN
    asked = [params[key] for key in ("after", "code") if key in params]
    return unless_unsure(_held_in_run(params, case.facts), case.facts, asked)


def unless_unsure(outcome: Outcome, facts: Facts, codes: Iterable[str]) -> Outcome:
    """The outcome, but unknown where it fails and awards of the codes may have been left out."""
    unsure = sorted(facts.awards_unsure.intersection(codes))
    if outcome.met is not False or not unsure:
        return outcome
    return Outcome(None, outcome.evidence, tuple(("award_unknown", code) for code in unsure))


def _held_in_run(params: Params, facts: Facts) -> Outcome:
    """Held enough; with run_level only in the unbroken years rated at that level or better.

    "Five years or more in a row rated well, three titles among them": the titles belong to the run.
    """
    level = params.get("run_level")
    if not level:
        return _held_enough(params, facts, 0)
    levels = {year: LEVELS[rated] for year, rated in facts.levels.items()}
    anchor = anchor_year(facts, params.get("after", params["code"]), merit_only=False)
    first = facts.achievement_year if anchor is None else anchor + ("after" in params)
    unknown: list[int] = []
    sure = year = facts.achievement_year + 1
    while year > first and levels.get(year - 1, LEVELS[level]) >= LEVELS[level]:
        year -= 1
        if year not in levels:
            unknown.append(year)
        elif not unknown:
            sure = year
    outcome = _held_enough(params, facts, sure)
    if outcome.met or not unknown:
        return outcome
    hoped = _held_enough(params, facts, year)
    if not hoped.met:
        return hoped
    missing = tuple(("rating_unknown", gap) for gap in sorted(unknown))
    return Outcome(None, outcome.evidence, missing)


def _held_enough(params: Params, facts: Facts, floor: int) -> Outcome:
    merit_only = params.get("merit_only", False)
    if "after" in params:
        anchor = anchor_year(facts, params["after"], merit_only=merit_only)
        if anchor is None:
            return Outcome(met=False, missing=(("award_count", params["after"], 1),))
        floor = max(floor, anchor + 1)
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
    if params.get("standard_met_is_enough", False):
        return _standard(code, facts)
    if facts.awards is None:
        return UNKNOWN
    missing: Item = ("award", code, facts.achievement_year)
    return unless_unsure(Outcome(met=False, missing=(missing,)), facts, [code])


def _standard(code: str, facts: Facts) -> Outcome:
    """Whether the standard of a lower title is met, with what is lacking of it."""
    year, lacking = facts.achievement_year, facts.standards_lacking.get(code, ())
    if facts.qualifies_for is None or code in facts.standards_unsure:
        return Outcome(None, missing=(("standard_unknown", code, year), *lacking))
    if code in facts.qualifies_for:
        return Outcome(met=True)
    if facts.awards is None:
        return UNKNOWN
    never = Outcome(met=False, missing=(("standard", code, year), *lacking))
    return unless_unsure(never, facts, [code])


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
    asked = [part["code"] for option in params["options"] for part in option]
    return unless_unsure(Outcome(met=False, missing=tuple(shortest or ())), facts, asked)


def check_once_only(_params: Params, case: Case) -> Outcome:
    """Never received before, under whichever name the award then had."""
    if case.facts.awards is None:
        return UNKNOWN
    held = [award for award in case.facts.awards if award.code == case.rules.award]
    years = sorted(years_held(held))
    if not held and case.rules.award in case.facts.awards_unsure:
        return Outcome(None, missing=(("award_unknown", case.rules.award),))
    return Outcome(
        met=not held,
        evidence=award_evidence(held),
        missing=tuple(("already_awarded", case.rules.award, year) for year in years),
    )
