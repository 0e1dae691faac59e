"""On a phone: nothing leaves the page to the right, and what a finger points at is large enough."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from campaigns.nomination import actions
from campaigns.nomination.models import Asked, Nomination
from campaigns.submission.actions import gather
from tests.browser.conftest import PHONE
from tests.browser.test_import import fits
from tests.campaigns.sittings import planned
from tests.cast import Cast, nominate
from units.households.models import Household

Visitor = Callable[..., Page]

# Acts that are lower than 44 pixels; links in sentences are none.
SMALL = """() => [...document.querySelectorAll(
    "main :is(a.button, a.chip, button, summary, select, textarea, input:not([type=hidden]))"
)].filter((each) => {
    const around = each.matches("[type=checkbox], [type=radio]")
        ? each.closest("label") || document.querySelector(`label[for="${each.id}"]`) || each
        : each;
    const box = around.getBoundingClientRect();
    return each.checkVisibility({visibilityProperty: true}) && box.width > 1 && box.height < 43.5;
}).map((each) => `${each.tagName} ${each.className} ${each.innerText || each.name}`)"""
# What stands to the right of the page and is not in something that scrolls by itself.
OUTSIDE = """() => [...document.querySelectorAll("main *")].filter((each) => {
    const clipped = each.closest(".visually-hidden, .table-wrap:not(:has(> .cards-on-phone))");
    const right = each.getBoundingClientRect().right;
    return !clipped && right > document.documentElement.clientWidth + 1;
}).map((each) => `${each.tagName} ${each.className}`)"""


def lived_in(cast: Cast) -> dict[str, int]:
    """A draft, a returned dossier, a list, a household and a sitting, by what their pages need."""
    Asked.objects.create(round=cast.round, unit=cast.units["VP"])
    Household.objects.create(
        code="HGD-1", head_name="Lò Văn Mừng", place="Mường Lát", unit=cast.units["VP"]
    )
    draft, returned = nominate(cast), nominate(cast, "Lan")
    actions.submit(returned, by=cast["clerk"])
    actions.return_for_correction(returned, by=cast["officer"], reason="Thiếu số liệu")
    screened = nominate(cast, award="CSTDCS")
    actions.submit(screened, by=cast["clerk"])
    actions.screen(screened, by=cast["officer"])
    listed = gather(cast.units["VP"], cast.round, [draft], subject="đề nghị", by=cast["clerk"])
    return {
        "round": cast.round.pk,
        "draft": draft.pk,
        "returned": returned.pk,
        "list": listed.pk,
        "sitting": planned(cast, [screened]).pk,
    }


CLERK = """/ /rounds/ /rounds/{round}/ /rounds/{round}/grid/ /nominations/ /nominations/{draft}/
    /nominations/{returned}/ /nominations/{returned}/versions/ /submissions/ /submissions/{list}/
    /submissions/new/ /notices/ /outbox/ /terms/ /awards/CSTDCS/criteria/ /first-day/
    /imports/nominations/ /radar/ /admin/campaigns/nomination/add/ /admin/units/household/"""
OFFICER = """/ /rounds/{round}/ /rounds/{round}/remind/ /rounds/{round}/next-year/ /nominations/
    /nominations/incoming/ /submissions/ /outbox/ /postings/ /decisions/ /dashboard/"""
SECRETARY = "/ /sittings/ /sittings/{sitting}/ /sittings/plan/ /rounds/ /notices/"
LOOKED_AT = {"clerk": CLERK, "officer": OFFICER, "secretary": SECRETARY}


@pytest.mark.parametrize("part", LOOKED_AT)
def test_every_page_of_a_day_fits_the_phone_and_the_finger(
    visitor: Visitor, cast: Cast, part: str
) -> None:
    keys = lived_in(cast)
    page = visitor(part, PHONE)
    faults = {}
    for address in LOOKED_AT[part].format(**keys).split():
        page.goto(address)
        wrong = [*page.evaluate(SMALL), *page.evaluate(OUTSIDE)]
        if wrong or not fits(page):
            faults[address] = wrong
    assert faults == {}


def test_a_draft_is_withdrawn_in_the_grid_with_its_reason(visitor: Visitor, cast: Cast) -> None:
    first, second = nominate(cast), nominate(cast, "Lan")
    page = visitor("clerk", PHONE)
    page.goto(f"/rounds/{cast.round.pk}/grid/")
    page.get_by_role("button", name=f"Rút… {first.number}").click()
    window = page.get_by_role("dialog")
    expect(window).to_contain_text("Nguyễn Văn Tài")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"Rút… {first.number}")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.type("Chuyển công tác")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text(f"Đã rút đề nghị {first.number}")
    expect(page.locator("#grid tr[data-state=saved]")).to_have_count(1)
    assert Nomination.objects.get(pk=first.pk).state == "withdrawn"
    assert Nomination.objects.get(pk=second.pk).state == "draft"


def test_round_and_grid_lead_to_each_other_and_words_open_by_key(
    visitor: Visitor, cast: Cast
) -> None:
    row = nominate(cast)
    page = visitor("clerk")
    page.goto(cast.round.get_absolute_url())
    page.get_by_role("link", name="Nhiều người trong bảng nhập").click()
    page.locator("main").get_by_role("link", name=cast.round.name).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(cast.round.name)

    page.goto(row.get_absolute_url())
    term = page.locator(".next-step .term").first
    term.locator("summary").press("Enter")
    expect(term.locator(".term-says")).to_contain_text("Luật 06/2022/QH15")
    page.get_by_role("link", name="Tiêu chuẩn của danh hiệu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Giấy khen")


def test_the_papers_of_a_list_come_as_files_for_word(visitor: Visitor, cast: Cast) -> None:
    keys = lived_in(cast)
    page = visitor("clerk")
    page.goto(f"/submissions/{keys['list']}/")
    for name in ("Tờ trình", "Danh sách trích ngang", "Biên bản họp bình xét"):
        with page.expect_download() as coming:
            page.locator("#paper ~ .task-lines").get_by_role("link", name=name).click()
        assert coming.value.suggested_filename.endswith(".docx")
