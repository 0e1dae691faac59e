"""Where the table begins in a sheet: the header is found by the names of the known columns."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from units.roster.faults import Fault, Reason, letters, listed, shown
from units.roster.legacy import from_tcvn3, from_vni
from units.roster.scans import Span
from units.roster.tables import Cell, Column, Wanted, text_of

LOOKED_AT = 30
"""The header's first row is one of so many from the top."""

_DEEPEST = 3
_LONGEST = 200
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]")
_NUMBERING = re.compile(r"[(\[]?(\d{1,2}|[A-D])[)\]]?")


@dataclass(frozen=True, slots=True)
class Heading:
    """The header's last row (from 0), all columns, and for each key the places it is read from."""

    last_row: int
    columns: tuple[Column, ...]
    places: dict[str, tuple[int, ...]]
    missing: tuple[str, ...]
    joined: frozenset[str] = frozenset()
    """The keys whose text stands in two columns of different names."""


def plain(label: str) -> str:
    """A label as it is compared: small letters without marks, signs and remarks in brackets."""
    low = unicodedata.normalize("NFKD", _ASIDE.sub(" ", label[:_LONGEST]).lower())
    bare = "".join(sign for sign in low if not unicodedata.combining(sign)).replace("đ", "d")
    return " ".join(re.findall(r"[^\W_]+", bare))


def find_heading(
    top: Sequence[Sequence[Cell]], merged: Sequence[Span], wanted: Sequence[Wanted]
) -> Heading | None:
    """The header among the first rows, None if no row names a known column.

    `top` is the first LOOKED_AT + 2 rows. The rows that name most known columns win; of equals
    the fewest rows, then the first. Merged cells stand in every place they cover.
    """
    keys = {plain(name): each.key for each in wanted for name in each.names}
    grid = _filled([[text_of(cell).strip() for cell in row] for row in top], merged)
    best: tuple[int, int, int] | None = None
    for first in range(min(len(grid), LOOKED_AT)):
        for depth in range(1, _DEEPEST + 1):
            found = len(set(_matches(grid[first : first + depth], keys).values()))
            if found and (best is None or (found, -depth, -first) > best):
                best = (found, -depth, -first)
    if best is None:
        return None
    first, last = -best[2], -best[2] - best[1] - 1
    matches = _matches(grid[first : last + 1], keys)
    last = _end(first, last, matches, merged, len(grid))
    return _heading(grid[first : last + 1], last, matches, wanted)


def _heading(
    block: list[list[str]], last: int, matches: dict[int, str], wanted: Sequence[Wanted]
) -> Heading:
    places: dict[str, tuple[int, ...]] = {}
    for column, key in sorted(matches.items()):
        places[key] = (*places.get(key, ()), column)
    fronts = _fronts(block, matches, places, wanted)
    for column, key in fronts.items():
        places[key] = (column, *places[key])
    matches = matches | fronts
    width = max(map(len, block))
    columns = tuple(
        Column(matches.get(index, ""), label, letters(index))
        for index in range(width)
        if (label := " ".join(_stack(block, index))) or index in matches
    )
    missing = tuple(each.names[0] for each in wanted if each.required and each.key not in places)
    return Heading(last, columns, places, missing, frozenset(fronts.values()))


def _fronts(
    block: list[list[str]],
    matches: dict[int, str],
    places: dict[str, tuple[int, ...]],
    wanted: Sequence[Wanted],
) -> dict[int, str]:
    """Columns that hold the front part of a text: “Họ đệm” before “Tên”."""
    keys = {plain(name): each.key for each in wanted for name in each.fronts}
    found = _matches(block, keys) if keys else {}
    return {
        column: key
        for column, key in found.items()
        if column not in matches and len(places.get(key, ())) == 1 and column + 1 == places[key][0]
    }


def check_places(heading: Heading, merged: Sequence[Span], sheet: str) -> None:
    """Raise Fault if two columns that are not one merged header go by the same name."""
    labels = {column.key: column.label for column in heading.columns}
    for key, places in heading.places.items():
        covered = any(
            span[0] <= heading.last_row and span[1] <= places[0] and places[-1] <= span[3]
            for span in merged
        )
        if len(places) > 1 and not covered and key not in heading.joined:
            names = listed(letters(place) for place in places)
            holes: dict[str, str | int] = {"label": shown(labels[key]), "columns": names}
            row = heading.last_row + 1
            raise Fault(Reason.COLUMN_TWICE, shown(sheet), row, letters(places[-1]), holes)


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns, as printed forms do: (1) (2) (3), or A B 1 2."""
    texts = [text_of(cell).strip() for cell in cells if cell is not None]
    marks = [match[1] for text in texts if (match := _NUMBERING.fullmatch(text))]
    enough = 3
    if len(marks) < max(enough, len(texts)):
        return False
    numbers = [int(mark) for mark in marks if mark.isdecimal()]
    return all(after == before + 1 for before, after in pairwise(numbers))


def _filled(grid: list[list[str]], merged: Sequence[Span]) -> list[list[str]]:
    width = max(map(len, grid), default=0)
    full = [row + [""] * (width - len(row)) for row in grid]
    for top, left, bottom, right in merged:
        if top >= len(full) or left >= width:
            continue
        text = full[top][left]
        for row in range(top, min(bottom + 1, len(full))):
            for column in range(left, min(right + 1, width)):
                full[row][column] = text
    return full


def _stack(block: list[list[str]], column: int) -> list[str]:
    """The texts over one another in a column, each once."""
    texts: list[str] = []
    for row in block:
        if row[column] and row[column] not in texts:
            texts.append(row[column])
    return texts


def _matches(block: list[list[str]], keys: dict[str, str]) -> dict[int, str]:
    """Column by column the key that its stacked labels name, read as Unicode or an old font."""
    matches: dict[int, str] = {}
    for column in range(max(map(len, block), default=0)):
        stack = _stack(block, column)
        for text in (" ".join(stack), *stack[-1:]):
            for reading in (text, from_tcvn3(text), from_vni(text)):
                key = keys.get(plain(reading)) if text else None
                if key is not None:
                    matches.setdefault(column, key)
    # A title that runs over the whole sheet is no header, whatever it says.
    if len(matches) > 1 and len(set(matches.values())) == 1:
        counted = Counter(text for row in block for text in row if text)
        return {} if len(counted) == 1 else matches
    return matches


def _end(
    first: int, last: int, matches: dict[int, str], merged: Sequence[Span], height: int
) -> int:
    """The header's last row: cells merged downwards may reach below the row that named it."""
    for top, left, bottom, right in merged:
        if first <= top <= last and any(left <= column <= right for column in matches):
            last = max(last, min(bottom, top + _DEEPEST, height - 1))
    return last
