"""Lists as offices really send them, from the file to the record that is written."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cast import Cast
from tests.units.intake.lists import counts, lines, looked_at, said, saved, table
from tests.units.roster.books import document, line, ods_row, old_book, old_label, parts, sheet
from tests.units.roster.books import zipped as zipped_parts
from tests.units.roster.test_repair import in_tcvn3, in_vni
from units.intake.actions import apply, path_of
from units.intake.kind import KINDS
from units.intake.models import Batch
from units.intake.workbooks import returned
from units.organisation.models import Unit, UnitSuccession
from units.people.models import Person, PersonalData, Posting

FIXTURES = Path(__file__).parents[1] / "roster" / "fixtures"
HEAD = ("Mã cán bộ", "Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị", "Chức vụ", "Từ ngày")
STAFF = (
    ("M01", "Nguyễn Văn Tài", "03/02/1980", "001080000001", "Văn phòng Tổng cục", "Chuyên viên",
     "01/09/2015"),
    ("M02", "Đỗ Thị Ánh", "31/12/1979", "001179000002", "Văn phòng Tổng cục", "Phó Trưởng phòng",
     "15/04/2021"),
    ("M03", "Trần Quốc Toản", "05/06/1990", "001090000003", "Văn phòng Tổng cục", "Chuyên viên",
     "02/01/2019"),
)  # fmt: skip
Rows = Sequence[Sequence[object]]


def text(rows: Rows = (HEAD, *STAFF), sign: str = ";") -> str:
    return "\r\n".join(sign.join(map(str, row)) for row in rows)


def xlsx(rows: Rows = (HEAD, *STAFF)) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def xls(rows: Rows) -> bytes:
    return old_book(
        b"".join(
            old_label(at, column, str(cell))
            for at, row in enumerate(rows)
            for column, cell in enumerate(row)
        )
    )


def ods(rows: Rows) -> bytes:
    return document("".join(ods_row(row) for row in rows))


def windows_1258(rows: Rows) -> bytes:
    """As old Windows wrote it: the five tones as marks after the letter."""
    raw = ""
    for sign in text(rows, ","):
        tones = [
            mark
            for mark in unicodedata.normalize("NFD", sign)
            if mark in "\u0300\u0301\u0303\u0309\u0323"
        ]
        rest = "".join(m for m in unicodedata.normalize("NFD", sign) if m not in tones)
        raw += unicodedata.normalize("NFC", rest) + "".join(tones)
    return raw.encode("cp1258")


def spoilt(change: Callable[[str], str]) -> Rows:
    """The staff with every text changed; codes and days stay as typed."""
    return (HEAD, *[tuple(change(cell) for cell in row) for row in STAFF])


def check_written() -> None:
    """All three of the staff stand in the register, letter by letter."""
    for code, name, born, number, unit, position, since in STAFF:
        person = Person.objects.get(code=code)
        [post] = person.postings.all()
        data = person.personal_data
        assert (
            person.full_name,
            f"{data.birth_date:%d/%m/%Y}",
            data.national_id,
            post.unit.name,
            post.position,
            f"{post.started_on:%d/%m/%Y}",
        ) == (name, born, number, unit, position, since)


def taken(data: bytes, cast: Cast, *, kind: str = "people", part: str = "clerk") -> Batch:
    batch = looked_at(kind, data, cast[part])
    assert (batch.refusal, said(batch)) == ("", [])
    return apply(batch, by=cast[part])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(xlsx(), id="xlsx"),
        pytest.param(xls((HEAD, *STAFF)), id="xls"),
        pytest.param(ods((HEAD, *STAFF)), id="ods"),
        pytest.param(text().encode(), id="csv in UTF-8"),
        pytest.param(text(sign=",").encode("utf-8-sig"), id="csv in UTF-8 with its mark"),
        pytest.param(text(sign="\t").encode("utf-16"), id="text in UTF-16"),
        pytest.param(windows_1258((HEAD, *STAFF)), id="csv in Windows-1258"),
        pytest.param(xlsx(spoilt(in_tcvn3)), id="TCVN3"),
        pytest.param(xlsx(spoilt(in_vni)), id="VNI"),
        pytest.param(
            xlsx(spoilt(lambda cell: unicodedata.normalize("NFD", cell))), id="marks apart"
        ),
        pytest.param(xlsx(spoilt(lambda cell: f"  {cell}\u00a0 ")), id="stray spaces"),
        pytest.param(
            xlsx((HEAD, *[(a, b.upper(), *rest) for a, b, *rest in STAFF])), id="capitals"
        ),
        pytest.param(
            xlsx((HEAD, *[(*row[:4], "van phong tong cuc", *row[5:]) for row in STAFF])),
            id="the unit without diacritics",
        ),
        pytest.param(
            xlsx((HEAD, *[(*row[:4], "VĂN PHÒNG TỔNG CỤC", *row[5:]) for row in STAFF])),
            id="the unit in capitals",
        ),
        pytest.param(
            xlsx((HEAD, *[(*row[:4], "tcmt-vp", *row[5:]) for row in STAFF])), id="its code"
        ),
        pytest.param(
            xlsx((HEAD, *[(*row[:4], "Văn phòng Tổng cục / TCMT", *row[5:]) for row in STAFF])),
            id="the unit with its superior",
        ),
        pytest.param(
            xlsx((HEAD, *[(*row[:3], int(row[3]), *row[4:]) for row in STAFF])),
            id="ids as numbers",
        ),
        pytest.param(
            xlsx(
                (
                    ("TỔNG CỤC MÔI TRƯỜNG",),
                    ("DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025",),
                    (),
                    HEAD,
                    tuple(f"({n})" for n in range(1, 8)),
                    *STAFF,
                )
            ),
            id="a title above",
        ),
    ],
)
def test_the_same_people_come_in_from_every_file(data: bytes, cast: Cast) -> None:
    taken(data, cast)
    check_written()


def test_days_as_excel_counts_them_come_in(cast: Cast) -> None:
    first = datetime.date(1899, 12, 30)
    rows: list[list[object]] = [list(HEAD)]
    for row in STAFF:
        cells: list[object] = list(row)
        for place in (2, 6):
            day = datetime.date(*map(int, reversed(str(row[place]).split("/"))))
            cells[place] = (day - first).days
        rows.append(cells)
    taken(xlsx(rows), cast)
    check_written()


def test_days_counted_from_1904_come_in_and_go_back_as_what_they_are(cast: Cast) -> None:
    data = (FIXTURES / "staff1904.xls").read_bytes()
    batch = looked_at("people", data, cast["clerk"])
    days = [line["v"][batch.columns.index("birth_date")] for line in lines(batch)]
    assert days[2] == {"d": "1980-02-03"}
    back = returned(batch, KINDS["people"], path_of(batch).read_bytes())
    again = looked_at("people", back, cast["clerk"])
    assert [line["v"][again.columns.index("birth_date")] for line in lines(again)] == days


def test_a_year_alone_is_read_with_a_note(cast: Cast) -> None:
    rows = [(*row[:2], row[2][-4:], *row[3:6], row[6][-4:]) for row in STAFF]
    batch = looked_at("people", xlsx((HEAD, *rows)), cast["clerk"])
    assert batch.count("warning") == 3
    apply(batch, by=cast["clerk"])
    born = PersonalData.objects.filter(person__code="M02").values_list("birth_date", flat=True)
    assert list(born) == [datetime.date(1979, 1, 1)]


def test_lost_zeros_of_an_id_are_put_back_and_told(cast: Cast) -> None:
    batch = looked_at(
        "people", xlsx((HEAD, (*STAFF[0][:3], 1080000001, *STAFF[0][4:]))), cast["clerk"]
    )
    assert "001080000001" in said(batch, "a")[0]


def test_merged_headers_over_two_rows_are_read(cast: Cast) -> None:
    book = Workbook()
    page = book.active
    page.append(["DANH SÁCH", *[None] * 6])
    page.append(["Mã cán bộ", "Họ và tên", "Ngày sinh", "Số CCCD", "Công tác", None, None])
    page.append([None, None, None, None, "Đơn vị", "Chức vụ", "Từ ngày"])
    for row in STAFF:
        page.append(list(row))
    for area in ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:G2"):
        page.merge_cells(area)
    taken(saved(book), cast)
    check_written()


def test_of_several_sheets_the_one_with_the_list_is_read(cast: Cast) -> None:
    rows = "".join(line(at, row) for at, row in enumerate((HEAD, *STAFF), 1))
    note = sheet(line(1, ["Ghi chú chung"]))
    data = zipped_parts(parts({"Bìa": note, "Danh sách": sheet(rows), "Hướng dẫn": note}))
    assert taken(data, cast).sheet == "Danh sách"
    check_written()


def test_former_names_of_units_find_who_bears_them_on(cast: Cast) -> None:
    UnitSuccession.objects.create(
        kind="renamed",
        predecessor=cast.units["VP"],
        successor=cast.units["VP"],
        former_name="Văn phòng Cục Bảo vệ môi trường",
        decided_on=datetime.date(2012, 1, 1),
    )
    rows = [(*row[:4], "Văn phòng Cục bảo vệ Môi trường", *row[5:]) for row in STAFF]
    taken(xlsx((HEAD, *rows)), cast)
    check_written()


def test_a_unit_that_was_merged_leads_to_its_heir(cast: Cast) -> None:
    gone = Unit.objects.create(
        code="TCMT-CU",
        name="Trung tâm Tin học",
        parent=cast.units["TCMT"],
        dissolved_on=datetime.date(2015, 1, 1),
    )
    UnitSuccession.objects.create(
        kind="merged", predecessor=gone, successor=cast.units["TT"],
        decided_on=datetime.date(2015, 1, 1),
    )  # fmt: skip
    rows = [(*row[:4], "Trung tâm Tin học", *row[5:]) for row in STAFF]
    batch = looked_at("people", xlsx((HEAD, *rows)), cast["officer"])
    assert all("01/01/2015" in sentence for sentence in said(batch, "a"))
    assert batch.count("warning") == 3


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_letters_that_were_mended_are_shown_before_and_after(
    encode: Callable[[str], str], cast: Cast
) -> None:
    batch = looked_at("people", xlsx(spoilt(encode)), cast["clerk"])
    repairs = {tuple(each) for each in lines(batch)[1]["r"]}
    assert ("full_name", encode("Đỗ Thị Ánh"), "Đỗ Thị Ánh") in repairs
    assert batch.count("repaired") == 3


def test_units_in_old_letters_come_out_right(cast: Cast) -> None:
    rows = [
        {"code": "TCMT-A", "name": in_tcvn3("Vụ Chính sách và Pháp chế"), "parent": "TCMT"},
        {"code": "TCMT-B", "name": in_tcvn3("Cục Kiểm soát ô nhiễm"), "parent": "TCMT"},
        {"code": "TCMT-C", "name": in_tcvn3("Viện Khoa học quản lý"), "parent": "TCMT"},
    ]
    taken(table("units", rows), cast, kind="units", part="administrator")
    names = Unit.objects.filter(code__in=["TCMT-A", "TCMT-B", "TCMT-C"]).order_by("code")
    assert list(names.values_list("name", flat=True)) == [
        "Vụ Chính sách và Pháp chế",
        "Cục Kiểm soát ô nhiễm",
        "Viện Khoa học quản lý",
    ]


def test_signs_that_nobody_sees_are_refused_and_none_breaks_the_database(cast: Cast) -> None:
    rows = [(*STAFF[0][:5], f"Chuyên{sign}viên", STAFF[0][6]) for sign in "\u202e\ue000\x07"]
    data = text((HEAD, *rows)).encode("utf-8")
    batch = looked_at("people", data, cast["clerk"])
    assert batch.state in {Batch.State.PREVIEWED, Batch.State.REFUSED}
    assert batch.refusal or counts(batch)[3] == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_sign_of_nothing_in_the_middle_of_a_text_writes_nothing(
    encoding: str, cast: Cast
) -> None:
    rows = [(*STAFF[0][:1], "Nguyễn\0Tài", *STAFF[0][2:]), *STAFF[1:]]
    batch = looked_at("people", text((HEAD, *rows), "\t").encode(encoding), cast["clerk"])
    assert batch.refusal or counts(batch)[3] >= 1
    assert not Posting.objects.filter(person__code="M01").exists()


def test_a_cell_that_spells_a_sign_of_nothing_is_refused(cast: Cast) -> None:
    data = xls((HEAD, (*STAFF[0][:5], "Chuyên\0viên", STAFF[0][6])))
    batch = looked_at("people", data, cast["clerk"])
    assert batch.refusal or counts(batch)[3] == 1
    escaped = BytesIO(xlsx((HEAD, (*STAFF[0][:5], "Chuyên_x0000_viên", STAFF[0][6])))).getvalue()
    assert looked_at("people", escaped, cast["clerk"]).state == Batch.State.PREVIEWED


def test_a_list_with_sections_a_total_and_signatures_comes_in_as_it_was_signed(cast: Cast) -> None:
    rows: Rows = (
        ("TỔNG CỤC MÔI TRƯỜNG", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("DANH SÁCH CÔNG CHỨC NĂM 2024",),
        (),
        ("STT", *HEAD),
        tuple(f"({at})" for at in range(1, 9)),
        ("I", "Phòng Hành chính"),
        (1, *STAFF[0]),
        (2, *STAFF[1]),
        ("II", "", "Phòng Văn thư"),
        (3, *STAFF[2]),
        ("Tổng cộng: 03 người",),
        (),
        ("", "", "NGƯỜI LẬP BIỂU", "", "", "", "CHÁNH VĂN PHÒNG"),
        ("", "", "(Ký tên)", "", "", "", "(Ký, ghi rõ họ tên)"),
    )
    batch = taken(xlsx(rows), cast)
    check_written()
    assert counts(batch) == (3, 0, 0, 0)
    first, last = said(batch, "a")
    assert (first.split(" ", 1)[0], last.split(" ", 1)[0]) == ("7", "10")
    assert "6 “Phòng Hành chính”" in first
    assert "9 “Phòng Văn thư”; 13 “NGƯỜI LẬP BIỂU · CHÁNH VĂN PHÒNG”; 14 “(Ký tên)" in last


def test_a_name_in_two_columns_is_one_name(cast: Cast) -> None:
    """Half of the lists of staff part it: “Họ đệm” and “Tên”."""
    for front in ("Họ đệm", "Họ", "Họ và tên đệm"):
        head = (HEAD[0], front, "Tên", *HEAD[2:])
        rows = [(code, *name.rsplit(" ", 1), *rest) for code, name, *rest in STAFF]
        batch = looked_at("people", xlsx((head, *rows)), cast["clerk"])
        assert (batch.refusal, said(batch)) == ("", [])
        assert [line["v"][1] for line in lines(batch)] == [name for _code, name, *_rest in STAFF]
        # And once more from the file that comes back.
        back = returned(batch, KINDS["people"], path_of(batch).read_bytes())
        again = looked_at("people", back, cast["clerk"])
        assert lines(again)[0]["v"] == lines(batch)[0]["v"]
    apply(batch, by=cast["clerk"])
    check_written()


def test_the_front_of_a_name_alone_is_no_name(cast: Cast) -> None:
    batch = looked_at("people", xlsx((("Mã cán bộ", "Họ đệm"), ("M01", "Nguyễn"))), cast["clerk"])
    assert (batch.state, "Họ và tên" in batch.refusal) == (Batch.State.REFUSED, True)


def test_the_file_with_a_name_over_two_columns_comes_back_with_one(cast: Cast) -> None:
    book = Workbook()
    book.active.append(("Mã cán bộ", "Họ và tên", "", *HEAD[2:]))
    book.active.merge_cells("B1:C1")
    book.active.append(("M01", "Nguyễn Văn", "Tài", *STAFF[0][2:-1], "31/02/2019"))
    batch = looked_at("people", saved(book), cast["clerk"])
    assert batch.count("error") == 1
    back = returned(batch, KINDS["people"], path_of(batch).read_bytes())
    again = looked_at("people", back, cast["clerk"])
    assert (again.refusal, lines(again)[0]["v"][:2]) == ("", ["M01", "Nguyễn Văn Tài"])


@pytest.mark.parametrize("written", ["van phong tong cuc", "Văn phòng Tổng cục / TCMT", "vp"])
def test_the_preview_says_which_unit_a_text_was_taken_for(written: str, cast: Cast) -> None:
    row = (*STAFF[0][:4], written, *STAFF[0][5:])
    batch = looked_at("people", xlsx((HEAD, row)), cast["clerk"])
    [line] = lines(batch)
    assert f"“{written}”" in line["w"]
    assert "Văn phòng Tổng cục (TCMT-VP)" in line["w"]
    plain = looked_at("people", xlsx((HEAD, STAFF[0])), cast["clerk"])
    assert "w" not in lines(plain)[0]
