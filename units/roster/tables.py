"""A table as it was read: columns that the caller knows and rows of plain values."""

import datetime
from dataclasses import dataclass

NOT_CALCULATED = "#CALC!"
"""The sign of a formula that some program wrote and none has worked out."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell whose formula failed or was never calculated; `sign` is what the sheet shows."""

    sign: str


Cell = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | Broken | None
"""What a cell holds; None is an empty one, whole numbers are int, days without hours are date."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column the caller knows: its key, the names it goes by, whether it must be there.

    `fronts`: names of a column just before it that holds the first part of its text.
    """

    key: str
    names: tuple[str, ...]
    required: bool = False
    fronts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file; `key` is empty where nobody asked, `letter` is the spreadsheet's."""

    key: str
    label: str
    letter: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is the spreadsheet's own, `cells` has every key of the table."""

    number: int
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Head:
    """What is known before the first row; `encoding` is empty for anything but text files."""

    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    since_1904: bool = False
    encoding: str = ""

    def letter(self, key: str) -> str:
        """The letter of the column that stands for a key, empty if the file has none."""
        return next((column.letter for column in self.columns if column.key == key), "")


@dataclass(frozen=True, slots=True)
class Table(Head):
    rows: tuple[Row, ...] = ()


def text_of(cell: Cell) -> str:
    """The cell as text: whole numbers without ".0", days as dd/mm/yyyy, empty for None."""
    if isinstance(cell, str):
        return cell
    match cell:
        case datetime.datetime():
            text = f"{cell:%d/%m/%Y %H:%M}"
        case datetime.date():
            text = f"{cell:%d/%m/%Y}"
        case datetime.time():
            text = f"{cell:%H:%M}"
        case Broken(sign):
            text = sign
        case bool():
            text = str(int(cell))
        case _:
            text = "" if cell is None else str(cell)
    return text
