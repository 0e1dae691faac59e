"""Cells are read as offices write them, and a doubt is a sentence, never a guess."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.roster.days import Day, Precision, parse_day
from units.roster.problems import Problem
from units.roster.tables import NOT_CALCULATED, Broken, Cell
from units.roster.values import (
    NationalId,
    parse_choice,
    parse_decimal,
    parse_integer,
    parse_national_id,
    parse_truth,
    parse_year,
)

FEBRUARY = datetime.date(1980, 2, 3)


@pytest.mark.parametrize(
    "cell",
    [
        FEBRUARY,
        datetime.datetime(1980, 2, 3, 12, 0),  # noqa: DTZ001 - a sheet's day has no zone
        29254,
        29254.5,
        "29254",
        "3/2/1980",
        "03-02-1980",
        "03.02.1980",
        " 03/02/1980 00:00:00",
        "1980-02-03",
        "1980-02-03T00:00",
        "ngày 3 tháng 02 năm 1980",
    ],
)
def test_the_same_day_in_every_dress(cell: Cell) -> None:
    assert parse_day(cell) == Day(FEBRUARY)


def test_day_numbers_may_begin_in_1904() -> None:
    assert parse_day(29254 - 1462, since_1904=True) == Day(FEBRUARY)


@pytest.mark.parametrize("cell", [1980, "1980", "năm 1980"])
def test_a_year_alone_says_that_it_is_one(cell: Cell) -> None:
    assert parse_day(cell) == Day(datetime.date(1980, 1, 1), Precision.YEAR)


def test_a_month_says_so_too() -> None:
    assert parse_day("02/1980") == Day(datetime.date(1980, 2, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("31/02/1980", "không có ngày này"),
        ("12/31/1980", "không có ngày này"),
        ("03/02/80", "bốn chữ số"),
        ("hôm qua", "không phải ngày tháng"),
        (True, "không phải ngày tháng"),
        (datetime.time(0, 0), "không phải ngày tháng"),
        ("03/02/1880", "từ năm 1900"),
        (9_999_999_999, "không phải ngày tháng"),
        (float("inf"), "không phải ngày tháng"),
        (Broken("#REF!"), "#REF!"),
        (Broken(NOT_CALCULATED), "tính lại"),
    ],
)
def test_a_doubtful_day_is_a_sentence(cell: Cell, said: str) -> None:
    found = parse_day(cell)
    assert isinstance(found, Problem)
    assert said in str(found)


@pytest.mark.parametrize(
    ("cell", "number"),
    [(12, 12), ("12", 12), ("1.234", 1234), ("1,234,567", 1234567), ("1 234", 1234), (None, None)],
)
def test_whole_numbers(cell: Cell, number: int | None) -> None:
    assert parse_integer(cell, 0, 10_000_000) == number


@pytest.mark.parametrize("cell", [1.234, "1.23", "1,234.567", True, "mười", "1.234,567", 99])
def test_what_is_no_whole_number_in_range(cell: Cell) -> None:
    assert isinstance(parse_integer(cell, 0, 50), Problem)


@pytest.mark.parametrize("cell", [2024, "2024", "2.024", "năm 2024", datetime.date(2024, 5, 1)])
def test_years(cell: Cell) -> None:
    assert parse_year(cell) == 2024


@pytest.mark.parametrize(
    ("cell", "number"),
    [("4,91", "4.91"), (4.91, "4.91"), ("4.91", "4.91"), ("1.234", "1234"), ("1.234,5", "1234.5"),
     ("1,234.5", "1234.5"), ("12,345", "12.345"), (7, "7")],
)  # fmt: skip
def test_decimals_have_a_comma(cell: Cell, number: str) -> None:
    assert parse_decimal(cell, Decimal(0), Decimal(10_000)) == Decimal(number)


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), "4,9,1", True, 11])
def test_what_is_no_decimal_in_range(cell: Cell) -> None:
    assert isinstance(parse_decimal(cell, Decimal(0), Decimal(10)), Problem)


@pytest.mark.parametrize(
    ("cell", "truth"),
    [("x", True), ("X", True), ("Có", True), ("co", True), (1, True), ("✓", True), ("không", False),
     ("0", False), (False, False), ("", None), (None, None)],
)  # fmt: skip
def test_truths(cell: Cell, truth: bool | None) -> None:
    assert parse_truth(cell) is truth


def test_choices_go_by_code_or_name() -> None:
    ratings = {
        "HTXSNV": ("Hoàn thành xuất sắc nhiệm vụ", "xuất sắc"),
        "HTNV": ("Hoàn thành nhiệm vụ",),
    }
    for cell in ("htxsnv", "HOÀN THÀNH XUẤT SẮC NHIỆM VỤ", "hoan thanh xuat sac nhiem vu"):
        assert parse_choice(cell, ratings) == "HTXSNV"
    assert parse_choice("Nữ", {"f": ("Nữ",), "m": ("Nam",)}) == "f"
    assert str(parse_choice("tốt", ratings)) == (
        "“tốt” không thuộc các giá trị: Hoàn thành xuất sắc nhiệm vụ, Hoàn thành nhiệm vụ."
    )


@pytest.mark.parametrize(
    ("cell", "number", "noted"),
    [("001080000001", "001080000001", False), (1080000001, "001080000001", True),
     (12345678901, "012345678901", True), ("012 345 678 901", "012345678901", False),
     (12345678, "012345678", True), ("012345678", "012345678", False)],
)  # fmt: skip
def test_lost_zeros_of_a_national_id_are_put_back_and_told(
    cell: Cell, number: str, noted: bool
) -> None:
    found = parse_national_id(cell)
    assert isinstance(found, NationalId)
    assert (found.number, bool(found.note)) == (number, noted)


@pytest.mark.parametrize("cell", ["12345678901", 1.2e17, 123, "ABC", "１２３４５６７８９"])
def test_what_is_no_national_id(cell: Cell) -> None:
    assert isinstance(parse_national_id(cell), Problem)


cells = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates(),
    st.datetimes(), st.times(), st.builds(Broken, st.just("#N/A")),
)  # fmt: skip


@given(cells)
def test_no_cell_breaks_a_reading(cell: Cell) -> None:
    parse_day(cell)
    parse_integer(cell, 0, 9)
    parse_year(cell)
    parse_decimal(cell, Decimal(0), Decimal(9))
    parse_truth(cell)
    parse_choice(cell, {"f": ("Nữ",)})
    parse_national_id(cell)
