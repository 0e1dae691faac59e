"""Cells of exported lists are text whatever they begin with."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
import tablib
from openpyxl import load_workbook

from awards_registry.sheets import RISKY, PlainCsv, PlainXlsx, quoted


def table(*cells: str) -> tablib.Dataset:
    return tablib.Dataset(*[(cell,) for cell in cells], headers=["=họ tên"])


@pytest.mark.parametrize("sign", RISKY[:6])
def test_a_cell_of_a_workbook_is_text_with_its_value_unchanged(sign: str) -> None:
    text = f"{sign}1+1"
    book = load_workbook(BytesIO(PlainXlsx().export_data(table(text, f"={text}"))))
    cells = [row[0] for row in book.active.iter_rows()]
    # A carriage return comes back as the line feed that XML makes of it.
    values = [cell.value.replace("\n", "\r") if sign == "\r" else cell.value for cell in cells]
    assert [(cell.data_type, value) for cell, value in zip(cells, values, strict=True)] == [
        ("s", "=họ tên"),
        ("s", text),
        ("s", f"={text}"),
    ]


@pytest.mark.parametrize("sign", RISKY)
def test_a_cell_of_csv_that_begins_like_a_formula_is_quoted(sign: str) -> None:
    assert quoted(f"{sign}1+1") == f"'{sign}1+1"
    assert quoted("Nguyễn Văn Tài = 1") == "Nguyễn Văn Tài = 1"


def test_a_csv_reads_back_row_by_row() -> None:
    text = PlainCsv().export_data(table("=1+1", 'Vụ "A", phòng 2'))
    assert list(csv.reader(StringIO(text))) == [["'=họ tên"], ["'=1+1"], ['Vụ "A", phòng 2']]
