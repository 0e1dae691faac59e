"""Papers filled in from the register: read back as Word reads them."""

from __future__ import annotations

import io
import re

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx.document import Document
from docx.enum.section import WD_ORIENT

from awards_registry.wording import MOTTO, NATION
from campaigns.dossier.filled import OF_NOMINATION, OF_SUBMISSION
from campaigns.dossier.judging import judged
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination, Submission
from campaigns.submission.actions import describe, gather
from tests.cast import Cast, nominate

DOTS = "\t"  # a tab led by dots to the margin


def words_of(content: bytes) -> str:
    """All text of a paper, cells of tables included, in the order of the file."""
    body = docx.Document(io.BytesIO(content)).element.body
    lines = []
    for paragraph in body.iter("{*}p"):
        parts = (
            each.text if each.tag.endswith("}t") else DOTS
            for each in paragraph.iter("{*}t", "{*}tab")
        )
        lines.append("".join(part or "" for part in parts))
    return "\n".join(lines)


def submission_of(cast: Cast, *rows: Nomination) -> Submission:
    made = gather(
        cast.units["VP"], cast.round, rows, subject="Đề nghị khen thưởng", by=cast["clerk"]
    )
    return describe(
        made,
        subject=made.subject,
        number="07/TTr-VP",
        dated_on=timezone.localdate().replace(month=2, day=5),
        signer_name="Hoàng Văn Chánh",
        signer_post="Chánh Văn phòng",
        by=cast["clerk"],
    )


def every_paper(cast: Cast) -> dict[str, bytes]:
    row = nominate(cast)
    found = {f"one {form}": fill(row).content for form, fill in OF_NOMINATION.items()}
    many = submission_of(cast, row)
    return found | {f"many {form}": fill(many).content for form, fill in OF_SUBMISSION.items()}


def test_every_paper_has_the_page_of_the_decree(cast: Cast) -> None:
    for name, content in every_paper(cast).items():
        file: Document = docx.Document(io.BytesIO(content))
        page = file.sections[0]
        across = name.endswith("list")
        sides = (
            (page.page_width.mm, page.page_height.mm)
            if page.page_width and page.page_height
            else ()
        )
        assert [round(side) for side in sides] == ([297, 210] if across else [210, 297])
        assert (page.orientation == WD_ORIENT.LANDSCAPE) == across
        margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
        for margin, (least, most) in zip(
            margins, ((20, 25), (20, 25), (30, 35), (15, 20)), strict=True
        ):
            assert margin
            assert least <= round(margin.mm, 1) <= most
        normal = file.styles["Normal"].font
        assert (normal.name, normal.size and normal.size.pt) == ("Times New Roman", 14)
        assert page.different_first_page_header_footer
        assert "PAGE" in page.header._element.xml  # noqa: SLF001 - what Word works out
        assert file.core_properties.author == ""
        words = words_of(content)
        assert words.index(NATION) < words.index(MOTTO)
        assert judged(content).kind == "docx"


def test_the_report_of_a_person_says_what_the_register_knows_and_leaves_the_rest_to_the_hand(
    cast: Cast,
) -> None:
    row = nominate(cast, report="Đoạn một <b>&amp;</b>\x0b.\n\nĐoạn hai.")
    words = words_of(OF_NOMINATION["report"](row).content)

    for known in (
        *("TỔNG CỤC MÔI TRƯỜNG", "VĂN PHÒNG TỔNG CỤC", "BÁO CÁO THÀNH TÍCH"),
        *(f"Đề nghị tặng Giấy khen năm {row.achievement_year}", "- Họ và tên: Nguyễn Văn Tài"),
        *("- Đơn vị công tác: Văn phòng Tổng cục", "Chuyên viên", row.achievement),
        *("Đoạn một <b>&amp;</b>.", "Đoạn hai.", "NGƯỜI BÁO CÁO THÀNH TÍCH"),
    ):
        assert known in words
    for unknown in ("- Ngày, tháng, năm sinh: ", "- Quê quán: ", "- Trú quán: "):
        assert f"{unknown}{DOTS}" in words
    assert re.search(r"ngày \.+ tháng \.+ năm \.+", words)


