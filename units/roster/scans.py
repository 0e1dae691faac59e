"""What each sheet of a workbook claims, known before the reader builds a grid of it."""

from dataclasses import dataclass, field

from units.roster.faults import Fault, Reason, letters, shown
from units.roster.limits import Limits

Span = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


@dataclass(slots=True)
class Scan:
    """One sheet: last row and column that hold a value (from 0), broken cells, merged cells."""

    name: str
    last_row: int = -1
    last_column: int = -1
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)

    def note(self, row: int, column: int) -> None:
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)

    def check(self, limits: Limits) -> None:
        """Raise Fault where the sheet reaches further than a table may."""
        sheet = shown(self.name)
        if self.last_row >= limits.rows:
            holes: dict[str, str | int] = {"most": limits.rows}
            raise Fault(Reason.MANY_ROWS, sheet, self.last_row + 1, holes=holes)
        if self.last_column >= limits.columns:
            holes = {"most": limits.columns}
            raise Fault(Reason.MANY_COLUMNS, sheet, None, letters(self.last_column), holes)
        if (self.last_row + 1) * (self.last_column + 1) > limits.cells:
            raise Fault(Reason.TOO_HEAVY, sheet)


@dataclass(slots=True)
class Scans:
    """Every sheet of a book, and whether its day numbers count from 1904."""

    sheets: dict[str, Scan]
    since_1904: bool = False
