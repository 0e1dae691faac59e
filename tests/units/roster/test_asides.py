"""Headings of sections, totals and signatures stand in sheets, and are no records."""

from __future__ import annotations

from typing import Any

from units.roster.asides import records

WIDTH = 5
NOBODY = [None] * WIDTH


def row(number: int, *cells: Any) -> list[Any]:
    return [number, *cells, *NOBODY[len(cells) :]]


def parted(*lines: list[Any], width: int = WIDTH) -> tuple[list[int], list[tuple[int, str]]]:
    """The numbers of the records, and what was left out."""
    aside: list[tuple[int, str]] = []
    kept = [line[0] for line in records(iter(lines), width, aside)]
    return kept, aside


FULL = ("M01", "Nguyễn Văn Tài", 1980, "VP")


def test_one_cell_alone_is_a_heading_or_a_signature_wherever_it_stands() -> None:
    lines = row(2, "I. Văn phòng"), row(3, *FULL), row(4, None, "II. Vụ Pháp chế"), row(5, *FULL)
    assert parted(*lines, row(6, 2, None)) == (
        [3, 5],
        [(2, "I. Văn phòng"), (4, "II. Vụ Pháp chế"), (6, "2")],
    )


def test_two_who_sign_below_the_list_are_no_records() -> None:
    signed = row(5, None, "NGƯỜI LẬP", None, "CHÁNH VĂN PHÒNG"), row(6, None, "(Ký)", None, "(Ký)")
    kept, aside = parted(
        row(2, *FULL), row(3, *FULL), *signed, row(9, None, "Trần A", None, "Lê B")
    )
    assert kept == [2, 3]
    assert aside == [(5, "NGƯỜI LẬP · CHÁNH VĂN PHÒNG"), (6, "(Ký) · (Ký)"), (9, "Trần A · Lê B")]


def test_two_cells_in_the_list_are_a_record_also_after_an_empty_row() -> None:
    assert parted(row(2, *FULL), row(3, "M02", "X"), row(5, "M03", "Y"), row(6, *FULL)) == (
        [2, 3, 5, 6],
        [],
    )
    assert parted(row(2, "M02", "X"), row(3, "M03", "Y")) == ([2, 3], [])


def test_of_two_columns_nothing_is_left_out() -> None:
    lines = [2, "M01", None], [3, "M02", "Nguyễn Văn Tài"]
    assert parted(*lines, width=2) == ([2, 3], [])


def test_a_long_text_is_shown_in_part() -> None:
    _kept, [(_number, text)] = parted(row(2, "Ghi chú " * 50))
    assert len(text) < 70
