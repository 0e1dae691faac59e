"""Lists as sheets: every cell stays what it is, text that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.http import HttpRequest
from import_export.admin import ExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from awards_registry.ledger.actions import append

# Signs that make a spreadsheet read a cell as a formula or a command, with their wide twins.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")

# So much of a list's filters goes into the ledger.
LONGEST_QUERY = 300


class PlainXlsx(XLSX):  # type: ignore[misc] # the library ships no types
    """A workbook whose cells are text by their type: nothing has to be cut from the value."""

    def get_title(self) -> str:
        return "Excel (xlsx)"

    def export_data(self, dataset: Any, **_kwargs: Any) -> bytes:
        stream = BytesIO()
        with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            for line, row in enumerate((dataset.headers, *dataset)):
                for place, value in enumerate(row):
                    text = _text(value).replace("\r", "\n")  # as XML reads it anyway
                    text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)
                    if text:
                        sheet.write_string(line, place, text)
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

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super().get_export_resource_kwargs(request, **kwargs)
        return given | {"user": request.user}

    def get_export_data(
        self, file_format: Any, request: HttpRequest, queryset: Any, **kwargs: Any
    ) -> Any:
        """The file, and a line in the ledger: who took which list along, with how many rows."""
        data = super().get_export_data(file_format, request, queryset, **kwargs)
        user: Any = request.user
        append(
            "list.export",
            user,
            by=user,
            drawer=queryset.model._meta.label_lower,
            format=file_format.get_extension(),
            asked=request.GET.urlencode()[:LONGEST_QUERY],
            sheet=self._chosen_sheet(request, kwargs.get("export_form")),
            rows=queryset.count(),
        )
        return data

    def _chosen_sheet(self, request: HttpRequest, form: Any) -> str:
        """The name of the class: with personal data or without is worth remembering."""
        classes = self.get_export_resource_classes(request)
        place = self.get_resource_index(form) if form is not None else 0
        chosen = classes[place]
        return f"{getattr(chosen, 'kind', '')}{'+' if getattr(chosen, 'guarded', False) else ''}"

    def get_valid_export_item_pks(self, request: HttpRequest) -> Any:
        """The keys that may be asked for by number: of the list one sees, not of the table."""
        return self.get_export_queryset(request).values_list("pk", flat=True)
