"""A list is posted, a passer-by speaks on a phone, the officer answers and closes; then a vote."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect

from campaigns.council.models import Sitting
from campaigns.journey import State
from campaigns.posting.models import Opinion, PublicPosting
from tests.browser.conftest import PHONE
from tests.browser.test_whole_way import said
from tests.campaigns.posting.scene import (
    OPINION,
    at_ministry,
    code_in,
    let_time_pass,
    sitting_of_the_ministry,
)
from tests.cast import PASSWORD, Cast

Visitor = Callable[..., Page]


@pytest.fixture
def _nothing_counted() -> None:
    cache.clear()


def posted(officer: Page) -> PublicPosting:
    """The officer drafts with the names that the law wants, and makes the list public."""
    officer.goto("/postings/")
    officer.get_by_role("link", name=said("Draft a posting")).click()
    officer.fill("[name=title]", "Huân chương Lao động năm nay")
    officer.get_by_role("button", name=said("Save the draft")).click()
    officer.get_by_role("button", name=said("Make it public")).click()
    expect(officer.locator(".message.is-good")).to_be_visible()
    return PublicPosting.objects.get()


def spoken(passer_by: Page) -> Opinion:
    """Somebody without sign-in finds the list, speaks, and types the code from the mail."""
    passer_by.goto("/")
    passer_by.get_by_role("link", name=said("Public postings")).click()
    passer_by.get_by_role("link", name="Huân chương Lao động năm nay").click()
    passer_by.get_by_role("link", name=said("Give an opinion on this name")).first.click()
    passer_by.fill("[name=text]", OPINION)
    passer_by.fill("[name=name]", "Trần Văn Dân")
    passer_by.fill("[name=email]", "dan@example.vn")
    passer_by.get_by_role("button", name=said("Send and get the code")).click()
    passer_by.fill("[name=code]", code_in(mail.outbox[-1]))
    passer_by.get_by_role("button", name=said("Confirm"), exact=True).click()
    expect(passer_by.locator(".answer")).to_be_visible()
    return Opinion.objects.get()


def answered(officer: Page, posting: PublicPosting) -> None:
    officer.goto(posting.get_absolute_url())
    officer.get_by_role("link", name=OPINION[:30]).click()
    officer.fill("[name=text]", "Đã xác minh, thành tích đúng.")
    officer.check("[name=settles]")
    officer.get_by_role("button", name=said("Write it into the log")).click()
    expect(officer.locator(".timeline li")).to_have_count(1)


def closed(officer: Page, posting: PublicPosting) -> None:
    officer.goto(posting.get_absolute_url())
    officer.get_by_role("link", name=said("To the outcomes")).click()
    for choice in officer.locator("select[name^=outcome]").all():
        choice.select_option("upheld")
    officer.get_by_role("button", name=said("Save the outcomes")).click()
    officer.get_by_role("link", name=said("Write the report and close")).click()
    officer.get_by_role("button", name=said("Close the posting")).click()
    expect(officer.locator("#closing-report")).to_be_visible()


@pytest.mark.usefixtures("_nothing_counted")
def test_from_the_posting_to_the_open_vote(visitor: Visitor, cast: Cast) -> None:
    [row] = at_ministry(cast)
    sitting, user = sitting_of_the_ministry(cast)
    user.set_password(PASSWORD)
    user.save()
    secretary = visitor("ministry_secretary")
    secretary.goto(sitting.get_absolute_url())
    expect(secretary.locator("#add li")).to_have_count(1)
    expect(secretary.locator("#add input[name=nominations]")).to_have_count(0)

    officer, passer_by = visitor("ministry_officer"), visitor(None, PHONE)
    posting = posted(officer)
    spoken(passer_by)
    answered(officer, posting)
    passer_by.reload()
    expect(passer_by.get_by_text("Đã xác minh, thành tích đúng.")).to_be_visible()
    wide = passer_by.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    let_time_pass(posting)
    closed(officer, posting)

    secretary.reload()
    secretary.check("#add input[name=nominations]")
    secretary.get_by_role("button", name=said("Put the chosen on the agenda")).click()
    secretary.get_by_role("link", name=said("Check and open the voting")).click()
    secretary.get_by_role("button", name=said("Open the voting")).click()
    expect(secretary.locator(".message.is-good")).to_be_visible()
    row.refresh_from_db()
    assert row.state == State.IN_COUNCIL
    assert Sitting.objects.get(pk=sitting.pk).state == Sitting.State.OPEN
