"""What part of the organisation somebody acts for: a set of unit keys, or all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import models

from units.organisation.lineage import forebears
from units.organisation.models import Unit, UnitSuccession

Rows = TypeVar("Rows", bound="models.QuerySet[models.Model]")


@dataclass(frozen=True)
class Scope:
    unit_ids: frozenset[int] = field(default_factory=frozenset)
    above_ids: frozenset[int] = field(default_factory=frozenset)
    everything: bool = False

    @classmethod
    def below(cls, units: Iterable[Unit]) -> Scope:
        """The given units and every unit under them; the units above are remembered apart.

        Whoever acts for a unit acts for those it succeeded as well: what they left behind,
        open nominations among it, has nobody else any more.
        """
        held: frozenset[int] = frozenset(unit.pk for unit in units)
        if not held:
            return cls()
        lines = Unit.objects.lines()
        ids = held | forebears([(below, above) for above, below in lines], held)
        above = forebears(lines, held)
        edges = UnitSuccession.objects.edges()
        return cls(ids | forebears(edges, ids), above | forebears(edges, above))

    @property
    def with_above(self) -> frozenset[int]:
        """The units acted for and those they belong to: whose rounds and councils concern them."""
        return self.unit_ids | self.above_ids

    @property
    def reaches(self) -> bool:
        """Whether there is any unit in it."""
        return self.everything or bool(self.unit_ids)

    def covers(self, unit_id: int | None) -> bool:
        return self.everything or unit_id in self.unit_ids

    def limit(self, rows: Rows, path: str) -> Rows:
        """``rows`` whose unit key at ``path`` lies in the scope."""
        return rows if self.everything else rows.filter(**{f"{path}__in": self.unit_ids})
