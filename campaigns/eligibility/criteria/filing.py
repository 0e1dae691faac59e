"""The papers: registered early, handed in by the day, posted, for a deed not yet rewarded."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from campaigns.eligibility.criteria.awards import award_evidence, counted
from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Item, Outcome

Params = Mapping[str, Any]
# Awards that stand beside others of the same year: extraordinary deeds, long service, tenure,
# external relations (TT 07/2014/TT-BNV).
BESIDE = frozenset({"extraordinary", "long_service", "tenure", "external"})
# What the unit states where no day is recorded.
REGISTERED, POSTED = "registered_in_time", "posting_done"


def check_registered(params: Params, case: Case) -> Outcome:
    """Registered for emulation by that day of the achievement year (Law 06/2022 Art 19, 20)."""
    due = due_day(params, case.facts.achievement_year)
    registered = case.facts.filing.registered_on
    if registered is None and _stated(case.facts, REGISTERED):
        return Outcome(met=True)
    return _in_time(registered, due, "registered")


def check_deadline(params: Params, case: Case) -> Outcome:
    """Handed in by that day of the achievement year, or of a later year where the rule says so."""
    due = due_day(params, case.facts.achievement_year + params.get("years_later", 0))
    return _in_time(case.facts.filing.submitted_on, due, "submitted")


def due_day(params: Params, year: int) -> date:
    """The day of the year; the 29th of February is the 28th where there is none."""
    month, day = params["month"], params["day"]
    return date(year, month, min(day, monthrange(year, month)[1]))


def _in_time(done: date | None, due: date, what: str) -> Outcome:
    if done is None:
        return Outcome(None, missing=((f"{what}_unknown", due.isoformat()),))
    late: Item = (f"{what}_late", due.isoformat())
    return Outcome(done <= due, missing=() if done <= due else (late,))


def check_posted(params: Params, case: Case) -> Outcome:
    """Posted publicly for so many working days before the council (Law 06/2022 Art 84)."""
    days = case.facts.filing.posted_days
    if days is None and _stated(case.facts, POSTED):
        return Outcome(met=True)
    if days is None:
        return Outcome(None, missing=(("posting_unknown", params["working_days"]),))
    lacking = params["working_days"] - days
    return Outcome(lacking <= 0, missing=(("posting_days", lacking),) if lacking > 0 else ())


def _stated(facts: Facts, merit: str) -> bool:
    return any(stated.code == merit for stated in facts.merits or ())


def check_no_double_reward(params: Params, case: Case) -> Outcome:
    """None of the awards was received for the achievements of the same year (Law 06/2022 Art 5).

    Awards for extraordinary deeds, long service, tenure and external relations stand beside others.
    """
    facts = case.facts
    if facts.awards is None:
        return Outcome(None, missing=(("awards_unknown",),))
    found = [
        award
        for code in params["awards"]
        for award in counted(facts, code)
        if award.year == facts.achievement_year and award.occasion not in BESIDE
    ]
    missing: tuple[Item, ...] = tuple(
        dict.fromkeys(("already_rewarded", award.code, award.year) for award in found)
    )
    unsure = sorted(facts.awards_unsure.intersection(params["awards"]))
    if not found and unsure:
        return Outcome(None, missing=tuple(("award_unknown", code) for code in unsure))
    return Outcome(not found, award_evidence(found), missing)
