"""The walk through all roles: entered at the desk, a nomination becomes a certificate."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

from awards_registry.ledger.actions import first_fault
from campaigns.certificate.models import Certificate
from campaigns.council.models import Sitting
from campaigns.nomination.models import Nomination
from campaigns.register.models import Decision
from tests.browser.conftest import PHONE
from tests.cast import Cast

Visitor = Callable[..., Page]
ACHIEVEMENT = "Xử lý 1.602 hồ sơ thủ tục hành chính đúng hạn"


def said(message: str) -> str:
    """What the page says for ``message``, in Vietnamese."""
    with translation.override("vi"):
        return gettext(message)


def press(page: Page, label: str) -> None:
    """Press the one button or link of that name, as soon as the page has it."""
    wanted = said(label)
    button = page.get_by_role("button", name=wanted, exact=True)
    button.or_(page.get_by_role("link", name=wanted, exact=True)).first.click()


def enter(page: Page) -> Nomination:
    """The clerk fills in the form at the desk, by the name without diacritics."""
    page.goto("/")
    page.get_by_role("link", name=said("Enter a nomination")).first.click()
    page.select_option("select[name=round]", index=1)
    page.select_option("select[name=award_type]", label="Giấy khen (cá nhân)")
    page.locator(".field-person .select2-selection").click()
    page.locator(".select2-search__field").last.fill("nguyen van tai")
    page.locator(".select2-results__option", has_text="Nguyễn Văn Tài").click()
    page.fill("textarea[name=achievement]", ACHIEVEMENT)
    page.check("input[name=confirmed_clean][value=True]")
    page.click("input[name=_save]")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nguyễn Văn Tài")
    return Nomination.objects.get()


def hold_sitting(visitor: Visitor) -> Sitting:
    """The secretary plans and opens, five members vote (one on a phone), the secretary counts."""
    secretary = visitor("secretary")
    secretary.goto("/sittings/plan/")
    secretary.fill("input[name=name]", "Phiên họp thứ nhất")
    press(secretary, "Plan the sitting")
    secretary.check("input[name=nominations]")
    press(secretary, "Put the chosen on the agenda")
    press(secretary, "Check and open the voting")
    press(secretary, "Open the voting")
    sitting = Sitting.objects.get()
    for number in range(1, 6):
        member = visitor(f"member_{number}", PHONE) if number == 1 else visitor(f"member_{number}")
        member.goto(f"/sittings/{sitting.pk}/ballot/")
        choice = said("In favour") if number < 5 else said("Against")
        member.get_by_role("radio", name=choice, exact=True).check()
        press(member, "Review my choices")
        press(member, "Cast my votes")
        expect(member.locator("main")).to_contain_text("Nguyễn Văn Tài")
    secretary.goto(f"/sittings/{sitting.pk}/close/")
    press(secretary, "Close and count")
    expect(secretary.locator("main")).to_contain_text("4/5")
    return sitting


def decide(visitor: Visitor) -> Decision:
    """The officer drafts, the signatory signs, a second officer publishes."""
    officer = visitor("officer")
    officer.goto("/decisions/draft/")
    officer.fill("[name=subject]", "tặng Giấy khen năm")
    officer.check("input[name=nominations]")
    press(officer, "Make the draft")
    decision = Decision.objects.get()

    signatory = visitor("signatory")
    signatory.goto(f"/decisions/{decision.pk}/")
    press(signatory, "Sign the decision")
    expect(signatory.locator("main")).to_contain_text("01/QĐ-TCMT")

    publisher = visitor("second_officer")
    publisher.goto(f"/decisions/{decision.pk}/")
    press(publisher, "Publish the decision")
    return decision


def print_certificates(page: Page, decision: Decision) -> Certificate:
    page.goto(f"/decisions/{decision.pk}/certificates/")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text(said("Done"))
    return Certificate.objects.get()


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_from_the_nomination_to_the_public_check(visitor: Visitor, cast: Cast) -> None:
    clerk = visitor("clerk")
    nomination = enter(clerk)
    expect(clerk.locator("main")).to_contain_text(said("Eligible"))
    press(clerk, "Send the dossier")
    expect(clerk.locator("main")).to_contain_text(said("Submitted"))

    officer = visitor("officer")
    officer.goto(f"/nominations/{nomination.pk}/")
    officer.fill("#act-main", "Hồ sơ đầy đủ, đúng đối tượng")
    press(officer, "Confirm: the dossier is in order")
    expect(officer.locator("main")).to_contain_text(said("Screened"))

    hold_sitting(visitor)
    decision = decide(visitor)
    certificate = print_certificates(visitor("officer"), decision)

    # the paper: taken out by the officer, read back letter by letter
    with officer.expect_download() as download:
        officer.evaluate(f"location.href = '/certificates/{certificate.pk}.pdf'")
    words = text_of(download.value.path())
    for expected in ("GIẤY KHEN", "Nguyễn Văn Tài", ACHIEVEMENT, "01/QĐ-TCMT", certificate.serial):
        assert expected in words

    # the public: by the address in the QR code, on a phone, without sign-in
    passer_by = visitor(None, PHONE)
    passer_by.goto(f"/v/{certificate.token}/")
    main = passer_by.locator("main")
    expect(main).to_contain_text("Nguyễn Văn Tài")
    expect(main).to_contain_text("01/QĐ-TCMT")
    expect(main).to_contain_text(re.compile("có hiệu lực|còn hiệu lực"))
    passer_by.goto("/v/" + "a" * 32 + "/")
    expect(main).not_to_contain_text("Nguyễn Văn Tài")

    # the leader: the award is counted, and the figure opens it
    leader = visitor("leader")
    leader.goto("/dashboard/")
    leader.locator("main a").filter(has_text=said("Awards in force this year")).first.click()
    expect(leader.locator("main")).to_contain_text("Nguyễn Văn Tài")

    # the whole trail stands on the nomination's page, and the ledger holds
    clerk.goto(f"/nominations/{nomination.pk}/")
    expect(clerk.locator("main")).to_contain_text("Hồ sơ đầy đủ, đúng đối tượng")
    expect(clerk.locator("main")).to_contain_text(said("Published"))
    assert first_fault() is None
