"""One row on its way: what it says, whom it means, what it would change."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models

from units.intake.columns import Column, Value
from units.roster.days import Precision, Rough


class Status(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ERROR = "error"


WARNING, REPAIRED = "warning", "repaired"
"""Counted beside the status: a row with a warning is also one of the four."""


@dataclass(slots=True, eq=False)
class Part:
    """One row of the database that a line means: `row` is None while it does not exist.

    Lines with the same `ident` mean the same one. `fields` are what the line says of it,
    `links` its keys to other parts, which may be new themselves. What is `settled` no list
    changes, whatever its cells say. `made` is the key of a row that was brought in just now.
    """

    table: str
    ident: Hashable
    row: models.Model | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    links: dict[str, Part] = field(default_factory=dict)
    instead: models.Model | None = None
    settled: bool = False
    made: int | None = None

    @property
    def key(self) -> Any:
        """The key of the row, `None` while it is in no table."""
        return self.row.pk if self.row is not None else self.made


@dataclass(frozen=True, slots=True)
class Change:
    """One cell: the column, what the register says now, what the file says."""

    key: str
    before: Value
    after: Value


@dataclass(slots=True)
class Entry:
    """A row of the file; the first of its parts is the one that it is about.

    Remarks and errors are pairs of a column's key (or nothing) and a sentence. `repairs` are
    cells whose letters were mended: key, before, after. `rough` are days of which only month
    or year is said.
    """

    number: int
    values: dict[str, Value]
    parts: list[Part] = field(default_factory=list)
    target: str = ""
    why: str = ""
    changes: list[Change] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    repairs: list[tuple[str, str, str]] = field(default_factory=list)
    rough: tuple[str, ...] = ()

    def refuse(self, key: str, sentence: str) -> None:
        """Say what is wrong with a cell; what follows from that is not said again."""
        said = {other for other, _sentence in self.errors}
        if (key, sentence) not in self.errors and (not key or key not in said):
            self.errors.append((key, sentence))

    def warn(self, key: str, sentence: str) -> None:
        self.warnings.append((key, sentence))

    def because(self, sentence: str) -> None:
        """Add to the words for whom or what the row means."""
        if sentence:
            self.why = f"{self.why}; {sentence}" if self.why else sentence

    def text(self, key: str) -> str:
        """The text of a cell; empty where it says nothing."""
        value = self.values.get(key)
        if isinstance(value, str):
            return value
        return "" if value is None else str(value)

    def whole(self, key: str) -> int | None:
        value = self.values.get(key)
        return value if isinstance(value, int) else None

    def day(self, key: str) -> datetime.date | None:
        value = self.values.get(key)
        return value if isinstance(value, datetime.date) else None

    @property
    def status(self) -> Status:
        if self.errors or not self.parts:
            return Status.ERROR
        if self.parts[0].row is None:
            return Status.NEW
        return Status.CHANGED if self.changes else Status.UNCHANGED


# --- As lines are kept: short keys, nothing that is empty.


def packed(entry: Entry, columns: Sequence[Column]) -> dict[str, Any]:
    """The entry as JSON keeps it."""
    values = entry.values
    told = [values.get(column.key) for column in columns]
    line: dict[str, Any] = {
        "n": entry.number,
        "s": entry.status.value,
        "v": [_plain(v) if isinstance(v, datetime.date) else v for v in told],
    }
    if entry.parts and entry.parts[0].row is not None:
        line["k"] = entry.parts[0].row.pk
    if entry.target:
        line["t"] = entry.target
    if entry.why:
        line["w"] = entry.why
    if entry.changes:
        line["c"] = [[each.key, _plain(each.before), _plain(each.after)] for each in entry.changes]
    if entry.errors:
        line["e"] = entry.errors
    if entry.warnings:
        line["a"] = entry.warnings
    if entry.repairs:
        line["r"] = entry.repairs
    return line


def values_of(line: dict[str, Any], columns: Sequence[Column]) -> dict[str, Value]:
    """The values of a kept line, by the keys of the columns it was kept with."""
    told = line["v"]
    return {
        column.key: _value(plain) if isinstance(plain, dict) else plain
        for column, plain in zip(columns, told, strict=True)
    }


def unpacked(line: dict[str, Any], columns: Sequence[Column]) -> Entry:
    """What is needed of a kept line to judge it again."""
    values = values_of(line, columns)
    rough = tuple(key for key, value in values.items() if isinstance(value, Rough))
    return Entry(line["n"], values, rough=rough)


def keeps_promise(entry: Entry, line: dict[str, Any]) -> bool:
    """Whether the row still does what the preview said: its status, and each change the same."""
    changes = [Change(key, _value(old), _value(new)) for key, old, new in line.get("c", ())]
    return entry.status == line["s"] and entry.changes == changes


def _plain(value: Value) -> Any:
    if isinstance(value, Rough):
        return {"d": value.isoformat(), "p": value.precision.value}
    return {"d": value.isoformat()} if isinstance(value, datetime.date) else value


def _value(plain: Any) -> Value:
    if isinstance(plain, dict):
        day = datetime.date.fromisoformat(plain["d"])
        return Rough.of(day, Precision(plain["p"])) if "p" in plain else day
    return plain  # type: ignore[no-any-return] # text, number, truth or nothing
