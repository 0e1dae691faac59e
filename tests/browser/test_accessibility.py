"""The main pages for everybody: no fault of accessibility, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize, expect

from campaigns.certificate.actions import issue
from campaigns.council.models import Sitting
from campaigns.decision import actions as decisions
from campaigns.nomination.actions import return_for_correction, submit
from campaigns.nomination.models import Nomination, Submission
from campaigns.notice.models import Message
from campaigns.posting import actions as posts
from campaigns.posting.models import Opinion, PublicPosting
from campaigns.register.models import Decision
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_whole_way import said
from tests.campaigns.posting.scene import confirmed
from tests.campaigns.sittings import opened, planned, recommended, screened, vote
from tests.campaigns.submission.lists import drafts, listed
from tests.cast import Cast, nominate
from tests.units.accounts.stand_ins import role_of, stand_in

Visitor = Callable[..., Page]
TRIED = "/what-if/?group=HCLD3&recipient=individual&on=01/03/2025&year=2024"
SIZES: list[ViewportSize] = [DESKTOP, {"width": 768, "height": 1024}, PHONE]
SAID = ["/posted/", "/posted/{posted}/", "/posted/{posted}/opinion/", "/opinion/{said}/"]
# Who opens what; names in braces are put in by the scene.
PAGES = {
    "visitor": ["/", "/sign-in/", "/check/", "/v/{token}/", "/v/none/", "/honours/", *SAID],
    "clerk": [
        *("/", "/nominations/", "/nominations/{draft}/", "/register/", "/search/?q=tai"),
        *("/password/", "/admin/", "/admin/campaigns/nomination/add/", "/admin/units/person/"),
        *("/admin/units/person/{person}/change/", "/admin/units/person/add/"),
        *("/admin/units/annualrating/", "/admin/units/initiative/add/"),
        *("/imports/", "/imports/people/", "/imports/nominations/"),
        *("/rounds/{round}/grid/", "/nominations/{draft}/repeats/"),
        *("/submissions/", "/submissions/new/"),
        *("/submissions/{listed}/", "/submissions/{listed}/add/", "/nominations/{back}/"),
        "/nominations/{back}/versions/",
        *("/rounds/", "/rounds/{round}/", "/notices/"),
        *("/terms/", "/terms/?q=tham+dinh", "/awards/CSTDCS/criteria/", "/first-day/"),
    ],
    "officer": [
        *("/", "/decisions/", "/decisions/{published}/", "/decisions/draft/"),
        *("/decisions/{published}/certificates/", "/dashboard/", "/reports/five-year-tally/"),
        *("/admin/campaigns/round/add/", "/admin/campaigns/ruleversion/", "/radar/"),
        *("/submissions/", "/nominations/incoming/", "/nominations/{sent}/return/"),
        "/nominations/{sent}/",
        *("/what-if/", TRIED, "/stand-ins/", "/stand-ins/name/{role}/", "/register/earlier/"),
        *("/postings/", "/postings/draft/", "/postings/{posting}/", "/opinions/{opinion}/"),
        *("/postings/{posting}/outcomes/", "/postings/{posting}/close/"),
    ],
    "second_officer": [
        *("/rounds/{round}/", "/rounds/{round}/remind/", "/rounds/{round}/next-year/"),
        *("/outbox/", "/outbox/{message}/", "/admin/campaigns/round/{round}/change/"),
    ],
    "secretary": [
        *("/", "/sittings/", "/sittings/{open}/", "/sittings/{planned}/"),
        "/sittings/{planned}/agenda/",
    ],
    "member_2": ["/", "/sittings/{open}/ballot/"],
    "signatory": ["/", "/decisions/{drafted}/"],
    "leader": ["/", "/dashboard/"],
    "administrator": ["/", "/admin/units/user/", "/admin/units/user/add/"],
}
# The whole of axe; its answer is nothing but what breaks a rule.
LOOK = """axe.run({preload: false, resultTypes: ["violations"]})
    .then(found => found.violations)"""


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
    listed: Submission
    back: Nomination
    sent: Nomination
    posting: PublicPosting
    opinion: Opinion

    def addresses(self, part: str) -> list[str]:
        """The pages that ``part`` opens, with the keys of what is on them."""
        keys = {
            "token": self.token,
            "posting": self.posting.pk,
            "posted": self.posting.token,
            "opinion": self.opinion.pk,
            "said": self.opinion.token,
            "draft": self.draft.pk,
            "round": self.cast.round.pk,
            "listed": self.listed.pk,
            "back": self.back.pk,
            "sent": self.sent.pk,
            "person": self.draft.person_id,
            "open": self.open.pk,
            "planned": self.planned.pk,
            "drafted": self.drafted.pk,
            "published": self.published.pk,
            "message": Message.objects.filter(unit=self.cast.units["TCMT"]).latest("pk").pk,
            "role": role_of(self.cast, "officer").pk,
        }
        return [address.format(**keys) for address in PAGES[part]]


@pytest.fixture
def scene(house: object, cast: Cast) -> Scene:
    done = recommended(cast, 2)
    officer, signatory, second = cast["officer"], cast["signatory"], cast["second_officer"]
    published = decisions.draft(cast.units["TCMT"], done[:1], subject="tặng Giấy khen", by=officer)
    decisions.sign(published, by=signatory)
    decisions.publish(published, by=second)
    paper = issue(published.awards.get(), by=officer)
    stand_in(cast, "officer", "secretary")
    sitting = opened(cast, screened(cast, 2, first=20))
    vote(cast, sitting, voters=1)
    waiting = drafts(cast, 4)
    for each in waiting[:2]:
        submit(each, by=cast["clerk"])
    asked = {"achievement": "Nêu số liệu", "report": "Bổ sung báo cáo"}
    return_for_correction(waiting[1], by=officer, reason="", items=asked)
    waiting[1].achievement = "Xử lý 1.700 hồ sơ đúng hạn, không hồ sơ nào quá hạn"
    waiting[1].save()
    lists = posts.draft(
        cast.units["TCMT"],
        screened(cast, 2, first=40),
        title="Công khai",
        working_days=3,
        by=officer,
    )
    posts.open_posting(lists, by=officer)
    return Scene(
        cast=cast,
        draft=nominate(cast, "Tài"),
        open=sitting,
        planned=planned(cast, screened(cast, 1, first=30)),
        drafted=decisions.draft(cast.units["TCMT"], done[1:], subject="tặng", by=officer),
        published=published,
        token=paper.token,
        listed=listed(cast, waiting[2:3]),
        back=waiting[1],
        sent=waiting[0],
        posting=lists,
        opinion=confirmed(lists),
    )


def faults_of(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than its screen."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(LOOK)
    notes = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*notes, *([f"{wide} pixels too wide"] if wide > 0 else [])]


@pytest.mark.parametrize("part", PAGES)
def test_every_page_can_be_read_by_everybody(visitor: Visitor, scene: Scene, part: str) -> None:
    faults = []
    page = visitor(None if part == "visitor" else part)
    for address in scene.addresses(part):
        page.goto(address)
        for size in SIZES:
            page.set_viewport_size(size)
            faults += [f"{address} {size['width']}: {fault}" for fault in faults_of(page)]
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
