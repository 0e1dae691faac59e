"""The front door."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD

Visitor = Callable[..., Page]


def test_vietnamese_by_default_and_english_one_click_away(visitor: Visitor) -> None:
    page = visitor("officer")

    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_wrong_password_is_told_in_vietnamese_and_the_name_is_kept(visitor: Visitor) -> None:
    page = visitor()

    page.goto("/sign-in/")
    page.fill("input[name=username]", "officer")
    page.fill("input[name=password]", PASSWORD + "?")
    page.keyboard.press("Enter")

    expect(page.locator("input[name=username]")).to_have_value("officer")
    expect(page.get_by_text("mật khẩu", exact=False).first).to_be_visible()


@pytest.mark.parametrize("part", ["clerk", "officer", "secretary", "member_1", "signatory"])
def test_everybody_comes_home_to_the_own_work(visitor: Visitor, part: str) -> None:
    page = visitor(part)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc của tôi")
