"""The sheets of a file of any kind, as names and lines of plain values."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum, load_workbook

from units.roster.biff import scan_xls
from units.roster.delimited import decoded, rows_of, separator_of
from units.roster.gates import Container, Kind, container_of, unpacked
from units.roster.limits import Limits
from units.roster.opendocument import scan_ods
from units.roster.openxml import scan_xlsx
from units.roster.scans import Scan, Scans
from units.roster.tables import Broken, Cell, Wanted

_EXACT = 2**53  # above it a spreadsheet's number has lost digits
_ERROR_SIGNS = frozenset(("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#N/A"))
_DAY = datetime.timedelta(days=1)
Line = list[Cell]


@dataclass(slots=True)
class Sheet:
    """One sheet; its lines can be walked once, after the first ones have been looked at."""

    scan: Scan
    lines: Iterator[Line]
    hidden: bool = False
    since_1904: bool = False
    encoding: str = ""

    @property
    def name(self) -> str:
        return self.scan.name

    def top(self, most: int) -> list[Line]:
        """The first lines, which stay to be walked."""
        first = list(islice(self.lines, most))
        self.lines = chain(first, self.lines)
        return first


def sheets_of(data: bytes, wanted: Sequence[Wanted], limits: Limits) -> list[Sheet]:
    """Pass the gates, scan, and open what is left; raises Fault or CalamineError."""
    container = container_of(data, limits)
    if container is Container.TEXT:
        return [_text_sheet(data, wanted, limits)]
    if container is Container.COMPOUND:
        scans = scan_xls(data, limits)
    else:
        package = unpacked(data, limits)
        scan = scan_xlsx if package.kind is Kind.XLSX else scan_ods
        scans = scan(package.members, limits)
        data = package.packed()
    return _book_sheets(load_workbook(BytesIO(data)), scans)


def _text_sheet(data: bytes, wanted: Sequence[Wanted], limits: Limits) -> Sheet:
    text, encoding = decoded(data)
    separator = separator_of(text, wanted)
    lines = list(_checked(rows_of(text, separator, limits), Scan(""), limits))
    return Sheet(Scan(""), iter(lines), encoding=encoding)


def _checked(rows: Iterator[list[str]], scan: Scan, limits: Limits) -> Iterator[Line]:
    for number, row in enumerate(rows):
        line: Line = [_text(text) for text in row]
        while line and line[-1] is None:
            line.pop()
        if line:
            scan.note(number, len(line) - 1)
            scan.check(limits)
        yield line


def _book_sheets(book: CalamineWorkbook, scans: Scans) -> list[Sheet]:
    sheets = []
    for meta in book.sheets_metadata:
        scan = scans.sheets.get(meta.name)
        if scan is None:
            continue  # a chart, or a sheet that the scan could not have seen: not read
        hidden = meta.visible is not SheetVisibleEnum.Visible
        lines = _lines(book, scan)
        sheets.append(Sheet(scan, lines, hidden, scans.since_1904))
    return sheets


def _lines(book: CalamineWorkbook, scan: Scan) -> Iterator[Line]:
    """Opened only when walked, so that a sheet nobody asks for costs nothing."""
    sheet = book.get_sheet_by_name(scan.name)
    margin: Line = [None] * (sheet.start[1] if sheet.start else 0)
    broken = _by_row(scan)
    for number, raw in enumerate(sheet.iter_rows()):
        line = margin + [_cell(value) for value in raw]
        for column, sign in broken.get(number, ()):
            line += [None] * (column + 1 - len(line))
            line[column] = Broken(sign)
        yield line


def _by_row(scan: Scan) -> dict[int, list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for (row, column), sign in scan.broken.items():
        rows.setdefault(row, []).append((column, sign))
    return rows


def _text(raw: str) -> Cell:
    """Text as it stands; blanks are nothing, and an error's sign saved as text is still one."""
    if raw.startswith("#") and raw.strip().upper() in _ERROR_SIGNS:
        return Broken(raw.strip())
    return raw if raw.strip() else None


def _cell(raw: Any) -> Cell:
    """A value of the reader as ours: whole numbers as int, midnight as a day, blanks as None."""
    match raw:
        case str():
            return _text(raw)
        case float():
            return int(raw) if raw.is_integer() and abs(raw) < _EXACT else raw
        case datetime.datetime() if raw.time() == datetime.time():
            return raw.date()
        case datetime.timedelta():
            return raw / _DAY
        case _:
            return raw  # type: ignore[no-any-return] # int, bool, date, datetime or time
