"""A clerk's list, from the template to the desk and back out again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from awards_registry.ledger.models import Entry
from tests.browser.conftest import DESKTOP, PHONE
from tests.cast import Cast
from tests.units.intake.lists import ROWS, headings
from units.people.models import Person

Visitor = Callable[..., Page]


def fill_in(path: Path, rows: list[dict[str, Any]], *, first: int = 2) -> None:
    """Type the rows into a workbook below its header."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[first - 1]}
    for number, row in enumerate(rows, start=first):
        for key, value in row.items():
            sheet.cell(number, places[headings("people")[key]], value)
    book.save(path)


def taken(page: Page, name: str, folder: Path) -> Path:
    """The file behind a link, as it comes down."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def hand_in(page: Page, path: Path) -> None:
    page.get_by_label("Tệp").set_input_files(path)
    page.get_by_role("button", name="Xem trước danh sách").click()
    page.wait_for_url(re.compile("/imports/batches/"))


def test_a_clerk_brings_people_in_and_takes_them_back(
    visitor: Visitor, cast: Cast, tmp_path: Path
) -> None:
    del cast
    page = visitor("clerk")
    page.goto("/imports/")
    page.get_by_role("link", name="Cá nhân", exact=True).click()
    path = taken(page, "Mẫu Excel", tmp_path)
    rows = [{**ROWS["people"][0], "since": "31/02/2021"}, ROWS["people"][1]]
    fill_in(path, [dict(row) for row in rows])
    hand_in(page, path)

    expect(page.get_by_text("31/02/2021").first).to_be_visible()
    expect(page.get_by_role("button", name="Ghi danh sách vào sổ")).to_have_count(0)
    back = taken(page, "Tải tệp", tmp_path)
    sheet = load_workbook(back).worksheets[0]
    assert "31/02/2021" in str([cell.value for cell in sheet[2]][-1])
    fill_in(back, [{"since": datetime.date(2021, 2, 28)}])

    page.get_by_role("link", name="Nhập tệp khác").click()
    hand_in(page, back)
    expect(page.get_by_text("Nguyễn Thị Hạnh").first).to_be_visible()
    assert not Person.objects.filter(code="CB-100").exists()
    page.get_by_role("button", name="Ghi danh sách vào sổ").click()
    expect(page.get_by_role("button", name="Hoàn tác cả danh sách")).to_be_visible()

    page.goto("/admin/units/person/")
    expect(page.get_by_role("link", name="Nguyễn Thị Hạnh")).to_be_visible()
    expect(page.get_by_role("link", name="Đỗ Văn Ước")).to_be_visible()
    assert Entry.objects.filter(verb="import.apply").count() == 1

    page.goto("/imports/")
    page.get_by_role("link", name=back.name).first.click()
    page.get_by_role("button", name="Hoàn tác cả danh sách").click()
    expect(page.get_by_role("button", name="Hoàn tác cả danh sách")).to_have_count(0)
    assert not Person.objects.filter(code__in=["CB-100", "CB-101"]).exists()


def test_the_pages_of_lists_fit_a_phone(visitor: Visitor, cast: Cast, tmp_path: Path) -> None:
    del cast
    page = visitor("officer", PHONE)
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        page.goto("/imports/")
        assert fits(page)
        page.goto("/imports/people/")
        assert fits(page)
        path = taken(page, "Mẫu Excel", tmp_path)
        rows = [
            {**ROWS["people"][0], "since": "31/02/2021"},
            {**ROWS["people"][1], "since": "2021", "full_name": "ĐỖ VĂN ƯỚC"},
            {"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "unit": "TCMT-TT",
             "position": "Phó Giám đốc", "since": datetime.date(2025, 3, 1)},
        ]  # fmt: skip
        fill_in(path, [dict(row) for row in rows])
        hand_in(page, path)
        expect(page.get_by_text("31/02/2021").first).to_be_visible()
        assert fits(page)


def fits(page: Page) -> bool:
    """Whether nothing scrolls to the side; a phone would widen its window to what is too wide."""
    root = "document.documentElement"
    narrow: bool = page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    return narrow
