"""What kinds of conditions and their particulars are called, where somebody writes a rule."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KIND_TITLES: Mapping[str, Promise] = {
    "rating": _("annual rating"),
    "award": _("an award received before"),
    "award_same_year": _("an award of the same year"),
    "award_any_of": _("one of several awards received before"),
    "once_only": _("not received before"),
    "initiative": _("initiative or research topic"),
    "members_share": _("share of members with an award"),
    "members_complete": _("share of members who completed their tasks"),
    "members_include": _("members with an award"),
    "members_no_discipline": _("no member under discipline"),
    "quota": _("no more than a share"),
    "founded": _("years since the collective was founded"),
    "clean": _("not under inspection, investigation or appeal"),
    "no_discipline": _("no discipline"),
    "not_posthumous": _("not for the deceased"),
    "service_months": _("months of service"),
    "service": _("years of service"),
    "long_service": _("years in leading posts"),
    "registered": _("registered for emulation at the start of the year"),
    "deadline": _("handed in by a day"),
    "posted": _("posted publicly"),
    "no_double_reward": _("no double reward for one year"),
    "merit": _("merit described in the report"),
}
ROUNDINGS: Mapping[str, Promise] = {
    "down": _("down to the whole number below"),
    "nearest": _("to the nearest whole number"),
    "up": _("up to the whole number above"),
}
SHARE_SCOPES: Mapping[str, Promise] = {
    "unit": _("the nominating unit with all units below it"),
    "ministry": _("the whole ministry"),
}
WORKS: Mapping[str, Promise] = {
    "initiative": _("recognised initiative"),
    "topic": _("accepted research topic"),
}
# By particular, or by kind and particular where one word means two things.
LABELS: Mapping[str, Promise] = {
    "min_level": _("rated at least"),
    "years": _("for how many years"),
    "consecutive": _("in an unbroken row"),
    "rating.consecutive": _("years in an unbroken row"),
    "including": _("of these, better rated years"),
    "or_title": _("a year with this award counts too"),
    "after": _("counted only after this award was received"),
    "merit_only": _("awards for campaigns and extraordinary deeds do not count"),
    "code": _("award"),
    "count": _("how many times"),
    "initiative.count": _("how many"),
    "members_include.count": _("how many members"),
    "within_years": _("within so many years up to the achievement year"),
    "step_years": _("at most so many years from one to the next"),
    "lag_years": _("may end so many years before the achievement year"),
    "run_level": _("only years that lie in a row rated at least"),
    "standard_met_is_enough": _("meeting its standard is enough, decided or not"),
    "options": _("one of these sets of awards"),
    "scope": _("recognised at least at"),
    "quota.scope": _("counted over"),
    "kinds": _("what counts"),
    "award": _("award of the members"),
    "percent": _("per cent"),
    "strict": _("more than that share, not just as much"),
    "from_form": _("from this form of discipline on"),
    "of": _("per cent of those who have"),
    "rounding": _("rounded"),
    "founded.years": _("at least so many years old"),
    "months": _("at least so many months"),
    "men": _("men"),
    "women": _("women"),
    "hard_area": _("only service in mountain, island and specially difficult areas"),
    "excluding_discipline_from": _("time under discipline left out, from this form on"),
    "posts": _("at least so many years in one of these posts"),
    "women_third_less": _("a third less for women"),
    "merit": _("merit"),
    "min_years": _("at least so many years long"),
    "launched_by": _("launched by"),
    "month": _("month"),
    "day": _("day of the month"),
    "years_later": _("so many years after the achievement year"),
    "working_days": _("at least so many working days"),
    "awards": _("none of these awards for the same year"),
    "params": _("particulars"),
}


def kind_title(kind: str) -> str:
    """What a kind of condition is called, or its code where it has no name."""
    return str(KIND_TITLES.get(kind, kind))


def param_label(kind: str, name: str) -> str:
    """What a particular of that kind is called, or its code."""
    return str(LABELS.get(f"{kind}.{name}", LABELS.get(name, name)))
