"""The tree of units in memory: asked once, climbed as often as there are rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from units.organisation.models import Unit


class UnitTree:
    """Who stands above and below whom, by key."""

    def __init__(self) -> None:
        self._parents: dict[int, int | None] = dict(
            Unit.objects.order_by().values_list("pk", "parent_id")
        )
        self._above: dict[int, tuple[int, ...]] = {}
        self._children: dict[int, list[int]] = defaultdict(list)
        for unit, parent in self._parents.items():
            if parent is not None:
                self._children[parent].append(unit)

    def above(self, unit: int) -> tuple[int, ...]:
        """The unit itself and those above it, the nearest first."""
        if unit not in self._above:
            parent = self._parents.get(unit)
            higher = self.above(parent) if parent is not None else ()
            self._above[unit] = (unit, *higher)
        return self._above[unit]

    def below(self, units: Iterable[int]) -> set[int]:
        """The units themselves and everything under them."""
        found: set[int] = set()
        waiting = list(units)
        while waiting:
            unit = waiting.pop()
            if unit not in found:
                found.add(unit)
                waiting += self._children[unit]
        return found
