"""Good files of every kind, as offices really send them, come in as the same plain rows."""

import datetime
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from tests.units.roster.books import (
    HEADER,
    PERSON,
    WANTED,
    book,
    document,
    line,
    ods_row,
    old_book,
    old_label,
    parts,
    sheet,
    staff,
    zipped,
)
from units.roster.faults import Reason
from units.roster.limits import USUAL
from units.roster.mending import mend
from units.roster.reading import open_table, read_table
from units.roster.refusals import Refused
from units.roster.repair import Kind
from units.roster.tables import NOT_CALCULATED, Broken, Cell, Column, Row, Table

FIXTURES = Path(__file__).parent / "fixtures"
ONE: dict[str, Cell] = dict(zip(("code", "name", "birth", "national_id"), PERSON, strict=True))
TEXT = "\r\n".join((";".join(HEADER), ";".join(PERSON)))


def old_lines(*lines: tuple[str, ...]) -> bytes:
    return old_book(
        b"".join(
            old_label(row, column, text)
            for row, texts in enumerate(lines)
            for column, text in enumerate(texts)
        )
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(book(), id="xlsx"),
        pytest.param(old_lines(HEADER, PERSON), id="xls"),
        pytest.param(document(ods_row(HEADER) + ods_row(PERSON)), id="ods"),
        pytest.param(TEXT.encode(), id="csv in UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="csv in UTF-8 with its mark"),
        pytest.param(TEXT.replace(";", ",").encode(), id="csv with commas"),
        pytest.param(TEXT.replace(";", "\t").encode("utf-16"), id="text from Excel in UTF-16"),
        pytest.param(TEXT.encode("utf-16-be"), id="csv in UTF-16 without a mark"),
        pytest.param(f"sep=;\r\n{TEXT}".encode(), id="csv that names its separator"),
    ],
)
def test_each_kind_gives_the_same_row(data: bytes) -> None:
    table = read_table(data, WANTED)
    assert [row.cells for row in table.rows] == [ONE]


def test_windows_1258_is_told_from_its_content() -> None:
    marked = TEXT.translate(
        {ord(whole): parts_ for whole, parts_ in {
            "ã": "a\u0303", "ọ": "o\u0323", "à": "à", "ễ": "ê\u0303", "ộ": "ô\u0323",
        }.items()}
    )  # fmt: skip
    table = read_table(marked.encode("cp1258"), WANTED)
    assert (table.encoding, table.rows[0].cells) == ("Windows-1258", ONE)


@pytest.mark.parametrize("name", ["staff.xls", "staff1904.xls", "staff.ods"])
def test_files_that_an_office_program_saved_come_out_alike(name: str) -> None:
    table = read_table((FIXTURES / name).read_bytes(), WANTED)
    assert table.since_1904 == ("1904" in name)
    assert table.header_row == 3
    first, second, third = table.rows
    assert first == Row(
        4,
        {
            "code": "M01",
            "name": "Nguyễn Văn Tài",
            "birth": datetime.date(1980, 2, 3),
            "national_id": 1234567890,
        },
    )
    assert second.cells["birth"] == datetime.date(1979, 12, 31)
    assert third.cells["name"] == Broken("#DIV/0!")


def test_xlsx_gives_dates_numbers_and_errors_as_what_they_are() -> None:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"date_1904": True}) as written:
        page = written.add_worksheet("Nhân sự")
        day = written.add_format({"num_format": "dd/mm/yyyy"})
        page.write_row(0, 0, HEADER)
        page.write_row(1, 0, [7, 1.5])
        page.write_datetime(1, 2, datetime.datetime(1980, 2, 3), day)  # noqa: DTZ001 - a sheet's day has no zone
        page.write(1, 3, 12345678901)
        page.write_formula(2, 0, "=A2", None, "#REF!")
        page.write(2, 1, "#N/A")
    table = read_table(stream.getvalue(), WANTED)
    assert table.since_1904
    assert [list(row.cells.values()) for row in table.rows] == [
        [7, 1.5, datetime.date(1980, 2, 3), 12345678901],
        [Broken("#REF!"), Broken("#N/A"), None, None],
    ]


def test_a_formula_that_was_never_calculated_is_no_empty_cell() -> None:
    rows = '<row r="2"><c r="A2"><f>B2</f></c><c r="B2" t="str"><v>A</v></c></row>'
    assert read_table(staff(rows), WANTED).rows[0].cells["code"] == Broken(NOT_CALCULATED)


