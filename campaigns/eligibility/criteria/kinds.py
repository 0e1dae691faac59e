"""The kinds of conditions: which function checks each, with which parameters."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from campaigns.eligibility.criteria import (
    awards,
    collectives,
    conduct,
    filing,
    initiatives,
    merits,
    ratings,
    service,
)
from campaigns.eligibility.criteria.facts import LEVELS
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.schema import (
    AWARD,
    CODE,
    COUNT,
    DAY,
    FLAG,
    FORM,
    LEVEL,
    MONTH,
    SCOPE,
    Param,
    Problem,
)
from campaigns.eligibility.criteria.verdict import Outcome

LEAP_YEAR = 2024


@dataclass(frozen=True)
class Kind:
    """A checker and the parameters it understands."""

    check: Callable[[Mapping[str, Any], Case], Outcome]
    params: Mapping[str, Param] = field(default_factory=dict)


KINDS: Mapping[str, Kind] = {
    "rating": Kind(
        ratings.check_rating,
        {
            "min_level": LEVEL,
            "years": COUNT,
            "consecutive": replace(FLAG, default=True),
            "including": Param("levels"),
            "or_title": Param("award"),
            "after": Param("award"),
            "merit_only": FLAG,
        },
    ),
    "award": Kind(
        awards.check_award,
        {
            "code": AWARD,
            "count": COUNT,
            "consecutive": FLAG,
            "within_years": COUNT,
            "after": Param("award"),
            "step_years": COUNT,
            "lag_years": Param("number"),
            "merit_only": FLAG,
            "run_level": replace(LEVEL, required=False),
        },
    ),
    "award_same_year": Kind(
        awards.check_award_same_year, {"code": AWARD, "standard_met_is_enough": FLAG}
    ),
    "award_any_of": Kind(
        awards.check_award_any_of,
        {"options": Param("options", required=True), "within_years": replace(COUNT, required=True)},
    ),
    "once_only": Kind(awards.check_once_only),
    "initiative": Kind(
        initiatives.check_initiative,
        {
            "scope": SCOPE,
            "count": COUNT,
            "kinds": Param("codes", choices=initiatives.KINDS),
            "within_years": COUNT,
        },
    ),
    "members_share": Kind(
        collectives.check_members_share,
        {"award": AWARD, "percent": Param("percent", required=True), "strict": FLAG},
    ),
    "members_complete": Kind(
        collectives.check_members_complete, {"percent": Param("percent", required=True)}
    ),
    "members_include": Kind(collectives.check_members_include, {"award": AWARD, "count": COUNT}),
    "members_no_discipline": Kind(collectives.check_members_no_discipline, {"from_form": FORM}),
    "quota": Kind(
        collectives.check_quota,
        {
            "of": AWARD,
            "percent": Param("percent", required=True),
            "scope": Param("code", required=True, choices=("unit", "ministry")),
            "rounding": Param("code", choices=collectives.ROUNDINGS),
        },
    ),
    "founded": Kind(collectives.check_founded, {"years": replace(COUNT, required=True)}),
    "clean": Kind(conduct.check_clean),
    "no_discipline": Kind(conduct.check_no_discipline, {"from_form": FORM}),
    "not_posthumous": Kind(conduct.check_not_posthumous),
    "service_months": Kind(service.check_service_months, {"months": replace(COUNT, required=True)}),
    "service": Kind(
        service.check_service,
        {
            "men": Param("service", required=True),
            "women": Param("service", required=True),
            "hard_area": FLAG,
            "excluding_discipline_from": replace(FORM, required=False),
        },
    ),
    "long_service": Kind(
        service.check_long_service,
        {"posts": Param("posts", required=True), "women_third_less": FLAG},
    ),
    "registered": Kind(filing.check_registered, {"month": MONTH, "day": DAY}),
    "deadline": Kind(
        filing.check_deadline, {"month": MONTH, "day": DAY, "years_later": Param("number")}
    ),
    "posted": Kind(filing.check_posted, {"working_days": replace(COUNT, required=True)}),
    "no_double_reward": Kind(
        filing.check_no_double_reward, {"awards": Param("awards", required=True)}
    ),
    "merit": Kind(
        merits.check_merit,
        {
            "merit": replace(CODE, choices=merits.MERITS),
            "min_years": COUNT,
            "launched_by": Param("code", choices=merits.LAUNCHERS),
        },
    ),
}


def validate_conditions(conditions: Iterable[Mapping[str, Any]]) -> list[Problem]:
    """Everything wrong with the conditions of one version, in order; empty when they are sound.

    Takes rows as in the rule pack: {"path", "kind", "params"}.
    """
    rows = list(conditions)
    if not rows:
        return [Problem("no_conditions", 0, "")]
    problems = [
        problem for position, row in enumerate(rows, 1) for problem in _of_row(position, row)
    ]
    return problems + _of_paths(rows)


def _of_row(position: int, row: Mapping[str, Any]) -> list[Problem]:
    name, params = str(row.get("kind", "")), row.get("params", {})
    kind = KINDS.get(name)
    if kind is None:
        return [Problem("unknown_kind", position, name)]
    if not isinstance(params, Mapping):
        return [Problem("bad_value", position, "params", params)]
    return [
        *(Problem("unknown_param", position, key) for key in params if key not in kind.params),
        *(
            Problem("missing_param", position, key)
            for key, param in kind.params.items()
            if param.required and key not in params
        ),
        *(
            Problem("bad_value", position, key, params[key])
            for key, param in kind.params.items()
            if key in params and not param.accepts(params[key])
        ),
    ] or [Problem("contradiction", position, key) for key in _contradictions(params)]


def _contradictions(params: Mapping[str, Any]) -> list[str]:
    """Particulars that nothing can meet together, where each of them is sound alone."""
    found = []
    for part in params.get("including", ()):
        below = LEVELS[part["level"]] < LEVELS[params["min_level"]]
        if below or part["years"] > params.get("years", 1):
            found.append("including")
    within, apart = params.get("within_years"), params.get("step_years", 1)
    in_years = "count" in params and "code" in params and params.get("consecutive")
    if within and in_years and apart == 1 and params["count"] > within:
        found.append("within_years")
    if "month" in params and params["day"] > monthrange(LEAP_YEAR, params["month"])[1]:
        found.append("day")
    return found[:1]


def _of_paths(rows: list[Mapping[str, Any]]) -> list[Problem]:
    """Paths count from 1 without holes: a hole would be an alternative that asks for nothing."""
    paths = [row.get("path", 0) for row in rows]
    bad = [
        Problem("bad_path", position, str(path))
        for position, path in enumerate(paths, 1)
        if not isinstance(path, int) or isinstance(path, bool) or path < 0
    ]
    if bad:
        return bad
    holes = sorted(set(range(1, max(paths) + 1)) - set(paths))
    return [Problem("empty_path", 0, str(path)) for path in holes]
