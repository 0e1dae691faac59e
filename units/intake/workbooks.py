"""Workbooks that go out: the template of a kind, its rows, and a file back with what is wrong."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from units.intake.columns import Column, Value
from units.intake.kind import Kind
from units.intake.models import Batch
from units.roster.days import FIRST_YEAR
from units.roster.faults import letters
from units.roster.heading import plain
from units.roster.limits import USUAL, Limits
from units.roster.reading import open_table
from units.roster.tables import Cell, Head, Wanted, text_of

LAST_ROW = USUAL.rows
"""Drop-downs and formats reach so far down."""

_WIDEST = 40


def _workbook(stream: BytesIO, *, since_1904: bool = False) -> Any:
    """A workbook in which every text stays text."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return xlsxwriter.Workbook(stream, {**options, "in_memory": True, "date_1904": since_1904})


def template(kind: Kind, columns: Sequence[Column]) -> bytes:
    """An empty list of the kind: headings, notes, drop-downs, and a sheet with examples."""
    stream = BytesIO()
    with _workbook(stream) as book:
        styles = _Styles(book)
        sheet = book.add_worksheet(_title(kind))
        _head(sheet, columns, styles)
        _guide(book, kind, columns, styles)
        _choices(book, sheet, columns)
    return stream.getvalue()


def filled(kind: Kind, columns: Sequence[Column], rows: Iterable[dict[str, Value]]) -> bytes:
    """The template of the kind with rows in it; every text is text, whatever it begins with."""
    stream = BytesIO()
    with _workbook(stream) as book:
        styles = _Styles(book)
        sheet = book.add_worksheet(_title(kind))
        _head(sheet, columns, styles)
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                _put(sheet, number, place, _cell_of(column, row.get(column.key)), styles)
    return stream.getvalue()


def returned(batch: Batch, kind: Kind, data: bytes, *, limits: Limits = USUAL) -> bytes:
    """The table as it came, with a last column that says what is wrong with each row.

    Every row keeps its number. Corrected in place it can be handed in again: what nobody asked
    for comes back too, and the last column is nobody's.
    """
    columns = {key: kind.column(key) for key in batch.columns}
    wanted = [column.wanted() for column in columns.values()]
    with open_table(data, wanted, sheet=batch.sheet, limits=limits) as file:
        others = _unasked(file.head)
    said, stream = _sentences(batch, kind), BytesIO()
    with (
        open_table(data, [*wanted, *others], sheet=batch.sheet, limits=limits) as file,
        _workbook(stream, since_1904=file.head.since_1904) as book,
    ):
        styles = _Styles(book)
        sheet = book.add_worksheet(_title(kind))
        head = file.head.header_row - 1
        # Of columns that are read as one, as a name in two parts, the last stands for all.
        found = list({each.key: each for each in file.head.columns if each.key}.values())
        for place, each in enumerate(found):
            if each.key in columns:
                _heading(sheet, head, place, columns[each.key], styles)
            else:
                sheet.write_string(head, place, each.label, styles.heading)
        sheet.write_string(head, len(found), _("What is wrong"), styles.heading)
        sheet.set_column(len(found), len(found), 2 * _WIDEST)
        sheet.freeze_panes(head + 1, 0)
        for row in file.rows:
            for place, each in enumerate(found):
                _put(sheet, row.number - 1, place, row.cells[each.key], styles)
            if row.number in said:
                sheet.write_string(row.number - 1, len(found), said[row.number], styles.wrong)
    return stream.getvalue()


def _unasked(head: Head) -> list[Wanted]:
    """The other columns of a file, by their headings; of those that share one the first."""
    own = {plain(_("What is wrong"))} | {plain(each.label) for each in head.columns if each.key}
    found: dict[str, Wanted] = {}
    for each in head.columns:
        name = plain(each.label)
        if not each.key and name and name not in own:
            found.setdefault(name, Wanted(f"column {each.letter}", (each.label,)))
    return list(found.values())


def _sentences(batch: Batch, kind: Kind) -> dict[int, str]:
    """By row number what is wrong or doubtful, each with the column it is about."""
    said: dict[int, str] = {}
    for sheaf in batch.sheaves.all():
        for line in sheaf.lines:
            told = [*line.get("e", ()), *line.get("a", ())]
            if told:
                said[line["n"]] = " ".join(
                    f"{kind.column(key).heading}: {sentence}" if key else sentence
                    for key, sentence in told
                )
    return said


