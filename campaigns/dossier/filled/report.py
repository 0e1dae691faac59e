"""Báo cáo thành tích of a person, a collective or a household (Nghị định 152/2025, Phụ lục)."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.dossier.filled.cells import CENTRE, Signer
from campaigns.dossier.filled.facts import Facts, Granted
from campaigns.dossier.filled.letterhead import head_of
from campaigns.dossier.filled.sheet import Sheet

WIDTHS = (1, 3, 4)
DECISION = "Số, ngày, tháng, năm của quyết định; cơ quan ban hành quyết định"
# A table of which the register knows nothing leaves so many rows to the hand.
EMPTY_ROWS = 2
WHOSE = {"person": "cá nhân ", "unit": "tập thể ", "household": ""}


def report(facts: Facts) -> bytes:
    """The report, with everything the register knows and dots for what it does not."""
    sheet = Sheet(f"Báo cáo thành tích: {facts.name}")
    numbered = "BC" if facts.kind == "unit" else ""
    sheet.head(head_of(facts.unit or facts.nominating_unit, numbered))
    sheet.title("Báo cáo thành tích", f"Đề nghị tặng {facts.award} năm {facts.year}")
    sheet.text(f"(Của {WHOSE[facts.kind]}{facts.name})", italic=True, align=CENTRE, before=0)
    {"person": _person, "unit": _collective, "household": _household}[facts.kind](sheet, facts)
    _honours(sheet, facts)
    _close(sheet, facts)
    return sheet.content()


def _person(sheet: Sheet, facts: Facts) -> None:
    sheet.part("I. SƠ LƯỢC LÝ LỊCH")
    sheet.fact("Họ và tên", facts.name)
    sheet.gap("- Bí danh: ")
    sheet.gap("- Ngày, tháng, năm sinh: ")
    sheet.fact("Giới tính", facts.sex)
    sheet.gap("- Quê quán: ")
    sheet.gap("- Trú quán: ")
    sheet.fact("Đơn vị công tác", facts.place)
    sheet.fact("Chức vụ (Đảng, chính quyền, đoàn thể)", facts.post)
    sheet.gap("- Trình độ chuyên môn, nghiệp vụ: ")
    sheet.gap("- Học hàm, học vị, danh hiệu, giải thưởng: ")
    sheet.part("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    sheet.text("1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận:", bold=True)
    sheet.gap(lines=2)
    sheet.text("2. Thành tích đạt được của cá nhân:", bold=True)
    _achieved(sheet, facts)
    sheet.text("3. Kết quả đánh giá, xếp loại hằng năm:", bold=True, keep=True)
    _table(sheet, "Mức độ hoàn thành nhiệm vụ", facts.ratings)


def _collective(sheet: Sheet, facts: Facts) -> None:
    sheet.part("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH")
    sheet.text("1. Đặc điểm, tình hình:", bold=True)
    sheet.fact("Tên tập thể", facts.name)
    sheet.gap("- Địa điểm trụ sở chính, điện thoại, thư điện tử: ")
    sheet.fact("Thành lập", facts.established)
    sheet.gap("- Cơ cấu tổ chức, tổng số công chức, viên chức, người lao động: ", 2)
    sheet.gap("- Các tổ chức đảng, đoàn thể: ")
    sheet.text("2. Chức năng, nhiệm vụ được giao:", bold=True)
    sheet.gap(lines=2)
    sheet.part("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    sheet.text("1. Thành tích đạt được của tập thể:", bold=True)
    _achieved(sheet, facts)
    sheet.text("2. Những biện pháp hoặc nguyên nhân đạt được thành tích:", bold=True)
    sheet.gap(lines=2)
    sheet.text(
        "3. Việc thực hiện chủ trương của Đảng, chính sách, pháp luật của Nhà nước:", bold=True
    )
    sheet.gap(lines=2)
    sheet.text("4. Hoạt động của tổ chức đảng, đoàn thể:", bold=True)
    sheet.gap(lines=2)
    sheet.text("5. Kết quả đánh giá, xếp loại hằng năm:", bold=True, keep=True)
    _table(sheet, "Mức độ hoàn thành nhiệm vụ", facts.ratings)


def _household(sheet: Sheet, facts: Facts) -> None:
    sheet.part("I. SƠ LƯỢC VỀ HỘ GIA ĐÌNH")
    sheet.fact("Tên hộ gia đình", facts.name)
    sheet.fact("Nơi ở (xã, phường; tỉnh, thành phố)", facts.place)
    sheet.gap("- Số người trong hộ, nghề nghiệp: ")
    sheet.part("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    _achieved(sheet, facts)


def _achieved(sheet: Sheet, facts: Facts) -> None:
    """What was reached: the statement for the certificate, then the report in full."""
    sheet.prose(facts.achievement, lines=2)
    sheet.prose(facts.report, lines=4)
    if facts.initiatives:
        sheet.text("Sáng kiến, đề tài khoa học đã được công nhận:", italic=True)
        for made in facts.initiatives:
            sheet.text(f"- {made};")
    if facts.co_authors:
        sheet.text(f"Đồng tác giả của thành tích: {', '.join(facts.co_authors)}.")


def _honours(sheet: Sheet, facts: Facts) -> None:
    sheet.part("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    sheet.text("1. Danh hiệu thi đua:", bold=True, keep=True)
    _table(sheet, "Danh hiệu thi đua", facts.titles)
    sheet.text("2. Hình thức khen thưởng:", bold=True, keep=True)
    _table(sheet, "Hình thức khen thưởng", facts.commendations)


def _table(sheet: Sheet, name: str, rows: Sequence[Granted]) -> None:
    lines = [(row.year, row.name, row.decision) for row in rows]
    sheet.table(("Năm", name, DECISION), WIDTHS, lines or [("", "", "")] * EMPTY_ROWS)


def _close(sheet: Sheet, facts: Facts) -> None:
    if facts.unit:
        left = Signer("Thủ trưởng đơn vị cấp trên\nxác nhận, đề nghị", "(Ký, đóng dấu)")
        sheet.close(left, Signer(facts.unit.head_title or "Thủ trưởng đơn vị", "(Ký, đóng dấu)"))
        return
    left = Signer("Thủ trưởng đơn vị\nxác nhận, đề nghị", "(Ký, đóng dấu)")
    name = facts.name if facts.kind == "person" else ""
    sheet.close(left, Signer("Người báo cáo thành tích", name=name))
