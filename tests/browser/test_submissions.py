"""A list goes up: three come back item by item, are corrected, go again, and reach the ministry."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from awards_registry.ledger.actions import first_fault
from campaigns.journey import Level, State
from campaigns.nomination.models import Nomination, Submission
from tests.browser.test_whole_way import press, said
from tests.campaigns.sittings import opened, vote
from tests.campaigns.submission.lists import drafts
from tests.cast import Cast

Visitor = Callable[..., Page]
ACHIEVEMENT = "Xử lý 1.700 hồ sơ đúng hạn, không hồ sơ nào quá hạn"


def states() -> set[str]:
    return set(Nomination.objects.values_list("state", flat=True))


def tab_to(page: Page, selector: str) -> None:
    """By the Tab key alone, as whoever has no mouse."""
    for _step in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"No way by keyboard to {selector}.")


def send_the_list(page: Page) -> None:
    """The clerk puts everything that waits onto one list and sends it, by keyboard only."""
    page.goto("/submissions/new/")
    tab_to(page, "main [data-choose-all='']")
    for _press in range(2):  # all off, all on again
        page.keyboard.press("Space")
    tab_to(page, "main form .ballot-bar button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".next-step")).to_contain_text(said("Send the whole list"))
    tab_to(page, ".next-step form button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_be_visible()


def give_back(page: Page, nomination: Nomination) -> None:
    """The officer asks for one item to be corrected."""
    page.goto(f"/nominations/{nomination.pk}/")
    press(page, "Return for correction…")
    page.get_by_label("Thành tích", exact=False).first.fill("Nêu số liệu cụ thể")
    press(page, "Return it to the unit")
    expect(page.locator("main")).to_contain_text("Nêu số liệu cụ thể")


def correct(page: Page, nomination: Nomination) -> None:
    """The clerk answers, writes anew, and finds what was asked beside the field."""
    page.goto(f"/nominations/{nomination.pk}/")
    page.fill("#answer-1", "Đã nêu số liệu")
    press(page, "Save the answers")
    press(page, "Edit the nomination")
    expect(page.locator("#content, main").first).to_contain_text("Nêu số liệu cụ thể")
    page.fill("[name=achievement]", ACHIEVEMENT)
    page.locator("[name=_save]").first.click()
    page.wait_for_url(f"**/nominations/{nomination.pk}/")


def screen_all(page: Page) -> None:
    page.goto("/nominations/incoming/")
    page.check("main [data-choose-all]")
    press(page, "Screen the chosen…")
    page.fill("[name=text]", "Đúng đối tượng, đủ hồ sơ")
    page.locator("main form button.button-primary").click()
    expect(page.locator(".messages")).to_be_visible()


def test_a_list_comes_back_in_part_and_reaches_the_ministry(visitor: Visitor, cast: Cast) -> None:
    rows = drafts(cast, 5, award="BKB_CN", merits=["extraordinary"])
    clerk, officer = visitor("clerk"), visitor("officer")

    send_the_list(clerk)
    assert states() == {State.SUBMITTED}
    for each in rows[:3]:
        give_back(officer, each)
    for each in rows[:3]:
        correct(clerk, each)
    send_the_list(clerk)
    assert states() == {State.SUBMITTED}
    officer.goto(f"/nominations/{rows[0].pk}/versions/")
    expect(officer.locator("ins").first).to_be_visible()
    screen_all(officer)
    assert states() == {State.SCREENED}

    sitting = opened(cast, list(Nomination.objects.order_by("pk")))
    vote(cast, sitting)
    secretary = visitor("secretary")
    secretary.goto(f"/sittings/{sitting.pk}/close/")
    press(secretary, "Close and count")
    expect(secretary.locator("main")).to_contain_text("5/5")

    officer.goto("/submissions/new/")
    press(officer, "Make the list")
    officer.get_by_text(said("Fill in number, date and signer")).click()
    officer.fill("[name=number]", "45/TTr-TCMT")
    press(officer, "Save the particulars")
    press(officer, "Send the whole list")
    expect(officer.locator(".messages")).to_be_visible()
    sent = Submission.objects.get(level=Level.GENERAL_DEPARTMENT)
    assert (sent.number, sent.lines.count(), states()) == ("45/TTr-TCMT", 5, {State.FORWARDED})

    ministry = visitor("ministry_officer")
    ministry.goto(f"/submissions/{sent.pk}/")
    press(ministry, "Open them for screening")
    screen_all(ministry)
    assert set(Nomination.objects.values_list("state", "level")) == {
        (State.SCREENED, Level.MINISTRY)
    }
    clerk.goto(f"/nominations/{rows[0].pk}/")
    expect(clerk.locator("main")).to_contain_text("45/TTr-TCMT")
    assert first_fault() is None
