"""What the rows of a chunk would do: matched to the register, compared with it."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from units.intake.columns import Column
from units.intake.entries import Change, Entry, Part
from units.intake.kind import Hand, Kind
from units.roster.days import may_mean


class Judge:
    """Judges the rows of one file, chunk by chunk, and remembers what it has seen of it."""

    def __init__(
        self, kind: Kind, columns: Sequence[Column], hand: Hand, *, remarks: bool = True
    ) -> None:
        self._columns = tuple(column for column in columns if column.field)
        self._needed: dict[str, list[Column]] = {table.name: [] for table in kind.tables}
        for column in kind.columns:
            if column.needed and column.table:
                self._needed[column.table].append(column)
        # Of each table the cells that are written to it: column, field, and the link it may be.
        self._cells: dict[str, list[tuple[str, str, str]]] = {t.name: [] for t in kind.tables}
        for column in self._columns:
            cell = (column.key, column.field, column.field.removesuffix("_id"))
            self._cells[column.table].append(cell)
        self._shared = {table.name for table in kind.tables if table.shared}
        self._matcher = kind.matcher(hand)
        self._matcher.remarks = remarks
        # Of each row that is written: the line that meant it first, and what lines said of it.
        self._first: dict[str, dict[Hashable, int]] = {table.name: {} for table in kind.tables}
        self._said: dict[tuple[str, Hashable], dict[str, tuple[Any, int]]] = {}

    def judge(self, entries: Sequence[Entry]) -> None:
        """Give every entry its parts, changes, warnings and errors."""
        self._matcher.match(entries)
        meant = [entry for entry in entries if entry.parts]
        for entry in meant:
            self._say(entry)
            self._compare(entry)
            self._once(entry)
        for entry in meant:  # a later line may have said what an earlier one left out
            self._fill(entry)

    def _say(self, entry: Entry) -> None:
        """Hand each value to the part it belongs to; an empty cell says nothing."""
        values = entry.values
        for part in entry.parts:
            if part.settled:
                continue
            for key, field, link in self._cells[part.table]:
                value = values.get(key)
                if value is not None and link not in part.links:  # a row that is new itself
                    part.fields.setdefault(field, value)
            if entry.rough:
                self._round(entry, part)

    def _round(self, entry: Entry, part: Part) -> None:
        """A month or a year alone is no reason to change a known day that lies in it."""
        for key, field, _link in self._cells[part.table]:
            said = part.fields.get(field) if key in entry.rough else None
            if not isinstance(said, datetime.date):
                continue
            known = getattr(part.row, field) if part.row is not None else None
            if may_mean(entry.values[key], known):  # type: ignore[arg-type] # a rough day
                part.fields[field] = known
                entry.warnings = [each for each in entry.warnings if each[0] != key]
            else:
                part.fields[field] = datetime.date(said.year, said.month, said.day)

    def _compare(self, entry: Entry) -> None:
        new = entry.parts[0].row is None
        parts = {part.table: part for part in entry.parts if not (new and part.row is None)}
        if not parts:
            return
        for column in self._columns:
            part = parts.get(column.table)
            if part is None or column.field not in part.fields:
                continue
            after = part.fields[column.field]
            stood = part.row or part.instead
            before = getattr(stood, column.field) if stood is not None else None
            before, after = (None if value == "" else value for value in (before, after))
            if after != before:
                word = self._matcher.word
                entry.changes.append(Change(column.key, word(column, before), word(column, after)))

    def _once(self, entry: Entry) -> None:
        """Two lines that mean one row must not say different things of it."""
        for part in entry.parts:
            if part.table in self._shared:
                self._agree(entry, part, (part.table, part.ident))
                continue
            first = self._first[part.table].setdefault(part.ident, entry.number)
            if first != entry.number:
                entry.refuse("", _("Row %(row)s says the same. Delete one.") % {"row": first})

    def _fill(self, entry: Entry) -> None:
        """Say which cells a row that is new to the register must fill and does not."""
        for part in entry.parts:
            if part.row is not None:
                continue
            missing = [each for each in self._needed[part.table] if each.field not in part.fields]
            said = self._said.get((part.table, part.ident), {}) if missing else {}
            for column in missing:
                if column.field not in said:
                    sentence = _("“%(column)s” is empty: a row that is new must fill it.")
                    entry.refuse(column.key, sentence % {"column": column.heading})

    def _agree(self, entry: Entry, part: Part, key: tuple[str, Hashable]) -> None:
        said = self._said.setdefault(key, {})
        for name, value in part.fields.items():
            first, number = said.setdefault(name, (value, entry.number))
            if first != value:
                column = next(
                    (c for c in self._columns if (c.table, c.field) == (part.table, name)), None
                )
                entry.refuse(
                    column.key if column else "",
                    _("Row %(row)s says otherwise of the same thing. Make them agree.")
                    % {"row": number},
                )
