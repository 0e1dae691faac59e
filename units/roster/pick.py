"""Which sheet is meant and where its table stands; then its rows, as far as they are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from units.roster.faults import Fault, Reason, letters, listed, shown
from units.roster.heading import LOOKED_AT, Heading, check_places, find_heading, is_numbering
from units.roster.limits import Limits
from units.roster.scans import Span
from units.roster.sheets import Line, Sheet
from units.roster.tables import Cell, Head, Wanted, text_of


@dataclass(slots=True)
class Picked:
    sheet: Sheet
    heading: Heading

    def head(self) -> dict[str, Any]:
        sheet = self.sheet
        head = Head(
            sheet.name,
            self.heading.last_row + 1,
            self.heading.columns,
            sheet.since_1904,
            sheet.encoding,
        )
        return asdict(head)

    def rows(self, limits: Limits) -> Iterator[tuple[int, list[Cell]]]:
        """Number and cells, in the order of the keys, of each row that holds something.

        Left out are empty rows and one that numbers the columns. A cell merged over several
        rows stands in each of them.
        """
        places = list(self.heading.places.values())
        read = self._alone if all(len(place) == 1 for place in places) else self._cells
        below = _Below(self.sheet.scan.merged, self.heading.last_row)
        first = self.heading.last_row + 1
        for number, raw in enumerate(self.sheet.lines):
            if number < first:
                continue
            line = below.filled(number, raw)
            cells = read(line, places)
            if cells.count(None) == len(cells):
                continue
            self._check(number, cells, places, limits)
            if number <= first + 1 and is_numbering(line):
                continue
            yield number + 1, cells

    @staticmethod
    def _alone(line: Line, places: Sequence[tuple[int, ...]]) -> list[Cell]:
        """The cells where each has a column to itself."""
        width = len(line)
        return [line[column] if column < width else None for (column,) in places]

    @staticmethod
    def _cells(line: Line, places: Sequence[tuple[int, ...]]) -> list[Cell]:
        """The cells; several columns under one merged header are one text."""
        cells: list[Cell] = []
        for place in places:
            parts = [line[column] for column in place if column < len(line)]
            filled = [part for part in parts if part is not None]
            joined = " ".join(map(text_of, filled)) if len(filled) > 1 else None
            cells.append(filled[0] if len(filled) == 1 else joined)
        return cells

    def _check(
        self, number: int, cells: list[Cell], places: Sequence[tuple[int, ...]], limits: Limits
    ) -> None:
        """Raise Fault for the first cell that is longer than a cell may be."""
        most = limits.cell_signs
        for cell, place in zip(cells, places, strict=True):
            if isinstance(cell, str) and len(cell) > most:
                holes: dict[str, str | int] = {"most": most}
                name = shown(self.sheet.name)
                raise Fault(Reason.LONG_CELL, name, number + 1, letters(place[0]), holes)


class _Below:
    """Gives cells that are merged downwards the value of their first row, row after row."""

    def __init__(self, merged: Sequence[Span], header: int) -> None:
        self._starts: dict[int, list[Span]] = {}
        for span in merged:
            if span[0] > header and span[2] > span[0] and span[1] == span[3]:
                self._starts.setdefault(span[0], []).append(span)
        self._open: dict[int, tuple[int, Cell]] = {}  # column: last row, value

    def filled(self, number: int, line: Line) -> Line:
        for _top, column, bottom, _right in self._starts.get(number, ()):
            self._open[column] = (bottom, line[column] if column < len(line) else None)
        if not self._open or not any(cell is not None for cell in line):
            return line
        self._open = {at: each for at, each in self._open.items() if each[0] >= number}
        full = line + [None] * (max(self._open, default=-1) + 1 - len(line))
        for column, (_bottom, value) in self._open.items():
            full[column] = value
        return full


def pick(sheets: Sequence[Sheet], wanted: Sequence[Wanted], name: str = "") -> Picked:
    """The sheet of that name, or the one whose header fits best; raises Fault if it is not clear.

    Hidden sheets count only where no other is there, or by name.
    """
    shown_sheets = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    if name:
        shown_sheets = [sheet for sheet in sheets if sheet.name == name]
        if not shown_sheets:
            names = listed(sheet.name for sheet in sheets)
            raise Fault(Reason.NO_SUCH_SHEET, shown(name), holes={"sheets": names})
    if not shown_sheets:
        raise Fault(Reason.NO_SHEET)
    found = [picked for sheet in shown_sheets if (picked := _look(sheet, wanted))]
    if not found:
        names = listed(sheet.name for sheet in shown_sheets)
        columns = listed(each.names[0] for each in wanted)
        holes: dict[str, str | int] = {"sheets": names, "columns": columns, "rows": LOOKED_AT}
        raise Fault(Reason.NO_HEADER if names else Reason.NO_HEADER_IN_TEXT, holes=holes)
    picked = _best(found)
    check_places(picked.heading, picked.sheet.scan.merged, picked.sheet.name)
    return picked


def _look(sheet: Sheet, wanted: Sequence[Wanted]) -> Picked | None:
    heading = find_heading(sheet.top(LOOKED_AT + 2), sheet.scan.merged, wanted)
    return Picked(sheet, heading) if heading else None


def _best(found: list[Picked]) -> Picked:
    """The one sheet with every required column and most known ones."""
    fit = [picked for picked in found if not picked.heading.missing]
    most = max(len(picked.heading.places) for picked in fit or found)
    best = [picked for picked in fit or found if len(picked.heading.places) == most]
    first = best[0]
    if not fit:
        holes: dict[str, str | int] = {"columns": listed(first.heading.missing)}
        row = first.heading.last_row + 1
        raise Fault(Reason.MISSING_COLUMNS, shown(first.sheet.name), row, holes=holes)
    if len(best) > 1:
        names = listed(picked.sheet.name for picked in best)
        raise Fault(Reason.SEVERAL_SHEETS, holes={"sheets": names})
    return first
