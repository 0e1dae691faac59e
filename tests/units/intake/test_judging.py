"""The preview: what every row would do, whom it matched and why; and it writes nothing."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cast import Cast, employ
from tests.units.intake.lists import (
    ROWS,
    author,
    counts,
    filled_in,
    headings,
    lines,
    looked_at,
    nothing_written,
    said,
    saved,
    table,
    taken_in,
)
from units.intake.actions import apply, path_of
from units.intake.kind import KINDS
from units.intake.models import Batch
from units.intake.workbooks import returned
from units.people.models import Person, PersonalData, Posting

MIXED: list[dict[str, Any]] = [
    {"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "position": "Phó phòng"},
    {"code": "CB-Lan", "full_name": "Lý Thị Lan", "position": "Chuyên viên"},
    {"code": "CB-200", "full_name": "Trần Thị Mới", "position": "Chuyên viên",
     "since": "01/02/2020"},
    {"code": "CB-201", "full_name": "Lê Văn Năm", "position": "Chuyên viên", "since": 2021},
    {"code": "CB-202", "full_name": "Hồ Thị Sai", "position": "Chuyên viên",
     "since": "31/02/2020"},
]  # fmt: skip


def mixed(cast: Cast) -> Batch:
    rows = [{**row, "unit": "Văn phòng Tổng cục"} for row in MIXED]
    return looked_at("people", table("people", rows), cast["clerk"])


@pytest.mark.parametrize("kind", ROWS)
def test_a_preview_writes_nothing(kind: str, cast: Cast) -> None:
    by = author(kind, cast)
    with nothing_written():
        batch = looked_at(kind, filled_in(kind, ROWS[kind], by), by)
        assert batch.state == Batch.State.PREVIEWED


def test_every_row_is_counted_once_and_warnings_beside(cast: Cast) -> None:
    with nothing_written():
        batch = mixed(cast)
    assert counts(batch) == (2, 1, 1, 1)
    assert (batch.count("warning"), batch.total) == (1, 5)
    assert [line["s"] for line in lines(batch)] == ["changed", "unchanged", "new", "new", "error"]
    assert [line["n"] for line in lines(batch)] == [2, 3, 4, 5, 6]


def test_a_change_shows_the_cell_before_and_after_and_whom_it_matched_and_why(cast: Cast) -> None:
    changed, same, new, doubtful, wrong = lines(mixed(cast))
    assert changed["c"] == [["position", "Chuyên viên", "Phó phòng"]]
    assert (changed["t"], changed["k"]) == ("Nguyễn Văn Tài (CB-Tài)", cast.people["Tài"].pk)
    assert changed["w"] == same["w"] != ""
    assert ("t" in new, "k" in new, "c" in new) == (False, False, False)
    [[key, sentence]] = doubtful["a"]
    assert (key, "2021" in sentence, "01/01/2021" in sentence) == ("since", True, True)
    [[key, sentence]] = wrong["e"]
    assert (key, "31/02/2020" in sentence) == ("since", True)


def test_a_move_shows_the_post_left_and_the_post_taken(cast: Cast) -> None:
    rows = [
        {
            "code": "CB-Tài",
            "full_name": "Nguyễn Văn Tài",
            "unit": "TCMT-TT",
            "position": "Phó Giám đốc",
            "since": datetime.date(2025, 3, 1),
        }
    ]
    batch = looked_at("people", table("people", rows), cast["officer"])
    [line] = lines(batch)
    assert line["c"] == [
        ["unit", "Văn phòng Tổng cục", "Trung tâm Quan trắc"],
        ["position", "Chuyên viên", "Phó Giám đốc"],
        ["since", {"d": "2008-03-04"}, {"d": "2025-03-01"}],
    ]
    assert "28/02/2025" in said(batch, "a")[0]
    apply(batch, by=cast["officer"])
    posts = cast.people["Tài"].postings.order_by("started_on").values_list("unit", "ended_on")
    assert list(posts) == [
        (cast.units["VP"].pk, datetime.date(2025, 2, 28)),
        (cast.units["TT"].pk, None),
    ]


def test_the_file_comes_back_with_its_errors_and_is_corrected_and_handed_in_again(
    cast: Cast,
) -> None:
    batch = mixed(cast)
    book = load_workbook(BytesIO(returned(batch, KINDS["people"], path_of(batch).read_bytes())))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    told = [row[-1].value for row in sheet.iter_rows(2)]
    assert [bool(text) for text in told] == [False, False, False, True, True]
    since = heads.index(headings("people")["since"]) + 1
    assert headings("people")["since"] in str(told[4])
    sheet.cell(6, since, "28/02/2020")
    again = looked_at("people", saved(book), cast["clerk"])
    assert (said(again), counts(again)) == ([], (3, 1, 1, 0))
    apply(again, by=cast["clerk"])
    assert Posting.objects.get(person__code="CB-202").started_on == datetime.date(2020, 2, 28)


def test_a_cell_that_shows_an_error_is_not_taken_for_a_text_when_the_file_comes_back(
    cast: Cast,
) -> None:
    rows = [{"code": "CB-300", "full_name": "Trần Thị Mới", "unit": "TCMT-VP", "position": "x",
             "since": 2020, "address": "#REF!"}]  # fmt: skip
    book = load_workbook(BytesIO(table("people", rows)))
    cell = book.active.cell(2, 6)
    cell.data_type = "e"
    batch = looked_at("people", saved(book), cast["clerk"])
    assert ["#REF!" in sentence for sentence in said(batch)] == [True]
    back = returned(batch, KINDS["people"], path_of(batch).read_bytes())
    assert counts(looked_at("people", back, cast["clerk"])) == (0, 0, 0, 1)


def test_columns_that_nobody_asked_for_come_back_with_the_file(cast: Cast) -> None:
    book = load_workbook(BytesIO(table("people", [{**MIXED[4], "unit": "TCMT-VP"}])))
    book.active.cell(1, 7, "Ghi chú")
    book.active.cell(2, 7, "hỏi lại chị Hoa")
    batch = looked_at("people", saved(book), cast["clerk"])
    back = load_workbook(BytesIO(returned(batch, KINDS["people"], path_of(batch).read_bytes())))
    cells = [cell.value for row in back.worksheets[0].iter_rows() for cell in row]
    assert {"Ghi chú", "hỏi lại chị Hoa"} <= set(cells)


# --- Who is meant.


def row(cast: Cast, **more: Any) -> Batch:
    return looked_at("people", table("people", [more]), cast["clerk"])


def test_two_people_of_one_name_are_told_apart_by_what_else_is_said(cast: Cast) -> None:
    twin = employ("Nguyễn Văn Tài", "m", cast.units["VP"], code="CB-9")
    day = datetime.date(1980, 5, 6)
    PersonalData.objects.create(person=twin, birth_date=day, national_id="001080000009")
    name = {"full_name": "Nguyễn Văn Tài"}
    by_day = row(cast, **name, birth_date=day, position="Phó phòng")
    by_number = row(cast, **name, national_id="001080000009", position="Phó phòng")
    for batch in (by_day, by_number):
        assert lines(batch)[0]["k"] == twin.pk
    nobody = row(cast, **name, position="Phó phòng")
    assert counts(nobody) == (0, 0, 0, 1)


def test_a_code_and_a_number_of_two_people_are_refused(cast: Cast) -> None:
    PersonalData.objects.create(person=cast.people["Lan"], national_id="001180000001")
    batch = row(cast, code="CB-Tài", full_name="Nguyễn Văn Tài", national_id="001180000001")
    assert counts(batch) == (0, 0, 0, 1)


def test_a_known_code_with_somebody_else_s_name_is_refused(cast: Cast) -> None:
    batch = row(cast, code="CB-Tài", full_name="Lý Thị Lan")
    assert counts(batch) == (0, 0, 0, 1)
    assert "CB-Tài" in said(batch)[0]


def test_a_new_person_without_a_code_is_told_so_and_nothing_else(cast: Cast) -> None:
    rows: list[dict[str, Any]] = [
        {"full_name": name, "unit": "TCMT-VP", "position": "x", "since": datetime.date(2020, 1, 1)}
        for name in ("Trần Một", "Trần Hai")
    ]
    batch = looked_at("people", table("people", rows, keys=["code", *rows[0]]), cast["clerk"])
    assert counts(batch) == (0, 0, 0, 2)
    assert [len(line["e"]) for line in lines(batch)] == [1, 1]


def test_one_code_or_number_given_to_two_rows_is_refused_at_the_second(cast: Cast) -> None:
    PersonalData.objects.create(person=cast.people["Tài"], national_id="001080000001")
    base: dict[str, Any] = {"unit": "TCMT-VP", "position": "x", "since": datetime.date(2020, 1, 1)}
    rows: list[dict[str, Any]] = [
        {"code": "CB-7", "full_name": "Nguyễn Văn Tài", "national_id": "001080000001"},
        {"code": "CB-7", "full_name": "Trần Thị Mới", **base},
        {"code": "CB-8", "full_name": "Lê Hai", "national_id": "001080000002", **base},
        {"code": "cb-8", "full_name": "Lê Hai", **base},
        {"code": "CB-10", "full_name": "Lê Ba", "national_id": "001080000002", **base},
    ]
    batch = looked_at("people", table("people", rows), cast["clerk"])
    assert [line["s"] for line in lines(batch)] == ["changed", "error", "new", "error", "error"]


def test_a_number_that_a_merged_record_holds_is_refused_in_words(cast: Cast) -> None:
    other = Person.objects.create(
        code="CB-cũ", full_name="Nguyễn Văn Tài", merged_into=cast.people["Tài"]
    )
    PersonalData.objects.create(person=other, national_id="001080000001")
    PersonalData.objects.create(person=cast.people["Tài"], national_id="001080000002")
    batch = row(cast, code="CB-Tài", full_name="Nguyễn Văn Tài", national_id="001080000001")
    assert counts(batch) == (0, 0, 0, 1)
    # By the code of the record that was merged the one that is kept is found.
    kept = row(cast, code="CB-cũ", full_name="Nguyễn Văn Tài", sex="nữ")
    assert lines(kept)[0]["c"] == [["sex", "m", "f"]]


@pytest.mark.parametrize("since", [datetime.date(2005, 1, 1), datetime.date(2008, 3, 4)])
def test_a_post_from_before_the_one_held_is_no_post_of_today(
    since: datetime.date, cast: Cast
) -> None:
    batch = looked_at(
        "people",
        table("people", [{"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "unit": "TCMT-TT",
                          "position": "x", "since": since}]),
        cast["officer"],
    )  # fmt: skip
    assert counts(batch) == (0, 0, 0, 1)
    assert "04/03/2008" in said(batch)[0]


def test_a_name_without_its_diacritics_does_not_replace_the_one_that_has_them(cast: Cast) -> None:
    batch = row(cast, code="CB-Tài", full_name="Nguyen Van Tai", position="Phó phòng")
    assert [change[0] for change in lines(batch)[0]["c"]] == ["position"]
    taken_in("people", table("people", [{"code": "CB-Tài", "full_name": "NGUYỄN VĂN TÀI",
                                         "sex": "nữ"}]), cast["clerk"])  # fmt: skip
    assert Person.objects.get(code="CB-Tài").full_name == "Nguyễn Văn Tài"
