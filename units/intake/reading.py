"""From the bytes of a file to entries: cells mended, read, and what cannot be read said."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from units.intake.columns import Column, Noted, Value
from units.intake.entries import Entry
from units.roster.asides import records
from units.roster.days import Rough
from units.roster.limits import USUAL, Limits
from units.roster.problems import Problem
from units.roster.reading import Opened, open_table
from units.roster.repair import Kind as Mend
from units.roster.repair import repairs_of
from units.roster.tables import Cell, Head

MOST_TOLD = 10
# What is put right without a word: nobody needs to look at every trailing space.
_SILENT = frozenset({Mend.SPACES, Mend.INVISIBLE, Mend.NFD})


@dataclass(frozen=True)
class Incoming:
    """A file being read: its head, the columns found in it, and its rows in chunks."""

    head: Head
    columns: tuple[Column, ...]
    chunks: Iterator[list[Entry]]


@contextmanager
def incoming(
    data: bytes, columns: Sequence[Column], *, chunk: int, sheet: str = "", limits: Limits = USUAL
) -> Iterator[Incoming]:
    """Open a file; raises `Refused` for one that cannot be taken."""
    wanted = [column.wanted() for column in columns]
    with open_table(data, wanted, sheet=sheet, limits=limits) as opened:
        there = {each.key for each in opened.head.columns}
        found = tuple(column for column in columns if column.key in there)
        yield Incoming(opened.head, found, _chunks(opened, found, chunk))


def _chunks(opened: Opened, columns: Sequence[Column], chunk: int) -> Iterator[list[Entry]]:
    """The rows in chunks, read column by column: what repeats down a column is read once."""
    places = [1 + opened.keys.index(column.key) for column in columns]
    keys = [column.key for column in columns]
    aside: list[tuple[int, str]] = []
    lines = records(opened.lines, len(opened.keys), aside)
    some = list(islice(lines, chunk))
    while some:
        entries = [Entry(line[0], {}) for line in some]
        read = []
        for column, place in zip(columns, places, strict=True):
            cells = [line[place] for line in some]
            _mend(column, cells, entries)
            read.append(_read(column, cells, entries, since_1904=opened.head.since_1904))
        for entry, values in zip(entries, zip(*read, strict=True), strict=True):
            entry.values = dict(zip(keys, values, strict=True))
        some = list(islice(lines, chunk))
        _tell(aside, entries, last=not some)
        yield entries


def _tell(aside: list[tuple[int, str]], entries: Sequence[Entry], *, last: bool) -> None:
    """Say at the next row, at the end at the last one, which rows were left out before it."""
    if not aside:
        return
    numbers = [entry.number for entry in entries]
    waiting: list[tuple[int, str]] = []
    told: dict[int, list[str]] = {}
    for number, text in aside:
        place = bisect(numbers, number)
        if place == len(entries) and not last:
            waiting.append((number, text))
        else:
            told.setdefault(min(place, len(entries) - 1), []).append(f"{number} “{text}”")
    for place, rows in told.items():
        more = " …" if len(rows) > MOST_TOLD else ""
        sentence = _("Left out as headings or signatures, no records: %(rows)s.")
        entries[place].warn("", sentence % {"rows": "; ".join(rows[:MOST_TOLD]) + more})
    aside[:] = waiting


def _mend(column: Column, cells: list[Cell], entries: Sequence[Entry]) -> None:
    """Repair the texts of one column in place and keep what was done, to be shown."""
    if column.has_lines:
        _mend_lines(cells)
        return
    texts = [cell for cell in cells if isinstance(cell, str)]
    repairs = repairs_of(texts, names=column.is_name)
    if not repairs:
        return
    for at, cell in enumerate(cells):
        repair = repairs.get(cell) if isinstance(cell, str) else None
        if repair is not None:
            cells[at] = repair.after or None
            if not _SILENT.issuperset(repair.kinds):
                entries[at].repairs.append((column.key, repair.before, repair.after))


def _mend_lines(cells: list[Cell]) -> None:
    """Repair long texts line by line; who wrote pages looks for no mended letter in them."""
    for at, cell in enumerate(cells):
        if isinstance(cell, str):
            lines = cell.splitlines()
            repairs = repairs_of(lines)
            cells[at] = "\n".join(
                repairs[line].after if line in repairs else line for line in lines
            )


def _read(
    column: Column, cells: Sequence[Cell], entries: Sequence[Entry], *, since_1904: bool
) -> list[Value]:
    """What the cells mean; what is wrong or doubtful is said at their entries."""
    read, key = column.read, column.key
    texts = {cell: read(cell, since_1904) for cell in set(cells) if isinstance(cell, str)}
    found = [
        texts[cell] if isinstance(cell, str) else None if cell is None else read(cell, since_1904)
        for cell in cells
    ]
    values: list[Value] = []
    for entry, value in zip(entries, found, strict=True):
        if isinstance(value, Problem):
            entry.refuse(key, value.sentence)
            values.append(None)
        elif isinstance(value, Noted):
            entry.warn(key, value.note)
            values.append(value.value)
            if isinstance(value.value, Rough):
                entry.rough += (key,)
        else:
            values.append(value)
    return values
