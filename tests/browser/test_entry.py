"""Entering by keyboard: the grid with a paste, a list by Excel, a form that keeps its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from campaigns.nomination.models import Nomination, Scribble
from tests.browser.conftest import PHONE
from tests.browser.test_import import fits, hand_in
from tests.campaigns.entry.sheets import staffed
from tests.cast import Cast
from tests.units.intake.lists import table

Visitor = Callable[..., Page]
PASTE = """text => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})
    );
}"""


def paste(page: Page, rows: list[str]) -> None:
    """A block as Excel puts it into the clipboard, into the cell that has the focus."""
    page.evaluate(PASTE, "\r\n".join(rows))


def block(first: int, count: int) -> list[str]:
    return [
        f"P{n:03}\tGK_CN\tXử lý đúng hạn 1.602 hồ sơ của nhóm {n} trong năm\tcó"
        for n in range(first, first + count)
    ]


def saved_rows(page: Page, count: int) -> None:
    expect(page.locator("#grid tr[data-state=saved]")).to_have_count(count, timeout=30_000)


def test_twelve_rows_go_through_the_grid_by_keyboard_alone(visitor: Visitor, cast: Cast) -> None:
    staffed(cast, 12)
    page = visitor("clerk")
    page.goto(f"/rounds/{cast.round.pk}/grid/")

    # The first by hand, letter by letter: the list below the cell, then the verdict beside it.
    page.keyboard.type("nguyen van t")
    expect(page.get_by_role("option", name="Nguyễn Văn Tài")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("GK_CN")
    page.keyboard.press("Tab")
    expect(page.locator("#grid .told-verdict").first).to_be_visible(timeout=20_000)
    page.keyboard.type("Xử lý đúng hạn 1.602 hồ sơ của cả phòng trong năm")
    page.keyboard.press("Tab")
    page.keyboard.type("có")
    page.keyboard.press("Enter")
    saved_rows(page, 1)
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 2

    # The second is wrong in one cell and says so there; it is mended without a mouse.
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    paste(page, ["Không Có Ai\tGK_CN\tMột việc nào đó\tcó", *block(1, 10)])
    saved_rows(page, 11)
    wrong = page.locator("#grid tr").nth(2).locator("[data-error=who]")
    expect(wrong).to_contain_text("Không Có Ai")
    page.keyboard.press("Control+A")
    page.keyboard.type("P011")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    saved_rows(page, 12)

    assert Nomination.objects.filter(state="draft").count() == 12
    assert not Scribble.objects.exists()
    page.reload()
    saved_rows(page, 12)
    assert fits(page)


def test_quotes_in_what_is_pasted_join_no_rows(visitor: Visitor, cast: Cast) -> None:
    staffed(cast, 5)
    page = visitor("clerk")
    page.goto(f"/rounds/{cast.round.pk}/grid/")

    paste(
        page,
        [
            'P000\tGK_CN\t"Sáng kiến rút ngắn hồ sơ\tcó',  # one quote, as somebody typed it
            'P001\tGK_CN\t"Vì môi trường" là phong trào của phòng\tcó',
            'P002\tGK_CN\t"Dòng một\nDòng ""hai"" của ô"\tcó',  # as Excel writes lines
            "P003\tGK_CN\tĐạt 12/12 chỉ tiêu\tcó",
            'P004\tGK_CN\tĐược tặng danh hiệu "Xuất sắc"\tcó',
        ],
    )

    saved_rows(page, 5)
    kept = Nomination.objects.order_by("person__code").values_list("achievement", flat=True)
    assert list(kept) == [
        '"Sáng kiến rút ngắn hồ sơ',
        '"Vì môi trường" là phong trào của phòng',
        'Dòng một\nDòng "hai" của ô',
        "Đạt 12/12 chỉ tiêu",
        'Được tặng danh hiệu "Xuất sắc"',
    ]


def test_what_came_in_another_font_stands_in_the_cell_as_it_was_meant(
    visitor: Visitor, cast: Cast
) -> None:
    page = visitor("clerk")
    page.goto(f"/rounds/{cast.round.pk}/grid/")

    paste(page, ["CB-Tài\tGK_CN\tHoµn thµnh xuÊt s¾c nhiÖm vô ®\u00adîc giao\tcó"])

    saved_rows(page, 1)
    cell = page.locator("#grid [data-cell=achievement]").first
    expect(cell).to_have_value("Hoàn thành xuất sắc nhiệm vụ được giao")


def test_what_is_not_whole_is_there_again_after_the_tab_was_closed(
    visitor: Visitor, cast: Cast
) -> None:
    page = visitor("clerk", PHONE)
    page.goto(f"/rounds/{cast.round.pk}/grid/")
    page.locator("[data-cell=who]").first.fill("Lý Thị Lan")
    expect(page.locator("#grid-state")).to_have_text(re.compile("Đã giữ lúc"))
    other = page.context.new_page()
    page.close(run_before_unload=False)

    other.goto(f"/rounds/{cast.round.pk}/grid/")
    expect(other.locator("[data-cell=who]").first).to_have_value(re.compile("Lý Thị Lan"))
    assert not Nomination.objects.exists()
    assert fits(other)


def test_a_form_keeps_what_is_typed_until_it_is_saved_or_discarded(
    visitor: Visitor, cast: Cast
) -> None:
    del cast
    page = visitor("clerk")
    page.goto("/admin/campaigns/nomination/add/")
    page.locator("#id_achievement").fill("Xử lý 1.602 hồ sơ")
    expect(page.locator("#typing-state")).to_contain_text("đã được giữ")
    other = page.context.new_page()
    page.close(run_before_unload=False)

    other.goto("/admin/campaigns/nomination/add/")
    expect(other.locator("#id_achievement")).to_have_value("Xử lý 1.602 hồ sơ")
    other.get_by_role("button", name="Bỏ bản này").click()
    expect(other.locator("#id_achievement")).to_have_value("")
    assert not Scribble.objects.exists()


def test_a_list_of_nominations_goes_in_by_excel(
    visitor: Visitor, cast: Cast, tmp_path: Path
) -> None:
    staffed(cast, 5)
    rows = [
        {"award": "GK_CN", "code": f"P{n:03}", "achievement": f"Xử lý {n + 2} vụ việc đúng hạn"}
        for n in range(5)
    ]
    path = tmp_path / "de-nghi.xlsx"
    path.write_bytes(table("nominations", rows))
    page = visitor("clerk")
    page.goto(f"/rounds/{cast.round.pk}/grid/")
    page.get_by_role("link", name="Excel").click()
    hand_in(page, path)
    page.get_by_role("button", name="Ghi danh sách vào sổ").click()
    expect(page.get_by_role("button", name="Hoàn tác cả danh sách")).to_be_visible()

    assert Nomination.objects.filter(state="draft").count() == 5
