"""The administrator merges two units; its page shows what both were given."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_whole_way import press, said
from tests.campaigns.rows import decided, granted
from tests.cast import Cast
from tests.units.organisation.reform import NUMBER, new_unit, reform_day
from units.organisation.models import UnitSuccession


def test_two_units_become_one_and_keep_their_honours(
    visitor: Callable[..., Page], cast: Cast
) -> None:
    for short in ("VP", "TT"):
        granted(decided(cast), cast.units[short], award="GK_TT")
    into = new_unit(cast, name="Trung tâm Phục vụ")
    page = visitor("administrator")

    page.goto(f"/admin/units/unit/{cast.units['VP'].pk}/change/")
    press(page, "Open the page of the unit")
    press(page, "Merge")
    page.get_by_label("Trung tâm Quan trắc").check()
    page.select_option("select[name=into]", str(into.pk))
    page.fill("input[name=on]", f"{reform_day():%d/%m/%Y}")
    page.fill("input[name=decision_number]", NUMBER)
    press(page, "Look over what will happen")
    expect(page.locator("main")).to_contain_text("3 người chuyển sang Trung tâm Phục vụ")
    press(page, "Record the merger")

    expect(page.locator("main")).to_contain_text("Đã sáp nhập Văn phòng Tổng cục.")
    assert UnitSuccession.objects.filter(successor=into, decision_number=NUMBER).count() == 2
    page.get_by_role("link", name="Trung tâm Phục vụ", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trung tâm Phục vụ")
    honours = page.locator("table")
    for former in ("Văn phòng Tổng cục", "Trung tâm Quan trắc"):
        expect(honours).to_contain_text(f"của {former}")

    clerk = visitor("clerk", PHONE)
    clerk.goto("/search/?q=van+phong+tong+cuc")
    clerk.get_by_role("link", name="Trung tâm Phục vụ", exact=True).click()
    expect(clerk.get_by_role("heading", name=said("Honour roll"))).to_be_visible()
    expect(clerk.locator("table")).to_contain_text("của Văn phòng Tổng cục")
