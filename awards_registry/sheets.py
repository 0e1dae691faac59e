"""Lists as sheets: every cell stays what it is, text that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpRequest
from import_export.admin import ExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING

# Signs that make a spreadsheet read a cell as a formula or a command, with their wide twins.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


class PlainXlsx(XLSX):  # type: ignore[misc] # the library ships no types
    """A workbook whose cells are text by their type: nothing has to be cut from the value."""

    def get_title(self) -> str:
        return "Excel (xlsx)"

    def export_data(self, dataset: Any, **_kwargs: Any) -> bytes:
        book = Workbook()
        sheet: Any = book.active
        for line, row in enumerate((dataset.headers, *dataset), start=1):
            for place, value in enumerate(row, start=1):
                cell = sheet.cell(line, place)
                cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", _text(value))
                cell.data_type = TYPE_STRING
        stream = BytesIO()
        book.save(stream)
        return stream.getvalue()


class PlainCsv(CSV):  # type: ignore[misc] # the library ships no types
    """CSV knows no types, so an apostrophe stands before what could be taken for a formula."""

    def get_title(self) -> str:
        return "CSV"

    def export_data(self, dataset: Any, **_kwargs: Any) -> str:
        stream = StringIO()
        writer = csv.writer(stream)
        for row in (dataset.headers, *dataset):
            writer.writerow([quoted(value) for value in row])
        return stream.getvalue()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def quoted(value: object) -> str:
    """The text of a CSV cell, with an apostrophe where it begins like a formula."""
    text = _text(value)
    return f"'{text}" if text.startswith(RISKY) else text


class ListExport(ExportMixin):  # type: ignore[misc] # the library ships no types
    """A drawer whose list can be taken along; rows and filters are those of the list."""

    export_form_class = ExportForm
    export_formats = (PlainXlsx, PlainCsv)
    to_encoding = "utf-8-sig"  # so that Excel reads the letters of a CSV

    def get_valid_export_item_pks(self, request: HttpRequest) -> Any:
        """The keys that may be asked for by number: of the list one sees, not of the table."""
        return self.get_export_queryset(request).values_list("pk", flat=True)
