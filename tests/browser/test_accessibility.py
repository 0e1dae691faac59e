"""The main pages for everybody: no fault of accessibility, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from campaigns.certificate.actions import issue
from campaigns.council.models import Sitting
from campaigns.decision import actions as decisions
from campaigns.nomination.models import Nomination
from campaigns.register.models import Decision
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_whole_way import said
from tests.campaigns.sittings import opened, planned, recommended, screened, vote
from tests.cast import Cast, nominate

Visitor = Callable[..., Page]
SIZES: list[ViewportSize] = [DESKTOP, {"width": 768, "height": 1024}, PHONE]


@dataclass
class Scene:
    """Something at every stage, so that every page has something to show."""

    cast: Cast
    draft: Nomination
    open: Sitting
    planned: Sitting
    drafted: Decision
    published: Decision
    token: str

    def pages(self) -> Iterator[tuple[str | None, list[str]]]:
        """Who opens what."""
        case, sitting = f"/nominations/{self.draft.pk}/", f"/sittings/{self.open.pk}/"
        person = self.draft.person_id
        yield None, ["/", "/sign-in/", "/check/", f"/v/{self.token}/", "/v/none/", "/honours/"]
        yield (
            "clerk",
            [
                *("/", "/nominations/", case, "/register/", "/search/?q=tai", "/password/"),
                *("/admin/", "/admin/campaigns/nomination/add/", "/admin/units/person/"),
                *(f"/admin/units/person/{person}/change/", "/admin/units/person/add/"),
                *("/admin/units/annualrating/", "/admin/units/initiative/add/"),
            ],
        )
        yield (
            "officer",
            [
                *("/", "/decisions/", f"/decisions/{self.published.pk}/", "/decisions/draft/"),
                *(f"/decisions/{self.published.pk}/certificates/", "/dashboard/"),
                *("/reports/five-year-tally/", "/admin/campaigns/round/add/"),
                "/admin/campaigns/ruleversion/",
            ],
        )
        planned_one = f"/sittings/{self.planned.pk}/"
        yield "secretary", ["/", "/sittings/", sitting, planned_one, f"{planned_one}agenda/"]
        yield "member_2", ["/", f"{sitting}ballot/"]
        yield "signatory", ["/", f"/decisions/{self.drafted.pk}/"]
        yield "leader", ["/", "/dashboard/"]
        yield "administrator", ["/", "/admin/units/user/", "/admin/units/user/add/"]


@pytest.fixture
def scene(house: object, cast: Cast) -> Scene:
    done = recommended(cast, 2)
    officer, signatory, second = cast["officer"], cast["signatory"], cast["second_officer"]
    published = decisions.draft(cast.units["TCMT"], done[:1], subject="tặng Giấy khen", by=officer)
    decisions.sign(published, by=signatory)
    decisions.publish(published, by=second)
    paper = issue(published.awards.get(), by=officer)
    sitting = opened(cast, screened(cast, 2, first=20))
    vote(cast, sitting, voters=1)
    return Scene(
        cast=cast,
        draft=nominate(cast, "Tài"),
        open=sitting,
        planned=planned(cast, screened(cast, 1, first=30)),
        drafted=decisions.draft(cast.units["TCMT"], done[1:], subject="tặng", by=officer),
        published=published,
        token=paper.token,
    )


def faults_of(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than its screen."""
    found = Axe().run(page, options={"preload": False}).response["violations"]
    notes = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*notes, *([f"{wide} pixels too wide"] if wide > 0 else [])]


def test_every_page_can_be_read_by_everybody(visitor: Visitor, scene: Scene) -> None:
    faults = []
    for part, addresses in scene.pages():
        page = visitor(part)
        for address in addresses:
            page.goto(address)
            for size in SIZES:
                page.set_viewport_size(size)
                faults += [
                    f"{part} {address} {size['width']}: {fault}" for fault in faults_of(page)
                ]
    assert faults == []


def test_a_ballot_is_cast_by_keyboard_alone(visitor: Visitor, scene: Scene) -> None:
    page = visitor("member_2")
    page.goto(f"/sittings/{scene.open.pk}/ballot/")

    def tab_to(selector: str) -> None:
        for _step in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches('{selector}')"):
                return
        pytest.fail(f"No way by keyboard to {selector}.")

    for _name in range(2):
        tab_to("input[type=radio]")
        page.keyboard.press("Space")
    tab_to("main form button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=said("Cast my votes"))).to_be_visible()
    tab_to("main form button.button-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**recorded**")

    member = scene.cast["member_2"]
    votes = scene.open.items.filter(ballots__member__user=member)
    assert votes.filter(ballots__choice="in_favour").distinct().count() == 2
