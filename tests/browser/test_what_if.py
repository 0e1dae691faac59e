"""The officer tries out what the law says; it works on a phone and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_whole_way import press, said
from tests.cast import PASSWORD

Visitor = Callable[..., Page]


def try_out(page: Page) -> None:
    """CSTĐ Bộ with a gap in the chain, then without it."""
    page.select_option("select[name=group]", "CSTDB")
    page.fill("input[name=on]", "01/03/2025")
    page.fill("input[name=year]", "2024")
    press(page, "Show what is asked")
    page.fill("input[name=awards_CSTDCS_merit]", "2022, 2024")
    page.select_option("select[name=under_proceedings]", "no")
    page.check("input[name=no_disciplines]")
    page.select_option("select[name=initiatives_0_kind]", "topic")
    page.select_option("select[name=initiatives_0_scope]", "ministry")
    page.fill("input[name=initiatives_0_year]", "2024")
    press(page, "Judge these facts")
    expect(page.locator("#answer .verdict-head")).to_have_text("Chưa đủ điều kiện")
    expect(page.locator("#answer")).to_contain_text("Thiếu Chiến sĩ thi đua cơ sở năm 2023")
    page.fill("input[name=awards_CSTDCS_merit]", "2022, 2023, 2024")
    press(page, "Judge these facts")
    expect(page.locator("#answer .verdict-head")).to_have_text("Đủ điều kiện")
    expect(page.locator("main")).to_contain_text("7.020.000 đ")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_officer_tries_out_a_chain(visitor: Visitor, size: ViewportSize) -> None:
    page = visitor("officer", size)
    page.goto("/")
    if size is PHONE:
        page.goto("/what-if/")
    else:
        page.get_by_role("link", name=said("Try out"), exact=True).first.click()
    try_out(page)


def test_it_works_without_scripts(browser: Browser, house: LiveServer) -> None:
    context = browser.new_context(
        base_url=house.url, java_script_enabled=False, locale="vi-VN", viewport=PHONE
    )
    page = context.new_page()
    page.goto("/sign-in/")
    page.fill("input[name=username]", "leader")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto("/what-if/")
    try_out(page)
    context.close()
