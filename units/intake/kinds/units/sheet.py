"""The list of units: its columns, its matching, and how it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy

from units.intake.columns import Value
from units.intake.kind import IN_MEMORY, WHOLE_FILE, Kind, Table, register
from units.intake.kinds.units.columns import COLUMNS, UNIT
from units.intake.kinds.units.matching import UnitMatcher
from units.organisation.models import Unit


@register
class Units(Kind):
    key = "units"
    title = gettext_lazy("Units")
    about = gettext_lazy("The organisation: one row a unit, with its superior.")
    label = "units.unit"
    place = 1
    tables = (Table(UNIT, Unit),)
    matcher = UnitMatcher
    chunk = WHOLE_FILE  # a superior may stand anywhere in the file
    limits = IN_MEMORY
    columns = COLUMNS

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        for unit in rows.select_related("parent").iterator(chunk_size=2000):
            yield {
                "code": unit.code,
                "name": unit.name,
                "short_name": unit.short_name or None,
                "parent": unit.parent.code if unit.parent else None,
                "kind": unit.kind,
                "authority": str(unit.authority),
                "has_legal_personality": unit.has_legal_personality,
                "head_title": unit.head_title or None,
                "place": unit.place or None,
                "established_on": unit.established_on,
            }
