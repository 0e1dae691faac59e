"""The two changes of the law that an officer makes at the desk, without code."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.actions import check
from campaigns.radar.models import RadarLine
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import faults_of
from tests.browser.test_whole_way import press, said
from tests.campaigns.rows import decided, granted
from tests.cast import PASSWORD, Cast, employ, nominate
from units.people.models import Person
from units.record.models import Initiative, InitiativeAuthor

Visitor = Callable[..., Page]
TODAY = timezone.localdate()
YEAR = TODAY.year
# The rule changes on a day of this autumn; the day before it, the old one holds.
SINCE = datetime.date(2026, 10, 1)
BEFORE = SINCE - datetime.timedelta(days=1)


def choose_kind(page: Page, number: int, kind: str) -> None:
    """Choose a kind by its words; its boxes are drawn at once."""
    expect(page.locator(f"#condition-{number} [data-redraw]")).to_be_hidden()
    page.select_option(f"select[name=conditions-{number}-kind]", label=kind)
    expect(page.locator(f"input[name=conditions-{number}-shown]")).not_to_have_value("")


def went_over(page: Page) -> None:
    """A fresh going over of all records of the officer's units."""
    page.goto("/radar/")
    press(page, "Go over the records")
    page.get_by_role("link", name=said("Open the result")).click()


def new_award(page: Page) -> None:
    """Giấy chứng nhận của công đoàn, entered as an award with its own code."""
    page.goto("/admin/campaigns/awardtype/add/")
    for name, value in {
        "name": "Gương mặt của năm",
        "code": "GMCN",
        "group": "GMCN",
        "form": "giay_chung_nhan",
        "granting_authority": "Công đoàn Tổng cục",
        "precedence": "900",
    }.items():
        page.fill(f"input[name={name}]", value)
    for name, value in {"kind": "commendation", "recipient": "individual", "level": "base"}.items():
        page.select_option(f"select[name={name}]", value)
    page.locator("input[name=_continue]").click()
    page.get_by_role("link", name=said("Add a rule version")).click()


def test_an_award_of_the_trade_union_is_added_without_code(visitor: Visitor, cast: Cast) -> None:
    page = visitor("officer")
    new_award(page)
    page.fill("input[name=valid_from]", "01/01/2026")
    page.fill("input[name=legal_basis]", "Quy chế khen thưởng của Công đoàn Tổng cục, Điều 4")
    press(page, "Add a condition that must always hold")
    choose_kind(page, 0, "xếp loại hằng năm")
    page.select_option("select[name=conditions-0-min_level]", "HTXSNV")
    page.fill("input[name=conditions-0-years]", "2")
    press(page, "Add another way")
    choose_kind(page, 1, "đã được khen thưởng trước đó")
    page.select_option("select[name=conditions-1-code]", "CSTDCS")
    press(page, "Add another way")
    choose_kind(page, 2, "chưa từng được tặng")
    press(page, "Read it again")
    words = page.locator("section", has=page.locator("#in-words"))
    expect(words).to_contain_text("Xếp loại “hoàn thành xuất sắc nhiệm vụ” 2 năm liên tục")

    page.fill("input[name=try-who]", "Nguyễn Văn Tài")
    press(page, "Try the rule")
    typed = page.locator("[data-verdict=typed]")
    expect(typed.locator(".verdict-head")).to_have_text("Đủ điều kiện")
    assert not RuleVersion.objects.filter(award_type__code="GMCN").exists()

    page.locator(".form-foot").get_by_role("button", name=said("See what changes")).click()
    expect(page.locator("#effects")).to_contain_text("0 hồ sơ đang mở sẽ được xét lại")
    assert not RuleVersion.objects.filter(award_type__code="GMCN").exists()
    page.locator("#effects").get_by_role("button", name=said("Save the rule")).click()
    expect(page.locator("main")).to_contain_text("Đã lưu Gương mặt của năm")

    rule = RuleVersion.objects.get(award_type__code="GMCN")
    assert list(rule.conditions.values_list("path", "kind")) == [
        (0, "rating"),
        (1, "award"),
        (2, "once_only"),
    ]
    went_over(page)
    award = AwardType.objects.get(code="GMCN")
    assert RadarLine.objects.filter(award_type=award, qualified=True).count() == 3
    cast.round.award_types.add(award)
    (found,) = check([nominate(cast, award="GMCN")], by=cast["clerk"])
    assert (found.verdict, found.rule_version) == ("eligible", rule)


def made_by(person: Person) -> None:
    made = Initiative.objects.create(
        title="Đo nhanh", kind="initiative", scope="base", year=YEAR, recognised_by="Tổng cục"
    )
    InitiativeAuthor.objects.create(initiative=made, person=person)


@pytest.fixture
def twenty_in_the_office(cast: Cast) -> None:
    """Twenty people of the office who hold LĐTT for the year: the base of a limit."""
    decision = decided(cast, on=TODAY)
    for number in range(20):
        person = employ("Trần Văn Hoàn", "m", cast.units["VP"], code=f"H{number:02}")
        granted(decision, person, award="LDTT", unit=cast.units["VP"])


