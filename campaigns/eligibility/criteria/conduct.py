"""Conduct: nothing pending, no discipline in force, and the person lives."""

from collections.abc import Mapping
from typing import Any

from campaigns.eligibility.criteria.facts import FORMS, Discipline, Facts, evidence_of
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Item, Outcome, all_of

Params = Mapping[str, Any]


def measures_in_force(facts: Facts, from_form: str) -> tuple[Discipline, ...]:
    """Measures of that form or harder in force on the day judged, oldest first."""
    found = [
        measure
        for measure in facts.disciplines or ()
        if measure.in_force(facts.judged_on) and FORMS[measure.form] >= FORMS[from_form]
    ]
    return tuple(sorted(found, key=lambda m: (m.start, m.form, str(m.pk))))


def check_no_discipline(params: Params, case: Case) -> Outcome:
    """No discipline of that form or harder is in force on the day judged."""
    if case.facts.disciplines is None:
        return Outcome(None, missing=(("disciplines_unknown",),))
    found = measures_in_force(case.facts, params["from_form"])
    evidence = evidence_of("discipline", (measure.pk for measure in found))
    return Outcome(not found, evidence, tuple(_item(measure) for measure in found))


def check_clean(_params: Params, case: Case) -> Outcome:
    """No discipline in force and nothing pending: review, inspection, denunciation, prosecution.

    NĐ 98/2023 Art 4 and NĐ 152/2025 Art 4.
    """
    pending = case.facts.under_proceedings
    discipline = check_no_discipline({"from_form": "khien_trach"}, case)
    missing: tuple[Item, ...] = ()
    if pending is not False:
        missing = (("proceedings",),) if pending else (("proceedings_unknown",),)
    met = all_of([None if pending is None else not pending, discipline.met])
    return Outcome(met, discipline.evidence, missing + discipline.missing)


def check_not_posthumous(_params: Params, case: Case) -> Outcome:
    """The award is not given after death."""
    dead = case.facts.posthumous
    if dead is None:
        return Outcome(None, missing=(("posthumous_unknown",),))
    return Outcome(not dead, missing=(("posthumous",),) if dead else ())


def _item(measure: Discipline) -> Item:
    until = measure.until.isoformat() if measure.until else ""
    return ("discipline", measure.form, until)
