"""Capped shares: which the law knows, how large their bases are, how much of them is granted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Count

from campaigns.catalogue.models import Condition
from campaigns.eligibility.criteria.facts import QuotaCount
from campaigns.eligibility.facts.tree import UnitTree
from campaigns.register.models import Award


class QuotaTable:
    """All capped shares of some years, counted once for any number of candidates."""

    def __init__(
        self, years: Collection[int], tree: UnitTree, caps: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        """``caps`` are shares of rules that are not kept yet: award, scope and base award."""
        # award → (scope, base award); versions of other days only add counts nobody asks for
        self._caps: dict[str, set[tuple[str, str]]] = defaultdict(set)
        rows = Condition.objects.filter(kind="quota").order_by()
        for award, params in rows.values_list("rule_version__award_type__code", "params"):
            self._caps[award].add((str(params["scope"]), str(params["of"])))
        for award, scope, base in caps:
            self._caps[award].add((scope, base))
        self._given: Counter[tuple[int | None, int, str]] = Counter()
        if self._caps:
            self._count(years, tree)

    def _count(self, years: Collection[int], tree: UnitTree) -> None:
        """Awards by unit, those of the units below included, and of the whole ministry."""
        rows = Award.objects.valid().filter(year_to__in=years).order_by()
        for home, year, code, count in rows.values_list(
            "recipient_unit_id", "year_to", "award_type__code"
        ).annotate(count=Count("pk")):
            for unit in (None, *tree.above(home)):
                self._given[unit, year, code] += count

    def given(self, code: str, unit: int | None, year: int) -> int:
        """How many hold the award of the year, in the unit with all below it; None: everywhere."""
        return self._given[unit, year, code]

    def of_case(self, award: str, unit: int, year: int, own: int = 0) -> tuple[QuotaCount, ...]:
        """The shares that cap ``award`` in ``unit``; ``own`` is what this case has been granted."""
        return tuple(
            self._quota(award, scope, base, unit, year, own)
            for scope, base in sorted(self._caps.get(award, ()))
        )

    def of_unit(self, unit: int, year: int) -> tuple[QuotaCount, ...]:
        """Every capped share as somebody of ``unit`` meets it who has nothing granted yet."""
        return tuple(
            quota for award in sorted(self._caps) for quota in self.of_case(award, unit, year)
        )

    def _quota(self, award: str, scope: str, of: str, unit: int, year: int, own: int) -> QuotaCount:
        place = unit if scope == "unit" else None
        return QuotaCount(
            scope=scope,
            of=of,
            base=self._given[place, year, of] or None,
            granted=self._given[place, year, award] - own,
            award=award,
        )
