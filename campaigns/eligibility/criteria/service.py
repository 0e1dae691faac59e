"""Length of service, with the shorter times that women and people of hard areas have."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from campaigns.eligibility.criteria.facts import FORMS, Facts
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Item, Outcome, all_of

Params = Mapping[str, Any]
MONTHS = 12


def whole_months(start: date, end: date) -> int:
    """Whole months from start to end; a month is whole when its day has come again."""
    months = (end.year - start.year) * MONTHS + end.month - start.month
    return max(0, months - (end.day < start.day))


def check_service_months(params: Params, case: Case) -> Outcome:
    """Recruited at least so many months ago."""
    have = case.facts.service.total_months
    if have is None:
        return Outcome(None, missing=(("service_unknown", "total"),))
    lacking = params["months"] - have
    return Outcome(
        lacking <= 0, missing=(("service_months", "total", lacking),) if lacking > 0 else ()
    )


def check_service(params: Params, case: Case) -> Outcome:
    """Years of service in the sector (and in all) for men and women, in hard areas if asked.

    Time under discipline of the given form or harder is left out of the years.
    """
    facts = case.facts
    if facts.sex:
        outcome = _long_enough(params, "men" if facts.sex == "male" else "women", facts)
    else:
        men, women = (_long_enough(params, who, facts) for who in ("men", "women"))
        outcome = men if men.met == women.met else Outcome(None, missing=(("sex_unknown",),))
    if not params.get("hard_area", False):
        return outcome
    area = facts.service.hard_area
    missing: tuple[Item, ...] = ()
    if not area:
        missing = (("hard_area_unknown",),) if area is None else (("hard_area",),)
    return Outcome(all_of([outcome.met, area]), missing=outcome.missing + missing)


def _long_enough(params: Params, who: str, facts: Facts) -> Outcome:
    form = params.get("excluding_discipline_from")
    if form and facts.disciplines is None:
        return Outcome(None, missing=(("disciplines_unknown",),))
    excluded = _disciplined_months(facts, form) if form else 0
    states: list[bool | None] = []
    missing: list[Item] = []
    for basis, years in params[who].items():
        have = facts.service.sector_months if basis == "sector" else facts.service.total_months
        if have is None:
            states.append(None)
            missing.append(("service_unknown", basis))
            continue
        lacking = years * MONTHS - (have - excluded)
        states.append(lacking <= 0)
        if lacking > 0:
            missing.append(("service_months", basis, lacking))
    return Outcome(all_of(states), missing=tuple(missing))


def _disciplined_months(facts: Facts, form: str) -> int:
    """Months begun under discipline up to the day judged; overlapping measures count once."""
    today, months = facts.judged_on, set[int]()
    for measure in facts.disciplines or ():
        if FORMS[measure.form] >= FORMS[form] and measure.start <= today:
            end = min(measure.until or today, today)
            months.update(range(_month_number(measure.start), _month_number(end) + 1))
    return len(months)


def _month_number(day: date) -> int:
    return day.year * MONTHS + day.month


def check_long_service(params: Params, case: Case) -> Outcome:
    """Held one of the posts long enough; a woman a third less (NĐ 98 Art 16–18, NĐ 152 Art 19–21).

    Posts outside the table are stated by the appraiser as the merit long_service.
    """
    facts = case.facts
    if any(merit.code == "long_service" for merit in facts.merits or ()):
        return Outcome(met=True)
    if facts.posts is None:
        return Outcome(None, missing=(("posts_unknown",),))
    years = {row["post"]: row["years"] for row in params["posts"]}
    held = sorted(
        (years[post.post] * MONTHS - post.months, years[post.post], post.post, post.pk)
        for post in facts.posts
        if post.post in years
    )
    lacking: list[Item] = []
    unsure = False
    for missing, needed, post, pk in held:
        # A third of whole years is a whole number of months: twelve less four.
        less = needed * (MONTHS // 3) if params.get("women_third_less", False) else 0
        if missing <= (less if facts.sex == "female" else 0):
            return Outcome(met=True, evidence=(("post", pk),) if pk is not None else ())
        unsure = unsure or (facts.sex is None and missing <= less)
        lacking.append(("post_months", post, missing - (less if facts.sex == "female" else 0)))
    if unsure:
        return Outcome(None, missing=(("sex_unknown",),))
    return Outcome(met=False, missing=tuple(lacking[:1]) or (("post",),))
