"""Collectives: shares of their members, caps on how many may be awarded, their age.

All percentages are compared in whole numbers; nothing is ever divided and rounded on the way.
"""

from collections.abc import Mapping
from typing import Any

from campaigns.eligibility.criteria.facts import FORMS
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Outcome

Params = Mapping[str, Any]
ROUNDINGS = ("down", "nearest", "up")


def least_share(base: int, percent: int, *, strict: bool) -> int:
    """The least count that is at least (strict: more than) percent of base.

    70 % of 10 → 7, of 11 → 8; more than 50 % of 10 → 6.
    """
    return base * percent // 100 + 1 if strict else -(-base * percent // 100)


def greatest_share(base: int, percent: int, rounding: str = "down") -> int:
    """The greatest count within percent of base: 15 % of 13 is 1.95, so 1 down, 2 nearest and up.

    A half is nearest to the next whole number.
    """
    extra = {"down": 0, "nearest": 50, "up": 99}[rounding]
    return (base * percent + extra) // 100


def check_members_share(params: Params, case: Case) -> Outcome:
    """That share of the members has the award of the year (strict: more than the share)."""
    award = params["award"]
    return _share(params, case, case.facts.members.awarded.get(award), ("members_awarded", award))


def check_members_complete(params: Params, case: Case) -> Outcome:
    """That share of the members completed its tasks."""
    return _share(params, case, case.facts.members.complete, ("members_complete",))


def _share(params: Params, case: Case, have: int | None, name: tuple[str, ...]) -> Outcome:
    base = case.facts.members.count
    if not base or have is None:
        # A collective without members has no share that could be judged.
        unknown = "count" if not base else name[-1].removeprefix("members_")
        return Outcome(None, missing=(("members_unknown", unknown),))
    lacking = least_share(base, params["percent"], strict=params.get("strict", False)) - have
    return Outcome(lacking <= 0, missing=((*name, lacking),) if lacking > 0 else ())


def check_members_include(params: Params, case: Case) -> Outcome:
    """So many members have the award of the year."""
    award = params["award"]
    have = case.facts.members.awarded.get(award)
    if have is None:
        return Outcome(None, missing=(("members_unknown", award),))
    lacking = params.get("count", 1) - have
    return Outcome(
        lacking <= 0, missing=(("members_awarded", award, lacking),) if lacking > 0 else ()
    )


def check_members_no_discipline(params: Params, case: Case) -> Outcome:
    """No member was disciplined in the year with that form or a harder one."""
    counts = case.facts.members.disciplined
    if counts is None:
        return Outcome(None, missing=(("members_unknown", "disciplined"),))
    least = FORMS[params["from_form"]]
    found = sum(number for form, number in counts.items() if FORMS[form] >= least)
    missing = (("members_disciplined", params["from_form"], found),) if found else ()
    return Outcome(not found, missing=missing)


def check_quota(params: Params, case: Case) -> Outcome:
    """With this case the awards stay within the share of the base.

    The share is rounded as the rule says, down where it says nothing: the instruments fix no
    rounding, offices take the floor.
    """
    share = capped_share(params, case)
    if share is None:
        return Outcome(None, missing=(("quota_unknown", params["of"]),))
    allowed, granted = share
    full = granted + 1 > allowed
    return Outcome(not full, missing=(("quota", params["of"], allowed),) if full else ())


def capped_share(params: Params, case: Case) -> tuple[int, int] | None:
    """How many may be awarded, and how many are without this case; None where it is not known."""
    of, scope = params["of"], params["scope"]
    for quota in case.facts.quotas:
        if (quota.scope, quota.of) == (scope, of) and quota.award in (None, case.rules.award):
            if quota.base is None or quota.granted is None:
                return None
            rounding = params.get("rounding", ROUNDINGS[0])
            return greatest_share(quota.base, params["percent"], rounding), quota.granted
    return None


def check_founded(params: Params, case: Case) -> Outcome:
    """The collective was founded at least so many whole years before the day judged."""
    founded, today = case.facts.founded_on, case.facts.judged_on
    if founded is None:
        return Outcome(None, missing=(("founded_unknown",),))
    before_the_day = (today.month, today.day) < (founded.month, founded.day)
    lacking = params["years"] - (today.year - founded.year - before_the_day)
    return Outcome(lacking <= 0, missing=(("founded_years", lacking),) if lacking > 0 else ())
