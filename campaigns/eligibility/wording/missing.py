"""What is missing, in words that begin small: they follow a name or a sign."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.eligibility.criteria import Item
from campaigns.eligibility.wording.names import (
    BASES,
    COUNTS,
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

# The sentence of an item, and what its further places hold, in order.
SENTENCES: Mapping[str, tuple[Promise, tuple[str, ...]]] = {
    "rating": (_("rating of %(year)s is below “%(level)s”"), ("year", "level")),
    "rating_unknown": (_("no rating recorded for %(year)s"), ("year",)),
    "rating_years": (_("%(count)s more years rated “%(level)s” needed"), ("level", "count")),
    "counting_from": (_("the time counts only from %(year)s"), ("year",)),
    "award": (_("%(award)s of %(year)s is missing"), ("award", "year")),
    "award_count": (_("%(award)s is missing %(count)s times"), ("award", "count")),
    "award_since": (
        _("%(award)s is missing %(count)s times since %(year)s"),
        ("award", "count", "year"),
    ),
    "award_in_a_row": (
        _("%(award)s is missing %(count)s times in succession"),
        ("award", "count"),
    ),
    "award_not_counted": (
        _("%(award)s of %(year)s does not count: given for a campaign or an extraordinary deed"),
        ("award", "year"),
    ),
    "award_unknown": (_("not known whether %(award)s was received"), ("award",)),
    "awards_unknown": (_("earlier awards are not known"), ()),
    "standard": (_("the standard of %(award)s for %(year)s is not met"), ("award", "year")),
    "standard_unknown": (
        _("not known whether the standard of %(award)s for %(year)s is met"),
        ("award", "year"),
    ),
    "already_awarded": (_("already received %(award)s in %(year)s"), ("award", "year")),
    "initiative": (_("%(count)s initiatives of %(scope)s missing"), ("scope", "count")),
    "topic": (_("%(count)s accepted topics of %(scope)s missing"), ("scope", "count")),
    "initiative_or_topic": (
        _("%(count)s initiatives or topics of %(scope)s missing"),
        ("scope", "count"),
    ),
    "initiative_used": (
        _("the initiative “%(title)s” was already used for %(award)s"),
        ("title", "award"),
    ),
    "initiatives_unknown": (_("initiatives are not known"), ()),
    "discipline": (_("discipline in force: %(form)s until %(day)s"), ("form", "day")),
    "discipline_open": (_("discipline in force: %(form)s"), ("form",)),
    "disciplines_unknown": (_("not known whether there was discipline"), ()),
    "proceedings": (_("proceedings are pending"), ()),
    "proceedings_unknown": (_("not known whether proceedings are pending"), ()),
    "posthumous": (_("not given after death"), ()),
    "posthumous_unknown": (_("not known whether the person lives"), ()),
    "members_awarded": (_("%(count)s more members with %(award)s needed"), ("award", "count")),
    "members_complete": (_("%(count)s members did not complete their tasks"), ("count",)),
    "members_disciplined": (
        _("%(count)s members disciplined with %(form)s or harder"),
        ("form", "count"),
    ),
    "members_unknown": (_("not counted: %(what)s"), ("what",)),
    "quota": (
        _("the limit of %(count)s by the number of %(award)s is reached"),
        ("award", "count"),
    ),
    "quota_unknown": (_("the limit by the number of %(award)s is not known"), ("award",)),
    "founded_years": (_("%(count)s years are missing since its founding"), ("count",)),
    "founded_unknown": (_("the day of its founding is not known"), ()),
    "service_months": (_("%(count)s months of %(basis)s missing"), ("basis", "count")),
    "service_unknown": (_("%(basis)s is not known"), ("basis",)),
    "sex_unknown": (_("man or woman is not recorded"), ()),
    "hard_area": (_("no service in a hard area"), ()),
    "hard_area_unknown": (_("not known whether it was service in a hard area"), ()),
    "post_months": (_("%(count)s months as %(post)s missing"), ("post", "count")),
    "post": (_("none of the leading posts was held"), ()),
    "posts_unknown": (_("leading posts are not known"), ()),
    "merit": (_("not stated: %(merit)s"), ("merit",)),
    "merit_unknown": (_("not asked yet: %(merit)s"), ("merit",)),
    "merit_years": (_("less than %(count)s years: %(merit)s"), ("merit", "count")),
    "merit_years_unknown": (_("number of years not stated: %(merit)s"), ("merit", "count")),
    "merit_launcher": (_("not launched by %(by)s: %(merit)s"), ("merit", "by")),
    "merit_launcher_unknown": (_("who launched it is not stated: %(merit)s"), ("merit", "by")),
    "registered_late": (_("registered for emulation later than %(day)s"), ("day",)),
    "registered_unknown": (_("not known whether it was registered by %(day)s"), ("day",)),
    "submitted_late": (_("handed in later than %(day)s"), ("day",)),
    "submitted_unknown": (_("not known whether it is handed in by %(day)s"), ("day",)),
    "posting_days": (_("%(count)s working days of public posting missing"), ("count",)),
    "posting_unknown": (
        _("not known whether it was posted for %(count)s working days"),
        ("count",),
    ),
    "already_rewarded": (
        _("already rewarded with %(award)s for %(year)s"),
        ("award", "year"),
    ),
    "recipient": (_("this award is for %(recipient)s"), ("recipient",)),
}


def missing_sentence(item: Item, names: Names) -> str:
    """One missing thing in words, awards by the names given ("CSTĐCS of 2024 is missing")."""
    kind, *values = item
    if kind == "discipline" and not values[-1]:
        kind, values = "discipline_open", values[:1]
    sentence, places = SENTENCES[str(kind)]
    spoken = {
        place: _spoken(place, value, names) for place, value in zip(places, values, strict=True)
    }
    return str(sentence) % spoken


def _spoken(place: str, value: str | int, names: Names) -> str:
    if place == "award":
        return names.get(str(value), str(value))
    if place == "what" and str(value) not in COUNTS:
        return names.get(str(value), str(value))
    return _PLACES[place](value) if place in _PLACES else str(value)


def _day(value: str | int) -> str:
    return date_format(date.fromisoformat(str(value)), "SHORT_DATE_FORMAT")


_PLACES: Mapping[str, Callable[[str | int], str]] = {
    "level": lambda value: named(LEVELS, value),
    "scope": lambda value: named(SCOPES, value),
    "form": lambda value: named(FORMS, value),
    "what": lambda value: named(COUNTS, value),
    "basis": lambda value: named(BASES, value),
    "post": lambda value: named(POSTS, value),
    "merit": lambda value: named(MERITS, value),
    "by": lambda value: named(LAUNCHERS, value),
    "recipient": lambda value: named(RECIPIENTS, value),
    "day": _day,
}