class _Styles:
    def __init__(self, book: Any) -> None:
        face = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        self.text = book.add_format({**face, "num_format": "@"})
        self.day = book.add_format({**face, "num_format": "dd/mm/yyyy"})
        self.plain = book.add_format(face)
        self.wrong = book.add_format({**face, "font_color": "#9C0006", "text_wrap": True})
        self.heading = book.add_format(
            {**face, "bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True}
        )
        self.needed = book.add_format(
            {**face, "bold": True, "bg_color": "#FFE699", "border": 1, "text_wrap": True}
        )
        self.title = book.add_format({**face, "bold": True, "font_size": 14})
        self.note = book.add_format({**face, "text_wrap": True})


def _title(kind: Kind) -> str:
    return str(kind.title)[:31]


def _is_day(column: Column) -> bool:
    return any(isinstance(value, datetime.date) for value in column.example) or (
        column.read.__name__ == "day" if hasattr(column.read, "__name__") else False
    )


def _head(sheet: Any, columns: Sequence[Column], styles: _Styles) -> None:
    for place, column in enumerate(columns):
        _heading(sheet, 0, place, column, styles)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)


def _heading(sheet: Any, row: int, place: int, column: Column, styles: _Styles) -> None:
    must = column.required or column.needed
    sheet.write_string(row, place, column.heading, styles.needed if must else styles.heading)
    # A typed 001085000123 must stay text, a typed 3/2/1985 become a day.
    sheet.set_column(place, place, 18, styles.day if _is_day(column) else styles.text)
    if column.note:
        sheet.write_comment(row, place, str(column.note))


def _guide(book: Any, kind: Kind, columns: Sequence[Column], styles: _Styles) -> None:
    """What each column means, what must be filled in, and two examples."""
    sheet = book.add_worksheet(_("Guide"))
    sheet.write_string(0, 0, str(kind.about), styles.title)
    heads = (_("Column"), _("Must be filled in"), _("What goes in"), _("Examples"))
    for place, text in enumerate(heads):
        sheet.write_string(2, place, text, styles.heading)
    for row, column in enumerate(columns, start=3):
        must = _("yes") if column.needed or column.required else ""
        examples = "; ".join(filter(None, (column.show(value) for value in column.example)))
        # The heading is set in quotes: this sheet must never be taken for the list.
        cells = (f"“{column.heading}”", must, _said(column), examples)
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text, styles.note)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 3, 2 * _WIDEST)


def _said(column: Column) -> str:
    parts = [str(column.note)] if column.note else []
    if column.known:
        words = ", ".join(str(each) for each in column.known.values())
        parts.append(_("One of: %(words)s.") % {"words": words})
    return " ".join(parts)


def _choices(book: Any, sheet: Any, columns: Sequence[Column]) -> None:
    """The drop-downs; their words stand in a hidden sheet, for a list in a cell ends at 255."""
    lists = [(place, column) for place, column in enumerate(columns) if _words(column)]
    if not lists:
        return
    hidden = book.add_worksheet("_")
    hidden.hide()
    for at, (place, column) in enumerate(lists):
        words = _words(column)
        for row, word in enumerate(words):
            hidden.write_string(row, at, word)
        letter = letters(at)
        sheet.data_validation(
            1,
            place,
            LAST_ROW,
            place,
            {
                "validate": "list",
                "source": f"=_!${letter}$1:${letter}${len(words)}",
                # Told, not forced: offices paste, and the preview says what it cannot read.
                "error_type": "warning",
                "error_title": column.heading[:32],
                "error_message": _("Choose one from the list."),
            },
        )


def _words(column: Column) -> list[str]:
    if column.known:
        return [str(word) for word in column.known.values()]
    if any(isinstance(value, bool) for value in column.example):
        return [column.show(True), column.show(False)]
    return []


def _cell_of(column: Column, value: Value) -> Cell:
    """Days stay days and numbers numbers; everything else is words."""
    if isinstance(value, datetime.date) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return column.show(value) or None


def _put(sheet: Any, row: int, place: int, cell: Cell, styles: _Styles) -> None:
    match cell:
        case None:
            return
        case datetime.datetime():
            sheet.write_string(row, place, text_of(cell), styles.text)
        case datetime.date() if cell.year >= FIRST_YEAR:
            sheet.write_datetime(
                row, place, datetime.datetime.combine(cell, datetime.time()), styles.day
            )
        case int() | float() if not isinstance(cell, bool):
            sheet.write_number(row, place, cell, styles.plain)
        case _:
            sheet.write_string(row, place, text_of(cell), styles.text)
