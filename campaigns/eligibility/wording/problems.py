"""What is wrong with the conditions of a rule, or with several rules together, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.eligibility.criteria import Problem
from campaigns.eligibility.criteria.schema import PERCENT, TYPES
from campaigns.eligibility.criteria.soundness import Fault
from campaigns.eligibility.wording.names import RECIPIENTS, Names, named
from campaigns.eligibility.wording.particulars import kind_title

SENTENCES: Mapping[str, Promise] = {
    "no_conditions": _("The rule has no conditions."),
    "bad_path": _("Condition %(position)s: “%(name)s” is no number of a path."),
    "empty_path": _("Path %(name)s asks for nothing: number the paths without holes."),
    "unknown_kind": _("Condition %(position)s: unknown kind “%(name)s”."),
    "unknown_param": _("Condition %(position)s: unknown particular “%(name)s”."),
    "missing_param": _("Condition %(position)s: the particular “%(name)s” is missing."),
    "bad_value": _("Condition %(position)s: the value of “%(name)s” is not allowed."),
    "empty_list": _(
        "Condition %(position)s: the list “%(name)s” is empty, so nothing could meet it."
    ),
    "bad_percent": _(
        "Condition %(position)s: “%(name)s” is %(found)s; a percentage lies between 1 and 100."
    ),
    "contradiction": _(
        "Condition %(position)s: “%(name)s” contradicts the rest: no record could meet both."
    ),
}
FAULTS: Mapping[str, Promise] = {
    "ends_early": _("%(award)s: the version from %(since)s ends before it begins."),
    "overlap": _(
        "%(award)s: the version from %(name)s is still in force when that from %(since)s begins."
    ),
    "unknown_award": _(
        "%(award)s, version from %(since)s, condition %(position)s: no award has the code "
        "“%(name)s”."
    ),
    "kind_of_others": _(
        "%(award)s, version from %(since)s, condition %(position)s: “%(kind)s” can never hold for "
        "%(recipient)s."
    ),
    "award_of_others": _(
        "%(award)s, version from %(since)s, condition %(position)s: %(other)s is an award that "
        "the subject cannot hold."
    ),
    "loop": _(
        "%(award)s, version from %(since)s: the prerequisites run in a circle, so nobody could "
        "reach any of these awards: %(chain)s."
    ),
}


def problem_sentence(problem: Problem) -> str:
    """One problem of a rule as a sentence."""
    values = {"position": problem.position, "name": problem.name, "found": problem.found}
    return str(SENTENCES[_nearer(problem)]) % values


def _nearer(problem: Problem) -> str:
    """Of a value that is not allowed, the sentence that says why."""
    if problem.code != "bad_value" or problem.found is None:
        return problem.code
    if problem.found in ([], {}, [[]]):
        return "empty_list"
    count = TYPES["number"](problem.found)
    outside = count and not 1 <= int(str(problem.found)) <= PERCENT
    return "bad_percent" if problem.name == "percent" and outside else "bad_value"


def fault_sentence(fault: Fault, names: Names, recipients: Mapping[str, str]) -> str:
    """One fault of several rules as a sentence; recipients by the code of the award."""
    values: dict[str, Any] = {
        "award": names.get(fault.award, fault.award),
        "since": _day(fault.since),
        "position": fault.position,
        "name": _day(date.fromisoformat(fault.name)) if fault.code == "overlap" else fault.name,
        "kind": kind_title(fault.name),
        "other": names.get(fault.name, fault.name),
        "recipient": named(RECIPIENTS, recipients.get(fault.award, "")),
        "chain": " → ".join(names.get(code, code) for code in fault.chain),
    }
    return str(FAULTS[fault.code]) % values


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
