"""The award decision in the form of Nghị định 30/2020."""

import dataclasses
from datetime import date

import pypdfium2
import pytest

from awards_registry.pdf import render_pdf
from campaigns.decision.paper import (
    AwardLine,
    AwardList,
    DecisionPaper,
    Letterhead,
    Signature,
    decision_html,
    reference,
    total_bonus,
)

HEAD = Letterhead(
    superior="Bộ Tài nguyên và Môi trường",
    issuer="Tổng cục Môi trường",
    symbol="QĐ-TCMT",
    place="Hà Nội",
    number=7,
    signed_on=date(2026, 2, 5),
)
LISTS = (
    AwardList(
        "I. TẬP THỂ",
        (
            AwardLine(
                "Phòng Kiểm soát ô nhiễm", "", "Cục Môi trường", "Giấy khen", "2025", 4_680_000
            ),
        ),
    ),
    AwardList(
        "II. CÁ NHÂN",
        (
            AwardLine("Lê Văn Ân", "Chuyên viên", "Văn phòng", "Giấy khen", "2025", 702_000),
            AwardLine("Đỗ Hữu Phước", "Viên chức", "Vụ Pháp chế", "Giấy khen", "2024, 2025"),
        ),
    ),
)
PAPER = DecisionPaper(
    letterhead=HEAD,
    subject="tặng Giấy khen năm 2025",
    decider="Tổng cục trưởng Tổng cục Môi trường",
    bases=("Căn cứ Luật Thi đua, khen thưởng", "Theo đề nghị của Chánh Văn phòng Tổng cục"),
    articles=("Tặng Giấy khen cho 03 tập thể, cá nhân.", "Tiền thưởng theo quy định.", "Thi hành."),
    recipients=("Như Điều 3", "Bộ trưởng (để báo cáo)"),
    filed="VT, VP",
    signature=Signature("KT. Tổng cục trưởng", "Phó Tổng cục trưởng", "Trần Quốc Khánh"),
    lists=LISTS,
)
FIRST_PAGE = (
    "BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỔNG CỤC MÔI TRƯỜNG Số: 07/QĐ-TCMT "
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
    "Hà Nội, ngày 05 tháng 02 năm 2026 QUYẾT ĐỊNH Về việc tặng Giấy khen năm 2025 "
    "TỔNG CỤC TRƯỞNG TỔNG CỤC MÔI TRƯỜNG Căn cứ Luật Thi đua, khen thưởng; "
    "Theo đề nghị của Chánh Văn phòng Tổng cục. QUYẾT ĐỊNH: "
    "Điều 1. Tặng Giấy khen cho 03 tập thể, cá nhân. Điều 2. Tiền thưởng theo quy định. "
    "Điều 3. Thi hành. Nơi nhận: - Như Điều 3; - Bộ trưởng (để báo cáo); - Lưu: VT, VP. "
    "KT. TỔNG CỤC TRƯỞNG PHÓ TỔNG CỤC TRƯỞNG Trần Quốc Khánh"
)
LIST_PAGE = (
    "DANH SÁCH ĐƯỢC KHEN THƯỞNG (Kèm theo Quyết định số 07/QĐ-TCMT ngày 05 tháng 02 năm 2026 "
    "của Tổng cục trưởng Tổng cục Môi trường) STT Họ và tên / Tập thể Chức vụ Đơn vị "
    "Danh hiệu, hình thức khen thưởng Năm thành tích Tiền thưởng (đồng) "
    "I. TẬP THỂ 1 Phòng Kiểm soát ô nhiễm Cục Môi trường Giấy khen 2025 4.680.000 "
    "II. CÁ NHÂN 1 Lê Văn Ân Chuyên viên Văn phòng Giấy khen 2025 702.000 "
    "2 Đỗ Hữu Phước Viên chức Vụ Pháp chế Giấy khen 2024, 2025 Tổng cộng 5.382.000"
)


