"""Finding the block, its year and the member that a row means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.intake.entries import Change, Entry, Part
from units.intake.kind import Hand, Matcher
from units.intake.kinds.blocks.columns import BLOCK, LEADING, MEMBER, YEAR
from units.intake.places import Places, Unknown
from units.organisation.models import Unit
from units.people.names import fold

# A unit that takes one part leaves these; whoever leads may be the secretariat as well.
_LEAVES = {
    "head": ("deputy",),
    "deputy": ("head",),
    "secretariat": ("head", "deputy"),
    "member": LEADING,
}


class BlockMatcher(Matcher):
    """The block by code or name, its year, and the unit in it."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._places = Places(hand.scope)
        self._blocks = {each.code.casefold(): each for each in EmulationBlock.objects.all()}
        self._names: dict[str, list[EmulationBlock]] = defaultdict(list)
        for each in self._blocks.values():
            self._names[fold(each.name)].append(each)
        self._years = {(each.block_id, each.year): each for each in BlockYear.objects.all()}
        # As at the desk: a block is changed by an office that stands above all its units.
        self._foreign = {
            year.block_id
            for year in self._years.values()
            if not all(hand.scope.covers(key) for key in _leading(year) if key is not None)
        }
        seats = BlockMembership.objects.values_list("block_year__block", "unit")
        self._foreign |= {block for block, unit in seats if not hand.scope.covers(unit)}
        self._members: dict[Any, BlockMembership] = {}

    def match(self, entries: Sequence[Entry]) -> None:
        years = [row.pk for row in self._years.values()]
        self._members = {
            (row.block_year_id, row.unit_id): row
            for row in BlockMembership.objects.filter(block_year__in=years)
        }
        for entry in entries:
            self._meet(entry)
        self._seats(entries)

    def _meet(self, entry: Entry) -> None:
        block, unit, said = self._block(entry), self._unit(entry), entry.whole("year")
        if said is None:
            entry.refuse("year", _("Write the year."))
        if entry.errors or unit is None or said is None:
            return
        key = block.pk if block else entry.text("block_code").casefold()
        block_part = Part(BLOCK, key, block)
        if block is not None:
            block_part.fields["code"] = block.code
        stood = self._years.get((block.pk, said)) if block else None
        year_part = Part(YEAR, (key, said), stood, links={"block": block_part})
        member = self._members.get((stood.pk, unit.pk)) if stood else None
        ident, links = (key, said, unit.pk), {"block_year": year_part}
        entry.parts = [
            Part(MEMBER, ident, member, {"unit_id": unit.pk}, links),
            year_part,
            block_part,
        ]
        name = block.name if block else entry.text("block_name")
        entry.target = f"{name} {said} – {unit.name}"

    def _block(self, entry: Entry) -> EmulationBlock | None:
        """The block that the row means, `None` for a new one or with an error at the row."""
        code, name = entry.text("block_code"), entry.text("block_name")
        same = [] if code else self._names[fold(name)]
        found = self._blocks.get(code.casefold()) if code else same[0] if same else None
        if len(same) > 1:
            entry.refuse("block_name", _("Several blocks are called so. Write the code."))
        if found is not None and found.pk in self._foreign:
            entry.refuse("block_code", _("This block is not one of yours."))
        if found is None and not code:
            entry.refuse("block_code", _("Write the code of the block."))
        if found is None and not name:
            entry.refuse("block_name", _("Write the name of the new block."))
        return found

    def _seats(self, entries: Sequence[Entry]) -> None:
        """Head, deputy and secretariat are said of the year, by the rows of the units."""
        seated = [entry for entry in entries if entry.parts and entry.text("seat")]
        taken = {(entry.parts[1].ident, entry.text("seat")) for entry in seated}
        for entry in seated:
            seat, unit, of_year = entry.text("seat"), entry.parts[0], entry.parts[1]
            key, stood = unit.fields["unit_id"], of_year.row
            if seat in LEADING:
                of_year.fields[f"{seat}_id"] = key
            if not isinstance(stood, BlockYear):
                continue
            for left in _LEAVES[seat]:
                free = (of_year.ident, left) not in taken
                if free and getattr(stood, f"{left}_id") == key:
                    of_year.fields[f"{left}_id"] = None
            if any(getattr(stood, name) != value for name, value in of_year.fields.items()):
                entry.changes.append(Change("seat", seat_of(stood, key), seat))

    def _unit(self, entry: Entry) -> Unit | None:
        if not entry.text("unit"):
            entry.refuse("unit", _("Write the unit that stands in the block."))
            return None
        try:
            unit, why = self._places.find(entry.text("unit"))
        except Unknown as unknown:
            entry.refuse("unit", str(unknown))
            return None
        entry.why = _("unit by %(way)s") % {"way": why}
        return unit


def _leading(stood: BlockYear) -> list[int | None]:
    return [getattr(stood, f"{seat}_id") for seat in LEADING]


def seat_of(stood: BlockYear, unit: int) -> str:
    for seat in LEADING:
        if getattr(stood, f"{seat}_id") == unit:
            return seat
    return "member"
