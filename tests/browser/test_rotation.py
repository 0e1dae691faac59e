"""The officer of the ministry leads a block into its next year."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_whole_way import press, said
from tests.cast import Cast
from tests.units.blocks.blocks import NUMBER, made
from units.blocks.models import BlockYear

Visitor = Callable[..., Page]


def test_opened_appointed_and_handed_over(visitor: Visitor, cast: Cast) -> None:
    blocks = made(cast)
    today = timezone.localdate()
    officer = visitor("ministry_officer")
    officer.goto("/")
    officer.get_by_role("link", name=said("Emulation blocks"), exact=True).first.click()
    officer.get_by_role("link", name="Khối thi đua III").click()
    officer.get_by_role("button", name=f"Lập khối năm {blocks.year} từ năm").click()

    press(officer, "Appoint by decision")
    expect(officer.locator("select[name=head]")).to_have_value(str(blocks.members[1].pk))
    officer.fill("input[name=decision_number]", NUMBER)
    press(officer, "Appoint by decision")
    press(officer, "Record the hand-over")
    officer.fill("input[name=handed_over_on]", f"{today:%d/%m/%Y}")
    press(officer, "Record the hand-over")

    expect(officer.locator("main")).to_contain_text(f"{today:%d/%m/%Y}")
    stood = BlockYear.objects.get(block=blocks.block, year=blocks.year)
    assert (stood.head, stood.decision_number, stood.handed_over_on) == (
        blocks.members[1],
        NUMBER,
        today,
    )

    clerk = visitor("clerk", PHONE)
    clerk.goto(f"/blocks/{blocks.block.pk}/")
    expect(clerk.locator("main")).to_contain_text(NUMBER)
    expect(clerk.locator("main button[type=submit]")).to_have_count(0)
