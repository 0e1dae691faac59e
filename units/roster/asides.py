"""Rows between and below the records: headings of sections, totals, who signed the list."""

from collections.abc import Iterator, Sequence
from typing import Any

from units.roster.tables import text_of

_COLUMNS = 3
"""With fewer columns a row with one cell may be a record that lacks something."""
_MANY_COLUMNS = 5
_SIGNATURES = 2
"""So many sign side by side, in a list that has many columns."""
_SHOWN = 60


def records(
    lines: Iterator[list[Any]], width: int, aside: list[tuple[int, str]]
) -> Iterator[list[Any]]:
    """The lines that can hold a record; of the others number and text go to `aside`.

    `width` is the number of columns known. One cell alone says nothing of anybody. Two say
    nothing where they stand below the list, after an empty row: offices sign there.
    """
    held: list[list[Any]] = []
    last = 0
    for line in lines:
        filled = width - line.count(None)
        if filled > _SIGNATURES or width < _COLUMNS:
            yield from held
            held.clear()
            last = line[0]
            yield line
        elif filled < _SIGNATURES:
            aside.append((line[0], _shown(line)))
        elif width >= _MANY_COLUMNS and (held or (last and line[0] > last + 1)):
            held.append(line)
        else:
            last = line[0]
            yield line
    aside += [(line[0], _shown(line)) for line in held]
    aside.sort()


def _shown(line: Sequence[Any]) -> str:
    text = " · ".join(text_of(cell).strip() for cell in line[1:] if cell is not None)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
