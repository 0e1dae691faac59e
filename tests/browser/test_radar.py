"""From “who qualifies” to a nomination, a limit while nominating, an exception by two people."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page, expect

from campaigns.catalogue.models import Condition, RuleVersion
from campaigns.eligibility.actions import check
from campaigns.eligibility.models import Override
from campaigns.nomination.actions import submit
from campaigns.nomination.models import Nomination
from campaigns.radar.models import RadarRun
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import faults_of
from tests.browser.test_whole_way import press, said
from tests.campaigns.rows import decided, granted
from tests.cast import Cast, employ, nominate

Visitor = Callable[..., Page]
YEAR = timezone.localdate().year


def read_by_everybody(page: Page, *addresses: str) -> list[str]:
    """Faults of accessibility and width of the pages, on a desk and on a phone."""
    found = []
    for address in addresses:
        page.goto(address)
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            found += [f"{address} {size['width']}: {fault}" for fault in faults_of(page)]
    page.set_viewport_size(DESKTOP)
    return found


def test_whoever_qualifies_is_found_and_nominated(visitor: Visitor, cast: Cast) -> None:
    officer = visitor("officer")
    officer.goto("/")
    officer.get_by_role("link", name=said("Who qualifies"), exact=True).first.click()
    press(officer, "Go over the records")
    officer.get_by_role("link", name=said("Open the result")).click()
    expect(officer.locator("tbody")).to_contain_text("Đinh Quốc Đạt")
    run = RadarRun.objects.get()

    clerk = visitor("clerk")
    clerk.goto("/radar/?award=LDTT")
    expect(clerk.locator("tbody")).not_to_contain_text("Đinh Quốc Đạt")
    row = clerk.locator("tbody tr", has_text="Nguyễn Văn Tài")
    row.get_by_role("link", name=said("Nominate")).click()
    clerk.fill("textarea[name=achievement]", "Hoàn thành tốt nhiệm vụ năm")
    clerk.check("input[name=confirmed_clean][value=True]")
    clerk.get_by_role("button", name=said("Save"), exact=True).click()
    clerk.wait_for_url("**/nominations/**")

    made = Nomination.objects.get()
    assert (made.person, made.award_type.code) == (cast.people["Tài"], "LDTT")
    assert (made.achievement_year, made.nominating_unit) == (YEAR, cast.units["VP"])
    clerk.goto("/radar/?award=LDTT")
    expect(clerk.locator("tbody")).not_to_contain_text("Nguyễn Văn Tài")
    assert RadarRun.objects.get() == run


def test_the_pages_are_read_on_a_desk_and_on_a_phone(visitor: Visitor, cast: Cast) -> None:
    leader = visitor("leader")
    faults = read_by_everybody(leader, "/radar/")
    press(leader, "Go over the records")
    faults += read_by_everybody(
        leader,
        "/radar/",
        "/radar/?show=near",
        f"/radar/people/{cast.people['Tài'].pk}/",
        f"/radar/units/{cast.units['VP'].pk}/",
        f"/limits/TTLDTT/{cast.units['VP'].pk}/{YEAR}/",
    )

    assert faults == []


def test_the_limit_stands_beside_the_form_while_it_is_filled_in(
    visitor: Visitor, cast: Cast
) -> None:
    version = RuleVersion.objects.get(award_type__code="CSTDCS", valid_to=None)
    params = {"of": "LDTT", "percent": 15, "scope": "unit"}
    Condition.objects.create(rule_version=version, kind="quota", params=params)
    decision = decided(cast, on=timezone.localdate())
    for number in range(20):
        person = employ("Trần Văn Hoàn", "m", cast.units["VP"], code=f"H{number:02}")
        granted(decision, person, award="LDTT", unit=cast.units["VP"])
    clerk = visitor("clerk")
    clerk.goto("/admin/campaigns/nomination/add/")

    box = clerk.locator("#limit-lines")
    expect(box).to_be_empty()
    clerk.select_option("select[name=award_type]", label="Chiến sĩ thi đua cơ sở")
    expect(box).to_contain_text("0 trên tối đa 3")
    clerk.select_option("select[name=award_type]", label="Giấy khen (cá nhân)")
    expect(box).to_be_empty()
    clerk.select_option("select[name=award_type]", label="Chiến sĩ thi đua cơ sở")
    box.get_by_role("link", name=said("Who is counted")).click()

    expect(clerk.locator("tbody tr")).to_have_count(22)
    expect(clerk.locator("tbody")).to_contain_text(decision.full_number)


def test_two_people_set_a_judgement_aside(visitor: Visitor, cast: Cast) -> None:
    case = nominate(cast, award="CSTDB")
    check([case], by=cast["clerk"])
    clerk = visitor("clerk", PHONE)
    clerk.goto(case.get_absolute_url())
    clerk.get_by_text(said("Propose an exception from this judgement")).click()
    assert faults_of(clerk) == []
    clerk.fill("#exception-reason", "Danh hiệu năm trước chưa nhập vào sổ")
    clerk.fill("#exception-ground", "Nghị định 152/2025/NĐ-CP, Điều 4")
    press(clerk, "Propose the exception")
    expect(clerk.get_by_role("button", name=said("Confirm the exception"))).to_have_count(0)
    submit(case, by=cast["clerk"])

    leader = visitor("leader")
    leader.goto(case.get_absolute_url())
    press(leader, "Confirm the exception")

    expect(leader.locator(".page-title")).to_contain_text(said("exception"))
    assert faults_of(leader) == []
    assert case.overrides.get().state == Override.State.CONFIRMED
    officer = visitor("officer")
    officer.goto("/nominations/")
    expect(officer.locator("tbody tr")).to_contain_text(said("exception"))
