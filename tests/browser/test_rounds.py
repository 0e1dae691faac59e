"""An officer opens next year's round, reminds the rest and sends; a clerk has a first day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django import Settings

from campaigns.nomination.models import Asked, Round
from campaigns.notice.models import Kind, Message
from tests.browser.conftest import PHONE
from tests.browser.test_whole_way import press, said
from tests.cast import Cast, nominate
from units.accounts.models import User

Visitor = Callable[..., Page]


def test_the_officer_reminds_the_rest_and_opens_next_year(visitor: Visitor, cast: Cast) -> None:
    for short in ("VP", "TT"):
        Asked.objects.create(round=cast.round, unit=cast.units[short])
    page = visitor("officer")
    page.get_by_role("link", name=cast.round.name).first.click()
    page.get_by_role("link", name=said("Remind the units that have not sent")).first.click()
    expect(page.locator("main")).to_contain_text("Phạm Thị Hoa")
    press(page, "Send the reminder")
    expect(page.locator(".messages")).to_contain_text("Đã nhắc 1 đơn vị")
    assert Message.objects.filter(kind=Kind.REMINDER).count() == 1

    clerk = visitor("clerk", PHONE)
    clerk.get_by_role("link", name="1 thông báo chưa đọc").click()
    clerk.get_by_role("link", name="Văn phòng Tổng cục: chưa bắt đầu").click()
    clerk.get_by_role("button", name=said("We have nobody to nominate")).click()
    expect(clerk.locator("main")).to_contain_text("không có đề nghị")

    page.get_by_role("link", name=said("Open next year’s round")).click()
    page.fill("input[name=name]", "Đợt xét năm sau")
    page.get_by_label("Trung tâm Quan trắc").uncheck()
    press(page, "Open next year’s round")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đợt xét năm sau")
    made = Round.objects.get(copied_from=cast.round)
    assert [each.unit for each in made.asked.all()] == [cast.units["VP"]]


def test_the_outbox_is_edited_held_and_sent(
    visitor: Visitor, cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    User.objects.filter(username="clerk").update(email="hoa@registry.example")
    row = Message.objects.create(
        kind=Kind.RETURNED,
        unit=cast.units["TCMT"],
        recipient=cast.users["clerk"],
        email="hoa@registry.example",
        subject="Hồ sơ cần bổ sung",
        lines=[{"text": "ĐN-1 Tài", "url": "/nominations/1/", "key": ""}],
        count=1,
    )
    page = visitor("officer")
    page.goto("/outbox/")
    page.get_by_role("link", name="Hồ sơ cần bổ sung").click()
    page.fill("input[name=subject]", "Bổ sung trước thứ Sáu")
    press(page, "Save the message")
    press(page, "Hold back")
    call_command("send_notices")
    assert not (tmp_path / "mail").exists()
    page.goto("/outbox/?state=held")
    page.get_by_role("checkbox").check()
    press(page, "Send the chosen now")
    expect(page.locator(".messages")).to_contain_text("Sẽ gửi ngay: 1 thư")
    call_command("send_notices")

    [letter] = (tmp_path / "mail").iterdir()
    assert "hoa@registry.example" in letter.read_text("utf-8")
    row.refresh_from_db()
    assert (row.state, row.subject) == (Message.State.SENT, "Bổ sung trước thứ Sáu")


def test_a_new_clerk_is_led_through_the_first_day(visitor: Visitor, cast: Cast) -> None:
    page = visitor("clerk", PHONE)
    press_link = said("Show the steps")
    page.get_by_role("link", name=press_link).click()
    page.locator(".term summary").first.press("Enter")
    expect(page.locator(".term-says").first).to_be_visible()
    page.get_by_role("button", name=said("I have done that")).first.click()
    expect(page.locator(".page-title")).to_contain_text("Đã xong 2/7")
    nominate(cast)
    page.reload()
    expect(page.locator(".page-title")).to_contain_text("Đã xong 4/7")
    page.goto("/")
    press(page, "I know my way around")
    expect(page.get_by_role("link", name=press_link)).to_have_count(0)
