"""Doing everything by the keyboard, as whoever has no mouse: Tab, Enter, Space, letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_whole_way import said

# More stops than the longest list of the tests has.
MOST_STOPS = 900
PATIENCE = 90_000  # milliseconds
NAMED = """wanted => {
    const here = document.activeElement;
    const words = (here.innerText || here.value || here.getAttribute("aria-label") || "").trim();
    return words === wanted;
}"""
MATCHES = "wanted => document.activeElement.matches(wanted)"


def _walk(page: Page, question: str, wanted: str) -> None:
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(question, wanted):
            return
    pytest.fail(f"No way by keyboard to {wanted!r} on {page.url}.")


def tab_to(page: Page, selector: str) -> None:
    """By the Tab key alone to the element of that selector."""
    _walk(page, MATCHES, selector)


def enter(page: Page, label: str) -> None:
    """To the button or link of that name, and Enter; the next page has come when this returns."""
    _walk(page, NAMED, said(label))
    go(page)


def go(page: Page) -> None:
    """Enter where the focus stands; two hundred dossiers may take their time."""
    with page.expect_navigation(timeout=PATIENCE):
        page.keyboard.press("Enter")


def type_over(page: Page, selector: str, text: str) -> None:
    """Into the field of that selector, over what stands there."""
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def choose_file(page: Page, selector: str, path: Path) -> None:
    """The file dialogue opened with the space bar."""
    # Listening from the first step on: a browser told of it in the same moment as of the key
    # may open its own dialogue, which nobody can answer.
    with page.expect_file_chooser(timeout=PATIENCE) as chooser:
        tab_to(page, selector)
        page.keyboard.press("Space")
    chooser.value.set_files(path)
