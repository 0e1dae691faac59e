"""The list of emulation blocks: its columns, its matching, and how it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy

from units.accounts.scope import Scope
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.intake.columns import Value
from units.intake.kind import IN_MEMORY, WHOLE_FILE, Kind, Table, register
from units.intake.kinds.blocks.columns import BLOCK, COLUMNS, MEMBER, YEAR
from units.intake.kinds.blocks.matching import BlockMatcher, seat_of
from units.intake.places import Places


@register
class Blocks(Kind):
    key = "blocks"
    title = gettext_lazy("Emulation blocks")
    about = gettext_lazy("One row a member unit of a block or cluster in a year.")
    label = "units.emulationblock"
    place = 7
    tables = (
        Table(BLOCK, EmulationBlock, shared=True),
        Table(YEAR, BlockYear, shared=True),
        Table(MEMBER, BlockMembership),
    )
    matcher = BlockMatcher
    chunk = WHOLE_FILE  # head and deputy stand in rows of their own
    limits = IN_MEMORY
    columns = COLUMNS

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        places = Places(Scope(everything=True))
        members = BlockMembership.objects.filter(block_year__block__in=rows.values("pk"))
        members = members.select_related("block_year__block")
        for member in members.order_by("block_year__block", "block_year__year", "order", "pk"):
            stood, block = member.block_year, member.block_year.block
            yield {
                "block_code": block.code,
                "block_name": block.name,
                "kind": block.kind,
                "year": stood.year,
                "unit": places.written(member.unit_id),
                "order": member.order,
                "seat": seat_of(stood, member.unit_id),
                "staff": stood.staff,
                "subordinate_units": stood.subordinate_units,
                "decision_number": stood.decision_number or None,
            }
