"""Certificates: the words of the decree, one page each, and nothing cut off."""

import dataclasses
import unicodedata
from datetime import date
from typing import Literal

import pypdfium2
import pytest
import segno

from awards_registry.pdf import PaperError
from campaigns.certificate.layout import (
    CertificateFace,
    balanced_lines,
    certificate_pdf,
    overflows,
    size_class,
)

SHORT = CertificateFace(
    form="giay_khen",
    issuer_post="Tổng cục trưởng Tổng cục Môi trường",
    award_name="Giấy khen",
    verb="Tặng",
    recipient="Lê Văn Ân",
    recipient_line="Chuyên viên chính, Văn phòng Tổng cục",
    achievement="Đã hoàn thành xuất sắc nhiệm vụ công tác năm 2025",
    decision_number="07/QĐ-TCMT",
    decision_date=date(2026, 2, 5),
    place="Hà Nội",
    signed_on=date(2026, 3, 9),
    signer_post="Phó Tổng cục trưởng",
    signer_name="Trần Quốc Khánh",
    signing_prefix="KT. Tổng cục trưởng",
    golden_book_number="57/2026",
    serial="GK-2026-000057",
    check_url="https://thidua.example.vn/kiem-tra/K7Q4XM2WJ9RTB3VN5PHD8CFYGZ6L",
)
LONG = dataclasses.replace(
    SHORT,
    recipient="Trung tâm Quan trắc và Thông tin môi trường biển vùng Duyên hải Bắc Bộ",
    recipient_line="Viện Khoa học Môi trường, Biển và Hải đảo thuộc Tổng cục Môi trường",
    achievement=(
        "Đã có thành tích xuất sắc trong phong trào thi đua “Cán bộ, công chức, viên chức, người "
        "lao động ngành tài nguyên và môi trường thi đua xây dựng văn hóa công sở” giai đoạn 2021 "
        "– 2025, góp phần hoàn thành thắng lợi các mục tiêu, nhiệm vụ, giải pháp của kế hoạch "
        "năm năm bảo vệ môi trường nước"
    ),
)
LONG_TITLE = dataclasses.replace(
    LONG,
    form="bang_khen",
    verb="Tặng danh hiệu",
    award_name="Chiến sĩ thi đua ngành Tài nguyên và Môi trường",
)
FACES = [
    SHORT,
    LONG,
    dataclasses.replace(LONG, form="bang_khen", award_name="Bằng khen"),
    LONG_TITLE,
]


def words(pdf: bytes, number: int = 0) -> str:
    sheet = pypdfium2.PdfDocument(pdf)[number]
    return " ".join(sheet.get_textpage().get_text_range().split())


def test_the_words_stand_in_the_order_of_the_decree() -> None:
    assert words(certificate_pdf([SHORT])) == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "TỔNG CỤC TRƯỞNG TỔNG CỤC MÔI TRƯỜNG TẶNG GIẤY KHEN Lê Văn Ân "
        "Chuyên viên chính, Văn phòng Tổng cục "
        "Đã hoàn thành xuất sắc nhiệm vụ công tác năm 2025 "
        "Quyết định số 07/QĐ-TCMT, ngày 05 tháng 02 năm 2026 Số sổ vàng: 57/2026 "
        "Số hiệu: GK-2026-000057 "
        "https://thidua.example.vn/kiem-tra/K7Q4XM2WJ9RTB3VN5PHD8CFYGZ6L "
        "Hà Nội, ngày 09 tháng 3 năm 2026 KT. TỔNG CỤC TRƯỞNG PHÓ TỔNG CỤC TRƯỞNG Trần Quốc Khánh"
    )


def test_a_head_who_signs_has_no_line_above_the_post_and_no_empty_golden_book_line() -> None:
    face = dataclasses.replace(
        SHORT, signing_prefix="", signer_post="Tổng cục trưởng", golden_book_number=""
    )
    text = words(certificate_pdf([face]))
    assert text.endswith("năm 2026 TỔNG CỤC TRƯỞNG Trần Quốc Khánh")
    assert text.count("sổ vàng") == 0


def test_every_face_has_one_page_of_its_own_with_its_own_words() -> None:
    pdf = certificate_pdf(FACES)
    assert len(pypdfium2.PdfDocument(pdf)) == len(FACES)
    for number, face in enumerate(FACES):
        text = words(pdf, number)
        assert unicodedata.is_normalized("NFC", text)
        for part in (face.recipient, face.recipient_line, face.achievement, face.signer_name):
            assert text.count(part) == 1


