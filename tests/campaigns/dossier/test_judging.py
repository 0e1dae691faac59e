"""What a file is, is told by its content; what lies, hides, runs or bursts is refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from campaigns.dossier.judging import KINDS, UnfitFileError, judged
from campaigns.dossier.names import looks_the_same, tidy_name
from tests.campaigns.dossier.files import GOOD, MAKER, pdf, photo
from tests.campaigns.dossier.hostile import HOSTILE, HTML, word_with
from tests.campaigns.dossier.hostile_inside import CALM, INSIDE


def test_one_of_each_kind_is_taken_and_known_by_its_content() -> None:
    assert {kind: judged(make()).kind for kind, make in GOOD.items()} == {
        kind: kind for kind in KINDS
    }


def test_what_the_hostile_files_are_made_of_is_harmless_by_itself() -> None:
    assert judged(word_with()).kind == "docx"
    assert judged(pdf(b"4 0 obj\n<</Type/Font>>\nendobj\n")).kind == "pdf"


def test_no_hostile_file_is_taken_and_each_refusal_is_a_sentence() -> None:
    taken, said = [], set()
    for name, make in HOSTILE.items():
        try:
            judged(make())
        except UnfitFileError as unfit:
            said.add(str(unfit))
        else:
            taken.append(name)
    assert (taken, len(HOSTILE) >= 90) == ([], True)
    assert all(sentence.endswith(".") for sentence in said)


@pytest.mark.parametrize("name", INSIDE)
def test_what_a_file_fetches_starts_or_carries_is_found_however_it_is_written(name: str) -> None:
    with pytest.raises(UnfitFileError):
        judged(INSIDE[name]())


@pytest.mark.parametrize("name", CALM)
def test_what_waits_for_a_click_or_lies_on_the_same_machine_is_taken(name: str) -> None:
    assert judged(CALM[name]()).kind in KINDS


def test_files_of_offices_are_kept_byte_by_byte() -> None:
    for kind in set(GOOD) - {"jpg", "png"}:
        content = GOOD[kind]()
        assert judged(content).content == content


@pytest.mark.parametrize(("kind", "name"), [("jpg", "JPEG"), ("png", "PNG")])
def test_a_picture_is_written_anew_without_place_device_and_remark(kind: str, name: str) -> None:
    sent = photo(name)
    assert MAKER.encode() in sent

    kept = judged(sent).content

    for trace in (b"Exif", b"eXIf", b"GPS", b"http", MAKER.encode()):
        assert trace not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (40, 60)  # turned upright, as the camera had said
        assert not picture.getexif()


def test_what_hides_behind_a_picture_does_not_come_along() -> None:
    for kind in ("JPEG", "PNG"):
        assert HTML not in judged(photo(kind) + HTML).content


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "1", "LA"])
def test_pictures_of_every_colour_are_taken(mode: str) -> None:
    made = io.BytesIO()
    Image.new(mode, (30, 20)).save(made, "PNG")
    assert judged(made.getvalue()).kind == "png"


# What was sent, as what kind it was found to be → the name that is kept.
NAMES = {
    ("Báo cáo thành tích.pdf", "pdf"): "Báo cáo thành tích.pdf",
    ("bao-cao.PDF", "pdf"): "bao-cao.pdf",
    ("anh.jpeg", "jpg"): "anh.jpg",
    ("bao-cao.pdf.exe", "pdf"): "bao-cao.pdf",
    ("bao-cao.exe.pdf", "pdf"): "bao-cao.pdf",
    ("bao-cao.docx", "pdf"): "bao-cao.pdf",
    ("v1.2 năm 2026.docx", "docx"): "v1.2 năm 2026.docx",
    ("../../etc/passwd", "pdf"): "passwd.pdf",
    ("C:\\Users\\Hoa\\bao cao.doc", "doc"): "bao cao.doc",
    ("..", "pdf"): "Tờ trình.pdf",
    ("", "pdf"): "Tờ trình.pdf",
    (".pdf", "pdf"): "Tờ trình.pdf",
    ("NUL.pdf", "pdf"): "Tờ trình.pdf",
    ("a\0b.pdf", "pdf"): "ab.pdf",
    ("abc\u202efdp.exe", "pdf"): "abcfdp.pdf",
    # A slash leads into a folder: what stands before the last one is no part of the name.
    ("a\r\nContent-Type: text/html.pdf", "pdf"): "html.pdf",
    ('a"; filename="x.html', "pdf"): "a filename= x.pdf",
    ("Ba\u0301o ca\u0301o.pdf", "pdf"): "Báo cáo.pdf",
    ("\u200b\ufeff\ue000x.pdf", "pdf"): "x.pdf",
}


def test_names_are_tidied() -> None:
    assert {key: tidy_name(*key, instead="Tờ trình") for key in NAMES} == NAMES


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    for letter in "aế𠀀":
        name = tidy_name(letter * 300 + ".pdf", "pdf", instead="x")
        assert (len(name) <= 124, len(name.encode()) <= 204, name[-4:]) == (True, True, ".pdf")


def test_only_what_people_would_notice_counts_as_tidied() -> None:
    assert looks_the_same("anh.jpg", "Anh.JPEG")
    assert looks_the_same("Báo cáo.pdf", "Ba\u0301o ca\u0301o.PDF")
    assert not looks_the_same("bao-cao.pdf", "bao-cao.pdf.exe")
