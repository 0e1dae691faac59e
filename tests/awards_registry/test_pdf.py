"""The printer of papers: what it reads, what it refuses, and what stands in the file."""

import ctypes
import itertools
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from awards_registry.pdf import ASSETS, ForeignAssetError, PaperError, page_count, render_pdf

TEXT = pypdfium2.raw.FPDF_PAGEOBJ_TEXT
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel, tone in itertools.product(VOWELS + VOWELS.upper(), TONES)
] + ["đ", "Đ"]
FACES = ("Regular", "Bold", "Italic", "BoldItalic")

PAGE = (
    '<html lang="vi"><head><title>Giấy khen</title>'
    '<link rel="stylesheet" href="print/fonts.css">'
    "<style>html {{ font-family: Tinos }}</style>{head}</head><body>{body}</body></html>"
)


def page(body: str = "Thi đua", head: str = "") -> str:
    return PAGE.format(body=body, head=head)


def text_of(pdf: bytes, number: int = 0) -> str:
    sheet = pypdfium2.PdfDocument(pdf)[number]
    return " ".join(sheet.get_textpage().get_text_range().split())


def language_of(pdf: bytes) -> str:
    room = ctypes.create_string_buffer(32)
    letters = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    used = pypdfium2.raw.FPDFCatalog_GetLanguage(pypdfium2.PdfDocument(pdf), letters, len(room))
    return room.raw[:used].decode("utf-16-le").rstrip("\0")


@pytest.mark.parametrize("face", FACES)
def test_each_face_of_the_font_has_every_vietnamese_letter_and_the_dong_sign(face: str) -> None:
    signs = TTFont(ASSETS / "fonts" / f"Tinos-{face}.woff2").getBestCmap()
    assert [sign for sign in [*LETTERS, "₫", "–", "“", "”"] if ord(sign) not in signs] == []


@pytest.mark.parametrize("wrap", ["{}", "<b>{}</b>", "<i>{}</i>", "<b><i>{}</i></b>"])
def test_every_vietnamese_letter_is_read_back_as_one_composed_letter(wrap: str) -> None:
    words = " ".join([*LETTERS, "1.234.567 ₫"])
    assert text_of(render_pdf(page(wrap.format(words)))) == words


def test_only_the_own_font_is_in_the_file() -> None:
    letters = " ".join(LETTERS)
    pdf = render_pdf(page(f"{letters} <b>{letters}</b> <i>{letters}</i>"))
    texts = [part for part in pypdfium2.PdfDocument(pdf)[0].get_objects() if part.type == TEXT]
    fonts = {part.get_font().get_base_name().partition("+")[2] for part in texts}
    assert fonts == {"Tinos", "Tinos-Bold", "Tinos-Italic"}
    assert all(part.get_font().is_embedded for part in texts)


def test_title_and_language_are_those_of_the_page() -> None:
    pdf = render_pdf(page())
    assert pypdfium2.PdfDocument(pdf).get_metadata_dict(skip_empty=True)["Title"] == "Giấy khen"
    assert language_of(pdf) == "vi"


def test_the_same_page_gives_the_same_bytes_and_no_date_of_its_own() -> None:
    first, second = render_pdf(page()), render_pdf(page())
    assert first == second
    assert b"/CreationDate" not in first


def test_the_time_in_the_file_is_the_time_given() -> None:
    signed = datetime(2026, 2, 5, 9, 30, tzinfo=timezone(timedelta(hours=7)))
    pdf = render_pdf(page(), written=signed)
    found = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert (found["CreationDate"], found["ModDate"]) == ("D:20260205093000+07'00",) * 2
    assert pdf == render_pdf(page(), written=signed)


def test_attributes_of_old_html_do_not_change_the_look() -> None:
    plain, coloured = page("Thi đua"), page('<font color="red" size="7">Thi đua</font>')
    assert len(render_pdf(coloured)) == pytest.approx(len(render_pdf(plain)), abs=8)


