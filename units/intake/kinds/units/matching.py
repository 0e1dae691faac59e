"""Finding the unit and its superior that a row means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from units.intake.columns import Column, Value
from units.intake.entries import Change, Entry, Part
from units.intake.kind import Hand, Matcher
from units.intake.kinds.units.columns import UNIT
from units.intake.places import Places, Unknown, is_worse
from units.organisation.models import Unit
from units.people.names import fold


class UnitMatcher(Matcher):
    """By code, else by name under the same superior; a superior may stand in the same file."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._places = Places(hand.scope)

    def match(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self._meet(entry)
        named = [entry for entry in entries if entry.parts]
        listed = _Listed(named)
        for entry in named:
            self._place(entry, listed)
        above = {entry.parts[0].ident: _superior(entry.parts[0]) for entry in named}
        for entry in named:
            if self._in_ring(entry.parts[0], above):
                entry.refuse("parent", _("This unit would stand below itself."))

    def _meet(self, entry: Entry) -> None:
        code, name = entry.text("code"), entry.text("name")
        if not code and not name:
            entry.refuse("code", _("Neither code nor name is given."))
            return
        row = self._known(entry, code, name)
        if row is None and entry.errors:
            return
        entry.parts = [Part(UNIT, row.pk if row else fold(code) or ("row", entry.number), row)]
        if row is None:
            entry.why = ""
        else:
            entry.target = f"{row.name} ({row.code})"
            entry.parts[0].fields["code"] = row.code  # however it was typed
            self._doubt(entry, row)
        if entry.text("authority"):
            entry.parts[0].fields["authority"] = int(entry.text("authority"))

    def _known(self, entry: Entry, code: str, name: str) -> Unit | None:
        """The unit of that code; by its name only where the row gives no code."""
        if code:
            unit = self._places.of_code(code)
            if unit is not None and not self.hand.scope.covers(unit.pk):
                entry.refuse("code", _("This code belongs to a unit that is not one of yours."))
                return None
            entry.why = _("code")
            return unit
        try:
            unit, entry.why = self._places.find(name)
        except Unknown as unknown:
            entry.refuse("name", str(unknown))
            return None
        return unit

    @staticmethod
    def _doubt(entry: Entry, row: Unit) -> None:
        """What the register would not take, or would take at the price of old papers."""
        name, since = entry.text("name"), entry.day("established_on")
        if name and (not entry.text("code") or is_worse(name, row.name)):
            entry.parts[0].fields["name"] = row.name  # it was found by it, or is written better
        elif name and name != row.name:
            entry.warn(
                "name",
                _("If a decision renamed the unit, use “Rename” on its page: old papers find it."),
            )
        if since is not None and row.dissolved_on is not None and since > row.dissolved_on:
            entry.refuse(
                "established_on", _("A unit cannot be dissolved before it is established.")
            )

    def _place(self, entry: Entry, listed: _Listed) -> None:
        """Find the superior: by code, then by name, in the register and in this file."""
        part, said = entry.parts[0], entry.text("parent")
        row: Any = part.row
        if not said:
            if row is None and not self.hand.scope.everything:
                entry.refuse("parent", _("Write the superior unit: it must be one of yours."))
            return
        stands = self._places.units.get(row.parent_id) if row is not None else None
        if stands is not None and fold(said) in {fold(stands.code), fold(stands.name)}:
            part.fields["parent_id"] = stands.pk
            return
        if row is not None and not self._may_move(row):
            entry.refuse("parent", _("The highest of your units is moved by those above it."))
            return
        try:
            parent = self._find(said, listed)
        except Unknown as unknown:
            entry.refuse("parent", str(unknown))
            return
        if isinstance(parent, Part):
            part.links["parent"] = parent
            if row is not None:
                before = stands.name if stands is not None else None
                entry.changes.append(Change("parent", before, said))
        else:
            part.fields["parent_id"] = parent

    def _may_move(self, row: Unit) -> bool:
        """As at the desk: who does not act for the superior does not move the unit away."""
        return row.parent_id is None or self.hand.scope.covers(row.parent_id)

    def _find(self, said: str, listed: _Listed) -> Part | int:
        """The new unit or the key of the known one that the text means; raises `Unknown`."""
        known = self._places.of_code(said)
        if known is not None and self.hand.scope.covers(known.pk):
            return int(known.pk)
        new = listed.codes.get(fold(said))
        if new is not None:
            return _means(new)
        fit = {part.ident: part for part in listed.names.get(fold(said), ())}
        try:
            unit, _why = self._places.find(said)
        except Unknown:
            if not fit:
                raise
        else:
            fit.setdefault(unit.pk, Part(UNIT, unit.pk, unit))
        if len(fit) > 1:
            raise Unknown(
                _("Several units are called “%(text)s”. Write the code.") % {"text": said}
            )
        [part] = fit.values()
        return _means(part)

    def _in_ring(self, part: Part, above: dict[Hashable, Hashable]) -> bool:
        """Whether its superiors, as the list would have them, lead back to it."""
        seen, at = {part.ident}, above.get(part.ident)
        if at is None:
            return False
        while at is not None:
            if at in seen:
                return at == part.ident
            seen.add(at)
            at = above.get(at) or getattr(self._places.units.get(at), "parent_id", None)  # type: ignore[call-overload] # of a new unit nothing
        return False

    def word(self, column: Column, value: Any) -> Value:
        if column.key == "parent":
            return self._places.units[value].name if value in self._places.units else None
        return str(value) if column.key == "authority" and value is not None else value


class _Listed:
    """The units of the file by what the file calls them: a superior may stand among them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.codes: dict[str, Part] = {}
        self.names: dict[str, list[Part]] = defaultdict(list)
        for entry in entries:
            if entry.text("code"):
                self.codes.setdefault(fold(entry.text("code")), entry.parts[0])
            for name in {fold(entry.text(key)) for key in ("name", "short_name")} - {""}:
                self.names[name].append(entry.parts[0])


def _means(part: Part) -> Part | int:
    row: Any = part.row
    return part if row is None else int(row.pk)


def _superior(part: Part) -> Hashable:
    """What stands above a unit as its row says: a key, the ident of a new one, or nothing."""
    link = part.links.get("parent")
    return link.ident if link is not None else part.fields.get("parent_id")
