"""A condition of a rule as a sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from campaigns.eligibility.wording.names import (
    BASES,
    FORMS,
    LAUNCHERS,
    LEVELS,
    MERITS,
    POSTS,
    RECIPIENTS,
    SCOPES,
    Names,
    named,
)

Params = Mapping[str, Any]


def condition_sentence(kind: str, params: Params, names: Names) -> str:
    """What the condition asks for ("Đạt CSTĐCS 3 năm liên tục"), awards by the names given."""
    return _SENTENCES[kind](params, names)


def _rating(params: Params, names: Names) -> str:
    values = {"level": named(LEVELS, params["min_level"]), "years": params.get("years", 1)}
    best = params["min_level"] == "HTXSNV"
    if values["years"] == 1:
        one = _("Rated “%(level)s” in the year") if best else _("Rated “%(level)s” or better")
        parts = [one % values]
    elif params.get("consecutive", True):
        row = _("Rated “%(level)s” %(years)s years in a row")
        parts = [
            (row if best else _("Rated “%(level)s” or better %(years)s years in a row")) % values
        ]
    else:
        some = _("Rated “%(level)s” in %(years)s years")
        parts = [(some if best else _("Rated “%(level)s” or better in %(years)s years")) % values]
    parts += [
        _("of these “%(level)s” %(years)s years")
        % {"level": named(LEVELS, part["level"]), "years": part["years"]}
        for part in params.get("including", ())
    ]
    if "or_title" in params:
        parts.append(_("a year with %(award)s counts too") % _award(params["or_title"], names))
    return ", ".join(parts + _after(params, names))


def _held(params: Params, names: Names) -> str:
    values = _award(params["code"], names) | {"count": params.get("count", 1)}
    if params.get("consecutive", False):
        times = params.get("step_years", 1) > 1
        row = _("%(award)s %(count)s years in a row")
        parts = [(_("%(award)s %(count)s times in succession") if times else row) % values]
    elif values["count"] == 1:
        parts = [_("Has received %(award)s") % values]
    else:
        parts = [_("Has received %(award)s %(count)s times") % values]
    if params.get("within_years"):
        parts.append(_("in the last %(years)s years") % {"years": params["within_years"]})
    if params.get("run_level"):
        level = {"level": named(LEVELS, params["run_level"])}
        parts.append(_("in the unbroken years rated “%(level)s” or better") % level)
    return ", ".join(parts + _after(params, names))


def _after(params: Params, names: Names) -> list[str]:
    if "after" not in params:
        return []
    return [_("since %(award)s was received") % _award(params["after"], names)]


def _award(code: str, names: Names) -> dict[str, Any]:
    return {"award": names.get(code, code)}


def _same_year(params: Params, names: Names) -> str:
    if params.get("standard_met_is_enough", False):
        return _("Meets the standard of %(award)s in the same year") % _award(params["code"], names)
    return _("%(award)s in the same year") % _award(params["code"], names)


def _any_of(params: Params, names: Names) -> str:
    part = _("%(count)s × %(award)s")
    bundles = [
        ", ".join(part % (_award(one["code"], names) | {"count": one["count"]}) for one in option)
        for option in params["options"]
    ]
    return _("In the last %(years)s years received: %(bundles)s") % {
        "years": params["within_years"],
        "bundles": _(" or ").join(bundles),
    }


def _initiative(params: Params, _names: Names) -> str:
    kinds = params.get("kinds", ["initiative", "topic"])
    values = {"count": params.get("count", 1), "scope": named(SCOPES, params["scope"])}
    if kinds == ["initiative"]:
        text = _("%(count)s recognised initiatives of %(scope)s, not yet used") % values
    elif kinds == ["topic"]:
        text = _("%(count)s accepted topics of %(scope)s, not yet used") % values
    else:
        text = _("%(count)s initiatives or topics of %(scope)s, not yet used") % values
    within = params.get("within_years")
    if not within:
        return text
    if within == 1:
        return _("%(text)s, of the year considered") % {"text": text}
    return _("%(text)s, in the last %(years)s years") % {"text": text, "years": within}


def _share(params: Params, names: Names) -> str:
    values = _award(params["award"], names) | {"percent": params["percent"]}
    if params.get("strict", False):
        return _("More than %(percent)s %% of the members have %(award)s") % values
    return _("At least %(percent)s %% of the members have %(award)s") % values


def _include(params: Params, names: Names) -> str:
    values = _award(params["award"], names) | {"count": params.get("count", 1)}
    return _("At least %(count)s members have %(award)s") % values


def _quota(params: Params, names: Names) -> str:
    values = _award(params["of"], names) | {"percent": params["percent"]}
    if params["scope"] == "ministry":
        text = _("At most %(percent)s %% of the number of %(award)s in the ministry") % values
    else:
        text = _("At most %(percent)s %% of the number of %(award)s in the unit") % values
    rounding = {
        "nearest": _("%(text)s, rounded to the nearest whole number"),
        "up": _("%(text)s, rounded up"),
    }.get(params.get("rounding", ""), "%(text)s")
    return rounding % {"text": text}


def _service(params: Params, _names: Names) -> str:
    def years(row: Mapping[str, int]) -> str:
        part = _("%(years)s years of %(basis)s")
        return ", ".join(part % {"years": n, "basis": named(BASES, b)} for b, n in row.items())

    values = {"men": years(params["men"]), "women": years(params["women"])}
    if params.get("hard_area", False):
        return _("In a hard area: men %(men)s; women %(women)s") % values
    return _("Men %(men)s; women %(women)s") % values


def _long_service(params: Params, _names: Names) -> str:
    part = _("%(post)s %(years)s years")
    posts = _(" or ").join(
        part % {"post": named(POSTS, row["post"]), "years": row["years"]} for row in params["posts"]
    )
    if params.get("women_third_less", False):
        return _("Long contribution: %(posts)s; women a third less") % {"posts": posts}
    return _("Long contribution: %(posts)s") % {"posts": posts}


def _merit(params: Params, _names: Names) -> str:
    text = named(MERITS, params["merit"])
    text = text[:1].upper() + text[1:]
    if "min_years" in params:
        text = _("%(text)s, %(years)s years or more") % {"text": text, "years": params["min_years"]}
    if "launched_by" in params:
        by = named(LAUNCHERS, params["launched_by"])
        text = _("%(text)s, launched by %(by)s") % {"text": text, "by": by}
    return text


def _due(params: Params) -> dict[str, str]:
    return {"day": f"{params['day']}/{params['month']}"}


def _deadline(params: Params, _names: Names) -> str:
    later = params.get("years_later", 0)
    if not later:
        return _("Handed in by %(day)s of the achievement year") % _due(params)
    if later == 1:
        return _("Handed in by %(day)s of the year after the achievement year") % _due(params)
    text = _("Handed in by %(day)s, %(years)s years after the achievement year")
    return text % (_due(params) | {"years": later})


def _no_double(params: Params, names: Names) -> str:
    awards = ", ".join(names.get(code, code) for code in params["awards"])
    return _("None of these for the same year: %(awards)s") % {"awards": awards}


def _form(params: Params) -> dict[str, str]:
    return {"form": named(FORMS, params["from_form"])}


_SENTENCES: Mapping[str, Callable[[Params, Names], str]] = {
    "rating": _rating,
    "award": _held,
    "award_same_year": _same_year,
    "award_any_of": _any_of,
    "once_only": lambda _params, _names: _("Has not received this award before"),
    "initiative": _initiative,
    "members_share": _share,
    "members_complete": lambda params, _names: (
        _("At least %(percent)s %% of the members completed their tasks")
        % {"percent": params["percent"]}
    ),
    "members_include": _include,
    "members_no_discipline": lambda params, _names: (
        _("No member disciplined with %(form)s or harder in the year") % _form(params)
    ),
    "quota": _quota,
    "founded": lambda params, _names: (
        _("Founded at least %(years)s years ago") % {"years": params["years"]}
    ),
    "clean": lambda _params, _names: _("No discipline in force and no proceedings pending"),
    "no_discipline": lambda params, _names: (
        _("No discipline of %(form)s or harder in force") % _form(params)
    ),
    "not_posthumous": lambda _params, _names: _("Not given after death"),
    "service_months": lambda params, _names: (
        _("Recruited at least %(months)s months ago") % {"months": params["months"]}
    ),
    "service": _service,
    "long_service": _long_service,
    "registered": lambda params, _names: (
        _("Registered for emulation by %(day)s of the achievement year") % _due(params)
    ),
    "deadline": _deadline,
    "posted": lambda params, _names: (
        _("Posted publicly for %(days)s working days") % {"days": params["working_days"]}
    ),
    "no_double_reward": _no_double,
    "merit": _merit,
    "recipient": lambda params, _names: (
        _("This award is for %(recipient)s") % {"recipient": named(RECIPIENTS, params["recipient"])}
    ),
}