@pytest.mark.parametrize("place", ["print/giay_khen.svg", "print/emblem.svg"])
def test_own_art_and_data_addresses_are_printed(place: str) -> None:
    dot = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
    assert page_count(page(f'<img src="{place}"><img src="{dot}">')) == 1


FOREIGN = [
    "http://127.0.0.1:9/a.svg",
    "https://example.org/a.svg",
    "//example.org/a.svg",
    "ftp://example.org/a.svg",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "file://localhost/etc/passwd",
    "file:///proc/self/environ",
    "../../pdf.py",
    "print/../../../pdf.py",
    "print/%2e%2e/%2e%2e/%2e%2e/pdf.py",
    "print/../registry.css",
    "print/",
    "print/missing.svg",
    "print/emblem.svg%00",
    "fonts/OFL-1.1-Tinos.txt",
    (ASSETS / "print" / "emblem.svg").as_uri().replace("file://", "file://example.org"),
]


@pytest.mark.parametrize("address", FOREIGN)
def test_an_image_that_is_not_our_own_stops_the_print(address: str) -> None:
    with pytest.raises(ForeignAssetError):
        render_pdf(page(f'<img src="{address}">'))


SVG = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
    "{}%3C/svg%3E"
)
DOORS = {
    "style sheet": page(head='<link rel="stylesheet" href="{}">'),
    "import": page(head="<style>@import '{}';</style>"),
    "background": page(head="<style>body {{ background: url({}) }}</style>"),
    "list mark": page("<ul><li>a</ul>", head="<style>ul {{ list-style: url({}) }}</style>"),
    "content": page(head="<style>body::before {{ content: url({}) }}</style>"),
    "page corner": page(head="<style>@page {{ @top-left {{ content: url({}) }} }}</style>"),
    "font": page(head="<style>@font-face {{ font-family: X; src: url({}) }}</style>"),
    "object": page('<object data="{}"></object>'),
    "embed": page('<embed src="{}">'),
    "attachment": page(head='<link rel="attachment" href="{}">'),
    "attached link": page('<a rel="attachment" href="{}">a</a>'),
    "image in an image": page(f'<img src="{SVG.format("%3Cimage href=%27{}%27/%3E")}">'),
}


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a", "file:///etc/passwd"])
@pytest.mark.parametrize("door", DOORS)
def test_no_door_of_the_page_lets_a_foreign_file_in(door: str, address: str) -> None:
    with pytest.raises(ForeignAssetError):
        render_pdf(DOORS[door].replace("{{", "{").replace("}}", "}").replace("{}", address))


def test_a_base_tag_or_another_folder_opens_no_further_files(tmp_path: Path) -> None:
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "fonts.css").write_text("body { color: red }")
    with pytest.raises(ForeignAssetError):
        render_pdf(page(), base=tmp_path)
    with pytest.raises(ForeignAssetError):
        render_pdf(page(head='<base href="file:///etc/">', body='<img src="passwd">'))


def test_a_refused_print_does_not_spoil_the_next_one() -> None:
    before = render_pdf(page())
    with pytest.raises(ForeignAssetError):
        render_pdf(page('<img src="file:///etc/passwd">'))
    assert render_pdf(page()) == before


@pytest.mark.parametrize("picture", ["data:image/png;base64,AAAA", "data:image/svg+xml,%3Csvg"])
def test_a_picture_that_cannot_be_read_stops_the_print(picture: str) -> None:
    with pytest.raises(PaperError):
        render_pdf(page(f'<img src="{picture}">'))


def test_papers_made_by_several_threads_are_the_papers_made_by_one() -> None:
    bodies = [page(f"Giấy khen số {number}") for number in range(12)]
    with ThreadPoolExecutor(4) as hands:
        assert list(hands.map(render_pdf, bodies)) == [render_pdf(body) for body in bodies]
