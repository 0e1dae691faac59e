"""A real Chromium, a real server, and the cast signing in at the real door."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
)
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.cast import PASSWORD, Cast

# Playwright runs an event loop in this thread; the database calls of the test itself are safe.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# What a page may take on a busy machine, in milliseconds; how fast it is, is measured elsewhere.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(str(item.path)).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session", autouse=True)
def words() -> None:
    """The pages are read in Vietnamese, so the catalogue must be compiled."""
    call_command("messages", "compile", verbosity=0)


@pytest.fixture
def house(
    transactional_db: None, live_server: LiveServer, settings: Settings, tmp_path: Path, cast: Cast
) -> LiveServer:
    """The server with the cast in it; files go to a folder of this test."""
    settings.MEDIA_ROOT = tmp_path
    settings.SITE_URL = live_server.url
    return live_server


@pytest.fixture
def visitor(browser: Browser, house: LiveServer) -> Iterator[Callable[..., Page]]:
    """``visitor(part, size)`` opens a browser of its own for one of the cast, signed in.

    At the end no page may have broken the Content-Security-Policy or thrown a script error.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text and "403" not in message.text:
            faults.append(message.text)

    def enter(part: str | None = None, size: ViewportSize = DESKTOP) -> Page:
        # A phone has a finger, not a mouse: what is to be touched is larger there.
        phone = size["width"] == PHONE["width"]
        context = browser.new_context(
            base_url=house.url,
            viewport=size,
            has_touch=phone,
            is_mobile=phone,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        if part:
            page.goto("/sign-in/")
            page.fill("input[name=username]", part)
            page.fill("input[name=password]", PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url(lambda url: "/sign-in/" not in url)
        return page

    yield enter
    for context in contexts:
        context.close()
    assert faults == []