def test_the_header_is_found_below_a_title_and_under_merged_cells() -> None:
    rows = (
        line(1, ["ỦY BAN NHÂN DÂN"])
        + line(3, ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
        + line(5, ["Số TT", "Mã cán bộ (*)", "HỌ VÀ TÊN", "Ngày, tháng, năm sinh", "Giấy tờ"])
        + line(6, ["", "", "", "", "CCCD"])
        + line(7, ["(1)", "(2)", "(3)", "(4)", "(5)"])
        + line(9, ["1", *PERSON])
    )
    spans = "A1:E1 A5:A6 B5:B6 C5:C6 D5:D6 E5:E5"
    merged = "".join(f'<mergeCell ref="{span}"/>' for span in spans.split())
    table = read_table(book(rows, f"<mergeCells>{merged}</mergeCells>"), WANTED)
    assert (table.header_row, table.rows) == (6, (Row(9, ONE),))
    assert table.columns[0] == Column("", "Số TT", "A")
    assert table.letter("national_id") == "E"


def test_a_name_over_two_columns_is_read_as_one() -> None:
    rows = line(1, ["Mã", "Họ và tên", ""]) + line(2, ["M01", "Nguyễn Văn", "Tài"])
    merged = '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'
    assert read_table(book(rows, merged), WANTED).rows[0].cells["name"] == "Nguyễn Văn Tài"


def test_a_cell_merged_over_rows_stands_in_each() -> None:
    rows = line(2, ["M01", "A", "1980"]) + line(3, ["M02", "B"]) + line(4, ["M03", "C"])
    table = read_table(staff(rows, '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>'), WANTED)
    assert [row.cells["birth"] for row in table.rows] == ["1980", "1980", None]


def test_the_sheet_whose_header_fits_is_read_and_one_may_be_named() -> None:
    rows = line(1, HEADER) + line(2, PERSON)
    data = zipped(
        parts({"Ghi chú": sheet(line(1, ["Mã"])), "Một": sheet(rows), "Hai": sheet(rows)})
    )
    with pytest.raises(Refused) as refused:
        read_table(data, WANTED)
    assert refused.value.reason == Reason.SEVERAL_SHEETS
    assert "Một, Hai" in str(refused.value)
    assert read_table(data, WANTED, sheet="Hai").sheet == "Hai"
    with pytest.raises(Refused, match="Ghi chú, Một, Hai"):
        read_table(data, WANTED, sheet="Ba")


def test_a_header_in_an_old_font_is_found_and_its_rows_are_mended() -> None:
    rows = line(1, ["M· c¸n bé", "Hä vµ tªn"]) + "".join(
        line(at, [f"M{at}", name])
        for at, name in enumerate(["NguyÔn V¨n Tµi", "§ç ThÞ ¸nh", "TrÇn Dòng"], 2)
    )
    mended = mend(read_table(book(rows), WANTED), names={"name"})
    assert [row.cells["name"] for row in mended.table.rows] == [
        "Nguyễn Văn Tài",
        "Đỗ Thị Ánh",
        "Trần Dũng",
    ]
    first = mended.changes[0]
    assert (first.row, first.key, first.repair.before) == (2, "name", "NguyÔn V¨n Tµi")
    assert first.repair.kinds == (Kind.TCVN3,)


def test_old_bytes_in_a_csv_are_kept_for_repair() -> None:
    text = "M· CB;Hä vµ tªn\nM1;NguyÔn V¨n Tµi\nM2;§ç ThÞ ¸nh\n".replace("CB", "c¸n bé")
    table = read_table(text.encode("cp1252"), WANTED)
    assert table.encoding == "Windows-1252"
    names = [row.cells["name"] for row in mend(table, names={"name"}).table.rows]
    assert names == ["Nguyễn Văn Tài", "Đỗ Thị Ánh"]


def test_rows_can_be_walked_one_by_one() -> None:
    with open_table(book(), WANTED) as opened:
        assert isinstance(opened.head, Table) is False
        assert [row.number for row in opened.rows] == [2]


def test_the_child_knows_neither_django_nor_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "not://to-be-used")
    told = subprocess.run(
        [sys.executable, "-c", "import sys, units.roster.child; print('django' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert told.stdout == "False\n"


@pytest.mark.full
def test_twenty_thousand_rows_of_a_hundred_columns_pass() -> None:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as written:
        page = written.add_worksheet()
        page.write_row(0, 0, [*HEADER, *(f"c{at}" for at in range(96))])
        for row in range(1, 20_000):
            page.write_row(row, 0, [f"M{row}", "Nguyễn Văn Tài", *range(98)])
    assert len(read_table(stream.getvalue(), WANTED).rows) == 19_999


@pytest.mark.full
@pytest.mark.parametrize("frugal", [True, False], ids=["texts in place", "texts apart"])
def test_a_ministry_of_a_hundred_thousand_passes(frugal: bool) -> None:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": frugal}) as written:
        page = written.add_worksheet()
        page.write_row(0, 0, [*HEADER, *(f"c{at}" for at in range(9))])
        for row in range(1, USUAL.rows):
            texts = [f"M{row}", f"Nguyễn Văn Tài {row}", "03/02/1980", f"{row:012d}"]
            page.write_row(row, 0, [*texts, *(f"Phòng số {row % 500}" for _ in range(9))])
    with open_table(stream.getvalue(), WANTED) as opened:
        assert sum(1 for _row in opened.rows) == USUAL.rows - 1