def pages(paper: DecisionPaper) -> list[str]:
    document = pypdfium2.PdfDocument(render_pdf(decision_html(paper)))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def sizes(paper: DecisionPaper) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(render_pdf(decision_html(paper)))
    return [
        (round(w / 72 * 25.4), round(h / 72 * 25.4))
        for w, h in map(document.get_page_size, range(len(document)))
    ]


def test_the_decision_reads_from_the_letterhead_to_the_signature() -> None:
    assert pages(PAPER)[0] == FIRST_PAGE


def test_the_list_stands_on_its_own_sheet_numbered_from_page_two_on() -> None:
    assert sorted(pages(PAPER)[1].split()) == sorted(f"2 {LIST_PAGE}".split())
    assert pages(PAPER)[1].replace(LIST_PAGE, "").strip() == "2"


def test_the_decision_is_upright_and_the_wide_list_lies_across() -> None:
    assert sizes(PAPER) == [(210, 297), (297, 210)]


def test_a_decision_without_a_list_is_one_page_without_a_number() -> None:
    assert pages(dataclasses.replace(PAPER, lists=())) == [FIRST_PAGE]


def test_margins_are_those_of_the_decree() -> None:
    page = pypdfium2.PdfDocument(render_pdf(decision_html(PAPER)))[0]
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    mm = 72 / 25.4
    assert 30 * mm - 1 <= min(box[0] for box in boxes) <= 35 * mm
    assert 15 * mm <= page.get_width() - max(box[2] for box in boxes) <= 20 * mm
    assert 20 * mm - 1 <= page.get_height() - max(box[3] for box in boxes) <= 25 * mm


def test_a_draft_says_so_on_every_page_and_leaves_number_and_date_open() -> None:
    head = dataclasses.replace(HEAD, number=None, signed_on=None)
    first, second = pages(dataclasses.replace(PAPER, letterhead=head, draft=True))
    assert (first.count("DỰ THẢO"), second.count("DỰ THẢO")) == (1, 1)
    assert first.count("Số: /QĐ-TCMT") == 1
    assert first.count("Hà Nội, ngày tháng năm") == 1


def test_the_head_of_the_ledger_is_printed_on_every_page_when_given() -> None:
    first, second = pages(dataclasses.replace(PAPER, ledger_head="Sổ cái 4a3f-90c1"))
    assert (first.count("Sổ cái 4a3f-90c1"), second.count("Sổ cái 4a3f-90c1")) == (1, 1)


def test_the_head_of_the_table_is_repeated_on_every_sheet_of_a_long_list() -> None:
    many = AwardList("CÁ NHÂN", LISTS[1].lines * 40)
    sheets = pages(dataclasses.replace(PAPER, lists=(many,)))[1:]
    assert [sheet.count("Họ và tên / Tập thể") for sheet in sheets] == [1] * len(sheets)
    assert sum(sheet.count("Lê Văn Ân") for sheet in sheets) == 40
    assert [str(number) in sheet.split() for number, sheet in enumerate(sheets, 2)] == [True] * len(
        sheets
    )


def test_names_are_text_and_never_markup() -> None:
    line = dataclasses.replace(LISTS[1].lines[0], recipient="<b>Ân</b> & con")
    text = pages(dataclasses.replace(PAPER, lists=(AwardList("CÁ NHÂN", (line,)),)))[1]
    assert text.count("<b>Ân</b> & con") == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "01/QĐ-TCMT"), (9, "09/QĐ-TCMT"), (10, "10/QĐ-TCMT"), (1234, "1234/QĐ-TCMT")],
)
def test_numbers_under_ten_have_a_zero(number: int, words: str) -> None:
    assert reference(dataclasses.replace(HEAD, number=number)) == words


def test_the_total_counts_lines_without_money_as_nothing() -> None:
    assert total_bonus(LISTS) == 5_382_000
    assert total_bonus(()) == 0