def test_the_report_of_a_collective_has_the_parts_of_its_own_form(cast: Cast) -> None:
    office = cast.units["VP"]
    row = nominate(cast, award="GK_TT", person=None, unit=office)
    words = words_of(OF_NOMINATION["report"](row).content)
    for part in ("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH", "- Thành lập: ngày 04 tháng 3 năm 2008"):
        assert part in words
    assert "/BC-VP" in words
    assert "LÝ LỊCH" not in words


def test_what_was_sealed_stands_in_the_paper_not_what_was_changed_since(cast: Cast) -> None:
    row = nominate(cast)
    nominations.submit(row, by=cast["clerk"])
    cast.people["Tài"].full_name = "Nguyễn Văn Tài Khác"
    cast.people["Tài"].save()
    words = words_of(OF_NOMINATION["report"](Nomination.objects.get()).content)
    assert "Nguyễn Văn Tài" in words
    assert "Khác" not in words


def test_the_submission_says_to_whom_for_how_many_by_which_law(cast: Cast) -> None:
    office = cast.units["VP"]
    rows = [
        nominate(cast, "Tài"),
        nominate(cast, "Lan", "CSTDCS"),
        nominate(cast, award="GK_TT", person=None, unit=office),
    ]
    made = submission_of(cast, *rows)
    words = words_of(OF_SUBMISSION["letter"](made).content)
    for part in (
        *("TỜ TRÌNH", "Về việc đề nghị khen thưởng", "Kính gửi: Tổng cục Môi trường"),
        *("Số: 07/TTr-VP", "Hà Nội, ngày 05 tháng 02 năm", "Căn cứ Luật Thi đua, khen thưởng"),
        *("- Giấy khen: 01 tập thể, 01 cá nhân;", "- Chiến sĩ thi đua cơ sở: 01 cá nhân;"),
        *("Nơi nhận:", "- Lưu: VT, VP.", "CHÁNH VĂN PHÒNG", "Hoàng Văn Chánh"),
    ):
        assert part in words


def test_the_list_has_everybody_collectives_first(cast: Cast) -> None:
    rows = [
        nominate(cast, "Tài"),
        nominate(cast, award="GK_TT", person=None, unit=cast.units["VP"]),
    ]
    file = docx.Document(io.BytesIO(OF_SUBMISSION["list"](submission_of(cast, *rows)).content))
    lines = [[cell.text for cell in row.cells] for row in file.tables[1].rows]
    assert [line[0] for line in lines] == ["STT", "I. TẬP THỂ", "1", "II. CÁ NHÂN", "1"]
    assert lines[4][1:4] == ["Nguyễn Văn Tài", "Chuyên viên, Văn phòng Tổng cục", "Giấy khen"]


def test_the_minutes_name_everybody_and_leave_the_votes_open(cast: Cast) -> None:
    row = nominate(cast)
    words = words_of(OF_NOMINATION["minutes"](row).content)
    for part in ("BIÊN BẢN", "Nguyễn Văn Tài", "Số phiếu đồng ý", f"Địa điểm: {DOTS}", "CHỦ TRÌ"):
        assert part in words


def test_a_list_of_many_asks_no_more_than_a_list_of_one(cast: Cast) -> None:
    def asked(made: Submission) -> int:
        with CaptureQueriesContext(connection) as queries:
            OF_SUBMISSION["list"](made)
        return len(queries)

    one = asked(submission_of(cast, nominate(cast, "Tài")))
    awards = ("GK_CN", "CSTDCS", "LDTT", "BKB_CN")
    many = submission_of(cast, *(nominate(cast, "Lan", award) for award in awards))
    assert asked(many) == one


@pytest.mark.parametrize(("part", "status"), [("clerk", 200), ("leader", 403), ("outsider", 404)])
def test_the_papers_are_for_those_who_write_them(cast: Cast, part: str, status: int) -> None:
    row = nominate(cast)
    made, client = submission_of(cast, row), Client()
    client.force_login(cast[part])
    for page, key, form in (
        ("nomination_form", row.pk, "report"),
        ("submission_form", made.pk, "letter"),
    ):
        answer = client.get(reverse(page, args=[key, form]))
        assert answer.status_code == status
        if status == 200:
            assert answer.headers["Content-Disposition"].startswith("attachment; ")
            assert client.get(reverse(page, args=[key, "khong-co"])).status_code == 404