def test_pages_are_a4_landscape() -> None:
    pdf = pypdfium2.PdfDocument(certificate_pdf([SHORT]))
    width, height = pdf[0].get_size()
    assert (round(width / 72 * 25.4, 1), round(height / 72 * 25.4, 1)) == (297.0, 210.0)


@pytest.mark.parametrize("face", FACES)
def test_no_word_stands_on_the_frame(face: CertificateFace) -> None:
    page = pypdfium2.PdfDocument(certificate_pdf([face]))[0]
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    inner = 25 / 25.4 * 72
    assert left >= inner
    assert bottom >= inner
    assert right <= page.get_width() - inner
    assert top <= page.get_height() - inner


def test_words_that_fit_no_page_are_named_before_they_are_printed() -> None:
    endless = dataclasses.replace(SHORT, achievement="Đã hoàn thành tốt nhiệm vụ. " * 60)
    assert overflows([SHORT, endless, LONG]) == (1,)
    with pytest.raises(PaperError):
        certificate_pdf([SHORT, endless, LONG])


def test_names_are_text_and_never_markup() -> None:
    face = dataclasses.replace(SHORT, recipient='<img src="file:///etc/passwd">')
    assert words(certificate_pdf([face])).count('<img src="file:///etc/passwd">') == 1


@pytest.mark.parametrize("form", ["giay_khen", "bang_khen"])
def test_the_printed_code_is_the_code_of_the_check_address(
    form: Literal["giay_khen", "bang_khen"],
) -> None:
    face = dataclasses.replace(SHORT, form=form)
    page = pypdfium2.PdfDocument(certificate_pdf([face]))[0]
    per_mm = 300 / 25.4
    grey = page.render(scale=300 / 72, grayscale=True).to_pil()
    expected = [
        list(row) for row in segno.make_qr(face.check_url, error="m", boost_error=False).matrix
    ]
    module = 17 / len(expected)
    left, top = 30, 25.5 + 38.5 + 76 + 18.5
    found = [
        [
            int(
                grey.getpixel(
                    (
                        int((left + (x + 0.5) * module) * per_mm),
                        int((top + (y + 0.5) * module) * per_mm),
                    )
                )
                < 128
            )
            for x in range(len(expected))
        ]
        for y in range(len(expected))
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("length", "name"),
    [
        (1, "brief"),
        (12, "brief"),
        (13, "short"),
        (28, "short"),
        (29, "medium"),
        (44, "medium"),
        (45, "long"),
        (72, "long"),
        (73, "very-long"),
        (160, "very-long"),
        (161, "longest"),
        (320, "longest"),
        (321, "extreme"),
    ],
)
def test_the_size_follows_the_count_of_letters(length: int, name: str) -> None:
    assert size_class("ộ" * length) == name
    assert size_class(f" {'ộ' * length} ") == name


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("", 10, ()),
        ("một hai ba", 10, ("một hai ba",)),
        ("một hai ba bốn", 13, ("một hai", "ba bốn")),
        ("một hai ba bốn năm", 13, ("một hai ba", "bốn năm")),
        ("nghiêngngả", 4, ("nghiêngngả",)),
        ("kinh tế – xã hội", 10, ("kinh tế", "– xã hội")),
    ],
)
def test_lines_are_as_few_and_as_even_as_can_be(
    text: str, letters: int, lines: tuple[str, ...]
) -> None:
    assert balanced_lines(text, letters) == lines


def corner_of(pdf: bytes, number: int) -> tuple[int, ...]:
    page = pypdfium2.PdfDocument(pdf)[number].render(scale=4).to_pil()
    return tuple(page.getpixel((round(6.5 / 25.4 * 72 * 4), page.height // 2)))


def test_each_page_has_the_frame_of_its_form_and_blanks_have_none() -> None:
    rich = dataclasses.replace(SHORT, form="bang_khen")
    faces = [SHORT, rich, SHORT]
    printed, blank = certificate_pdf(faces), certificate_pdf(faces, blanks=True)
    white, red = (255, 255, 255), (168, 19, 28)
    assert [corner_of(printed, number) for number in range(3)] == [white, red, white]
    assert [corner_of(blank, number) for number in range(3)] == [white] * 3
    assert [words(printed, number) for number in range(3)] == [
        words(blank, number) for number in range(3)
    ]


def test_art_is_in_the_file_once_however_many_pages_show_it() -> None:
    one, twenty = certificate_pdf([SHORT]), certificate_pdf([SHORT] * 20)
    assert len(twenty) < len(one) + 20 * 5_000
    assert certificate_pdf([SHORT] * 20) == twenty
