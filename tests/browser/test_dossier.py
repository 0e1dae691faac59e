"""The papers of a dossier in a real browser: added, waived, filled in, sent, read by the desk."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from campaigns.dossier.sweeping import sweep
from campaigns.nomination.models import Document, Nomination
from tests.browser.test_whole_way import press, said
from tests.campaigns.dossier.files import pdf
from tests.cast import Cast, nominate

Visitor = Callable[..., Page]


def _open(page: Page, title: str, label: str) -> None:
    """Unfold what may be done with the paper of that title."""
    line = page.locator(".paper").filter(has_text=title).first
    line.locator("summary", has_text=said(label)).click()


def test_a_clerk_completes_and_sends_a_dossier_and_the_desk_reads_it(
    visitor: Visitor, cast: Cast, tmp_path: Path
) -> None:
    nomination = nominate(cast)
    cast.round.papers_required = True
    cast.round.save()
    paper = tmp_path / "Báo cáo của Tài.pdf"
    paper.write_bytes(pdf())
    clerk = visitor("clerk")
    clerk.goto(nomination.get_absolute_url())
    expect(clerk.get_by_role("button", name=said("Send the dossier"), exact=True)).to_be_disabled()

    # what the next step says is missing leads to the list; there the paper is filled in
    clerk.locator(".next-step a[href='#papers']").click()
    report = clerk.locator(".paper").filter(has_text="Báo cáo thành tích").first
    with clerk.expect_download() as filled:
        report.get_by_role("link", name=said("Fill it in from the register (Word)")).click()
    assert filled.value.suggested_filename.endswith(".docx")
    content = Path(filled.value.path()).read_bytes()
    lines = [each.text for each in docx.Document(io.BytesIO(content)).paragraphs]
    assert "- Họ và tên: Nguyễn Văn Tài" in lines

    _open(clerk, "Báo cáo thành tích", "Add the file")
    report.locator("input[type=file]").set_input_files(paper)
    report.get_by_role("button", name=said("Add the file")).click()
    expect(clerk.locator("main")).to_contain_text("Báo cáo của Tài.pdf")
    while Document.objects.count() < len(clerk.locator(".paper").all()):
        line = clerk.locator(".paper.is-warn").first
        line.locator("summary", has_text=said("Not needed")).click()
        line.locator("textarea").fill("Nộp bản giấy kèm tờ trình")
        line.get_by_role("button", name=said("State it")).click()
        expect(clerk.locator(".message.is-good")).to_be_visible()
    press(clerk, "Send the dossier")
    expect(clerk.locator("main")).to_contain_text(said("Submitted"))
    expect(clerk.locator(".paper-acts form")).to_have_count(0)

    officer = visitor("officer")
    officer.goto(Nomination.objects.get().get_absolute_url())
    expect(officer.locator("#papers").locator("xpath=../..")).to_contain_text("Nộp bản giấy")
    with officer.expect_download() as taken:
        officer.get_by_role("link", name="Báo cáo của Tài.pdf").click()
    assert taken.value.suggested_filename == "Báo cáo của Tài.pdf"
    assert Path(taken.value.path()).read_bytes() == pdf()
    found = sweep()
    assert (found.lost, found.changed) == ([], [])


def test_a_file_that_lies_is_refused_with_a_sentence(
    visitor: Visitor, cast: Cast, tmp_path: Path
) -> None:
    nomination = nominate(cast)
    liar = tmp_path / "bao-cao.pdf"
    liar.write_text("<html><script>alert(1)</script></html>")
    clerk = visitor("clerk")
    clerk.goto(nomination.get_absolute_url())
    _open(clerk, "Báo cáo thành tích", "Add the file")
    line = clerk.locator(".paper").filter(has_text="Báo cáo thành tích").first
    line.locator("input[type=file]").set_input_files(liar)
    line.get_by_role("button", name=said("Add the file")).click()
    expect(clerk.locator(".message.is-bad")).to_contain_text("pdf, docx")
