"""How much of a limit is taken, and how far a share is reached, while nominations come in."""

from __future__ import annotations

import datetime
from collections import Counter as Tally
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count

from campaigns.eligibility.criteria.collectives import ROUNDINGS, greatest_share, least_share
from campaigns.eligibility.criteria.facts import Members
from campaigns.eligibility.criteria.rules import Condition, RuleSet
from campaigns.eligibility.facts.members import members_of
from campaigns.eligibility.facts.quotas import QuotaTable
from campaigns.eligibility.facts.tree import UnitTree
from campaigns.eligibility.rulebook import rulebook_on
from campaigns.journey import State
from campaigns.nomination.models import Nomination

# Not waiting any more: they ended without result, or stand in the register already.
DONE = (State.WITHDRAWN, State.REJECTED, State.NOT_RECOMMENDED, State.PUBLISHED)
QUOTA, SHARE = "quota", "members_share"


@dataclass(frozen=True)
class Counter:
    """One condition that counts heads, as it stands now.

    Of a limit (quota): base holders of ``of``, at most ``bound`` may have the award, ``have`` have
    it and ``waiting`` are nominated. Of a share: base members, at least ``bound`` must hold ``of``,
    ``have`` hold it and ``waiting`` are nominated for it. ``awaited`` are nominated for the base of
    a limit and not decided yet; with them it would be ``hoped``.
    """

    kind: str
    award: str
    of: str
    unit: int
    everywhere: bool
    percent: int
    strict: bool
    legal_basis: str
    base: int
    bound: int | None
    have: int
    waiting: int
    awaited: int = 0
    hoped: int | None = None

    @property
    def is_limit(self) -> bool:
        return self.kind == QUOTA

    @property
    def taken(self) -> int:
        """Held and nominated together: the 11 of “11 of at most 12”."""
        return self.have + self.waiting

    @property
    def short(self) -> bool:
        """Whether the limit is overrun, or the share is not reached even with the nominated."""
        if self.bound is None:
            return False
        return self.taken > self.bound if self.is_limit else self.taken < self.bound


class Counters:
    """All counting conditions of a year by the law of a day; asked once for a whole page."""

    def __init__(self, year: int, day: datetime.date) -> None:
        self.year, self.day = year, day
        self.tree = UnitTree()
        self.rules = rulebook_on(day).rules
        self._table = QuotaTable([year], self.tree)
        self._members: dict[int, Members] = {}
        self._waiting: Tally[tuple[int | None, str]] = Tally()
        rows = Nomination.objects.filter(achievement_year=year).exclude(state__in=DONE).order_by()
        for home, code, count in rows.values_list(
            "nominating_unit_id", "award_type__code"
        ).annotate(count=Count("pk")):
            for unit in (None, *self.tree.above(home)):
                self._waiting[unit, code] += count

    def counts_heads(self, award: str) -> bool:
        """Whether any condition of the award counts heads."""
        rule = self.rules.get(award)
        return rule is not None and any(_counting(rule))

    def count_members(self, units: Collection[int]) -> None:
        """Count the members of all of ``units`` at once, before each is asked for."""
        wanted = set(units) - self._members.keys()
        self._members |= members_of(wanted, self.year, self.tree)

    def has_share(self, award: str) -> bool:
        """Whether a share of members is asked for."""
        rule = self.rules.get(award)
        return rule is not None and any(each.kind == SHARE for each in rule.conditions)

    def of(self, award: str, unit: int) -> list[Counter]:
        """The counters of ``award``: of a limit in the nominating unit, of a share in the unit.

        Empty where the law of the day counts no heads for the award.
        """
        rule = self.rules.get(award)
        if rule is None:
            return []
        return [
            self._limit(rule, each, unit) if each.kind == QUOTA else self._share(rule, each, unit)
            for each in _counting(rule)
        ]

    def _limit(self, rule: RuleSet, condition: Condition, unit: int) -> Counter:
        params = condition.params
        place = unit if params["scope"] == "unit" else None
        base = self._table.given(params["of"], place, self.year)
        awaited = self._waiting[place, params["of"]]
        rounding = params.get("rounding", ROUNDINGS[0])
        return Counter(
            kind=QUOTA,
            award=rule.award,
            of=params["of"],
            unit=unit,
            everywhere=place is None,
            percent=params["percent"],
            strict=False,
            legal_basis=condition.legal_basis or rule.legal_basis,
            base=base,
            bound=greatest_share(base, params["percent"], rounding) if base else None,
            have=self._table.given(rule.award, place, self.year),
            waiting=self._waiting[place, rule.award],
            awaited=awaited,
            hoped=greatest_share(base + awaited, params["percent"], rounding) if awaited else None,
        )

    def _share(self, rule: RuleSet, condition: Condition, unit: int) -> Counter:
        params = condition.params
        self.count_members([unit])
        members = self._members[unit]
        strict = params.get("strict", False)
        base = members.count or 0
        return Counter(
            kind=SHARE,
            award=rule.award,
            of=params["award"],
            unit=unit,
            everywhere=False,
            percent=params["percent"],
            strict=strict,
            legal_basis=condition.legal_basis or rule.legal_basis,
            base=base,
            bound=least_share(base, params["percent"], strict=strict) if base else None,
            have=members.awarded.get(params["award"], 0),
            waiting=self._waiting[unit, params["award"]],
        )


def _counting(rule: RuleSet) -> Iterable[Condition]:
    return (each for each in rule.conditions if each.kind in {QUOTA, SHARE})
