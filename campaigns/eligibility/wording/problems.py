"""What is wrong with the conditions of a rule, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.eligibility.criteria import Problem

SENTENCES: Mapping[str, Promise] = {
    "no_conditions": _("The rule has no conditions."),
    "bad_path": _("Condition %(position)s: “%(name)s” is no number of a path."),
    "empty_path": _("Path %(name)s asks for nothing: number the paths without holes."),
    "unknown_kind": _("Condition %(position)s: unknown kind “%(name)s”."),
    "unknown_param": _("Condition %(position)s: unknown particular “%(name)s”."),
    "missing_param": _("Condition %(position)s: the particular “%(name)s” is missing."),
    "bad_value": _("Condition %(position)s: the value of “%(name)s” is not allowed."),
}


def problem_sentence(problem: Problem) -> str:
    """One problem of a rule as a sentence."""
    values = {"position": problem.position, "name": problem.name}
    return str(SENTENCES[problem.code]) % values
