"""A round as it really goes: 200 people of one unit, by keyboard alone, up to the ministry."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page, expect

from awards_registry.ledger.actions import first_fault
from campaigns.journey import Level, State
from campaigns.nomination.models import Nomination, Seal, Submission
from tests.browser.keyboard import choose_file, enter, go, tab_to, type_over
from tests.browser.test_entry import paste, saved_rows
from tests.browser.test_whole_way import said
from tests.campaigns.entry.sheets import staffed
from tests.campaigns.sittings import opened, vote
from tests.cast import Cast
from tests.units.intake.lists import table
from units.record.models import AnnualRating, Initiative, InitiativeAuthor

Visitor = Callable[..., Page]
BY_GRID, BY_EXCEL, RETURNED = 100, 100, 3
CORRECTED = "Xử lý 1.700 hồ sơ thủ tục hành chính đúng hạn, không hồ sơ nào quá hạn"


def deserving(cast: Cast, count: int) -> None:
    """Staff who qualify for the minister's Bằng khen: two excellent years, two initiatives."""
    people, year = staffed(cast, count), timezone.localdate().year
    AnnualRating.objects.bulk_create(
        AnnualRating(person=each, year=year - past, level="HTXSNV")
        for each in people
        for past in range(2)
    )
    made = Initiative.objects.bulk_create(
        Initiative(
            title=f"Sáng kiến {number} của {each.code}",
            kind="initiative",
            scope="base",
            year=year,
            recognised_by="Tổng cục",
        )
        for each in people
        for number in (1, 2)
    )
    authors = [person for person in people for _number in (1, 2)]
    InitiativeAuthor.objects.bulk_create(
        InitiativeAuthor(initiative=initiative, person=person)
        for initiative, person in zip(made, authors, strict=True)
    )


def achievement(number: int) -> str:
    return f"Xử lý đúng hạn 1.602 hồ sơ thuộc nhóm việc số {number} trong năm"


def through_the_grid(page: Page, cast: Cast, first: int, count: int) -> None:
    """One block from the clipboard into the first cell."""
    page.goto(f"/rounds/{cast.round.pk}/grid/")
    tab_to(page, "[data-cell=who]")
    numbers = range(first, first + count)
    paste(page, [f"P{n:03}\tBKB_CN\t{achievement(n)}\tcó" for n in numbers])
    saved_rows(page, count)
    enter(page, "To the list of nominations")


def through_excel(page: Page, folder: Path, first: int, count: int) -> None:
    """The file chosen, looked at and applied."""
    numbers = range(first, first + count)
    rows = [
        {
            "award": "BKB_CN",
            "code": f"P{n:03}",
            "achievement": achievement(n),
            "confirmed_clean": True,
        }
        for n in numbers
    ]
    path = folder / "de-nghi.xlsx"
    path.write_bytes(table("nominations", rows))
    page.goto("/imports/nominations/")
    choose_file(page, "input[type=file]", path)
    enter(page, "Look at the list")
    page.wait_for_url(re.compile("/imports/batches/"))
    enter(page, "Apply the list")
    expect(page.get_by_role("button", name=said("Undo the whole list"))).to_be_visible()


def send_the_list(page: Page) -> None:
    """Everything that waits goes onto one list, and the list is sent."""
    page.goto("/submissions/new/")
    tab_to(page, "main [data-choose-all='']")
    for _press in range(2):  # all off, all on again
        page.keyboard.press("Space")
    enter(page, "Make the list")
    enter(page, "Send the whole list")
    expect(page.locator(".messages")).to_be_visible()


def give_back(page: Page, nomination: Nomination) -> None:
    page.goto(f"/nominations/{nomination.pk}/")
    enter(page, "Return for correction…")
    item = page.get_by_label("Thành tích", exact=False).first.get_attribute("id")
    type_over(page, f"#{item}", "Nêu số liệu cụ thể")
    enter(page, "Return it to the unit")


def correct(page: Page, nomination: Nomination) -> None:
    page.goto(f"/nominations/{nomination.pk}/")
    type_over(page, "#answer-1", "Đã nêu số liệu")
    enter(page, "Save the answers")
    enter(page, "Edit the nomination")
    type_over(page, "textarea[name=achievement]", CORRECTED)
    tab_to(page, "input[name=_save]")
    go(page)


def screen_all(page: Page) -> None:
    page.goto("/nominations/incoming/")
    tab_to(page, "main [data-choose-all]")
    page.keyboard.press("Space")
    enter(page, "Screen the chosen…")
    type_over(page, "textarea[name=text]", "Đúng đối tượng, đủ hồ sơ")
    tab_to(page, "main form button.button-primary")
    go(page)
    expect(page.locator(".messages")).to_be_visible()


def lie(state: State, level: Level) -> bool:
    """Whether every nomination lies in ``state`` at ``level``."""
    return set(Nomination.objects.values_list("state", "level")) == {(state, level)}


def test_two_hundred_people_reach_the_ministry_by_keyboard_alone(
    visitor: Visitor, cast: Cast, tmp_path: Path
) -> None:
    deserving(cast, BY_GRID + BY_EXCEL)
    clerk, officer = visitor("clerk"), visitor("officer")
    through_the_grid(clerk, cast, 0, BY_GRID)
    through_excel(clerk, tmp_path, BY_GRID, BY_EXCEL)
    rows = list(Nomination.objects.order_by("pk"))
    assert len(rows) == BY_GRID + BY_EXCEL
    assert all(row.checks.get().verdict == "eligible" for row in (rows[0], rows[-1]))

    send_the_list(clerk)
    assert lie(State.SUBMITTED, Level.GENERAL_DEPARTMENT)
    for row in rows[:RETURNED]:
        give_back(officer, row)
    for row in rows[:RETURNED]:
        correct(clerk, row)
    send_the_list(clerk)
    assert lie(State.SUBMITTED, Level.GENERAL_DEPARTMENT)
    assert Seal.objects.count() == len(rows) + RETURNED
    screen_all(officer)

    sitting = opened(cast, list(Nomination.objects.order_by("pk")))
    vote(cast, sitting)
    secretary = visitor("secretary")
    secretary.goto(f"/sittings/{sitting.pk}/close/")
    enter(secretary, "Close and count")

    send_the_list(officer)
    assert lie(State.FORWARDED, Level.MINISTRY)
    sent = Submission.objects.get(level=Level.GENERAL_DEPARTMENT)
    assert sent.lines.count() == len(rows)
    ministry = visitor("ministry_officer")
    screen_all(ministry)
    assert lie(State.SCREENED, Level.MINISTRY)
    assert first_fault() is None