def test_a_changed_rule_is_entered_and_everything_follows(
    visitor: Visitor, cast: Cast, twenty_in_the_office: None
) -> None:
    made_by(cast.people["Lan"])
    tai, lan = nominate(cast, "Tài", "CSTDCS"), nominate(cast, "Lan", "CSTDCS")
    (old,) = check([tai], by=cast["clerk"], on=BEFORE)
    assert old.verdict == "eligible"

    page = visitor("officer")
    page.goto("/admin/campaigns/awardtype/?q=CSTDCS")
    page.get_by_role("link", name="Chiến sĩ thi đua cơ sở", exact=True).click()
    page.get_by_role("link", name=said("Add a rule version")).click()
    page.fill("input[name=valid_from]", f"{SINCE:%d/%m/%Y}")
    page.fill("input[name=legal_basis]", "Luật sửa đổi Luật Thi đua, khen thưởng 2026, Điều 1")
    # Both are asked now, not one of three; and no more than a share of the unit.
    for _way in range(3):
        page.locator(".rule-way button[name=_drop]").last.click()
    for number, kind in ((2, "xếp loại hằng năm"), (3, "sáng kiến hoặc đề tài khoa học")):
        press(page, "Add a condition that must always hold")
        choose_kind(page, number, kind)
    page.select_option("select[name=conditions-2-min_level]", "HTXSNV")
    page.select_option("select[name=conditions-3-scope]", "base")
    press(page, "Add a condition that must always hold")
    choose_kind(page, 4, "không vượt quá tỷ lệ")
    page.select_option("select[name=conditions-4-of]", "LDTT")
    page.fill("input[name=conditions-4-percent]", "120")
    page.select_option("select[name=conditions-4-scope]", "unit")
    page.locator(".form-foot").get_by_role("button", name=said("See what changes")).click()
    expect(page.locator(".error-summary")).to_contain_text("100")
    page.fill("input[name=conditions-4-percent]", "15")
    page.locator(".form-foot").get_by_role("button", name=said("See what changes")).click()
    seen = page.locator("#effects")
    expect(seen).to_contain_text("2 hồ sơ đang mở sẽ được xét lại; 1 kết luận thay đổi")
    seen.get_by_role("button", name=said("Save the rule")).click()
    expect(page.locator("main")).to_contain_text("Đã lưu Chiến sĩ thi đua cơ sở")

    new, before = RuleVersion.objects.filter(award_type__code="CSTDCS")[:2]
    assert (new.valid_from, before.valid_to) == (SINCE, BEFORE)
    assert Entry.objects.filter(verb="catalogue.enter", subject_id=str(new.pk)).count() == 1
    # The kept verdict stays as it is, and a decision of the day before keeps the old rule.
    old.refresh_from_db()
    (then,) = check([lan], by=cast["clerk"], on=BEFORE)
    assert (old.verdict, then.rule_version) == ("eligible", before)

    # Judged again on demand, the open one follows, with the difference shown.
    clerk = visitor("clerk")
    clerk.goto(tai.get_absolute_url())
    press(clerk, "Judge again")
    box = clerk.locator(".verdict", has=clerk.locator(".verdict-head"))
    expect(box.locator(".verdict-head")).to_have_text("Chưa đủ điều kiện")
    expect(box).to_contain_text("Kết luận: Đủ điều kiện → Chưa đủ điều kiện")
    expect(box).to_contain_text("Quy định áp dụng từ: 01/01/2024 → 01/10/2026")
    expect(box).to_contain_text("15")
    # The counter of the limit stands beside it, and on the form of the next nomination.
    expect(clerk.locator("main")).to_contain_text("trên tối đa 3")
    clerk.goto("/admin/campaigns/nomination/add/")
    clerk.select_option("select[name=award_type]", label="Chiến sĩ thi đua cơ sở")
    expect(clerk.locator("#limit-lines")).to_contain_text("trên tối đa 3")

    went_over(page)
    lines = RadarLine.objects.filter(award_type__code="CSTDCS", rule_version=new)
    assert set(lines.values_list("limit", "granted")) == {(3, 0)}
    assert lines.get(person_key=cast.people["Lan"].pk).qualified


def test_the_editor_is_read_on_a_desk_and_on_a_phone_and_works_without_scripts(
    visitor: Visitor, cast: Cast, browser: Browser, house: LiveServer
) -> None:
    page = visitor("officer")
    award = AwardType.objects.get(code="CSTDCS")
    page.goto(f"/admin/campaigns/ruleversion/add/?award_type={award.pk}")
    page.fill("input[name=valid_from]", f"{SINCE:%d/%m/%Y}")
    page.fill("input[name=try-who]", "CB-Tài")
    press(page, "Try the rule")
    found = []
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        found += faults_of(page)
    assert found == []

    context = browser.new_context(
        base_url=house.url, java_script_enabled=False, locale="vi-VN", viewport=PHONE
    )
    plain = context.new_page()
    plain.goto("/sign-in/")
    plain.fill("input[name=username]", "officer")
    plain.fill("input[name=password]", PASSWORD)
    plain.keyboard.press("Enter")
    plain.wait_for_url(lambda url: "/sign-in/" not in url)
    plain.goto(f"/admin/campaigns/ruleversion/add/?award_type={award.pk}")
    press(plain, "Add another way")
    plain.select_option("select[name=conditions-5-kind]", "founded")
    plain.locator("#condition-5").get_by_role("button", name=said("Show its boxes")).click()
    expect(plain.locator("input[name=conditions-5-years]")).to_be_visible()
    context.close()
