"""Lays out bằng and giấy khen: one face, one page, whatever the length of its words."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import segno
from django.template.loader import render_to_string

from awards_registry.pdf import page_count, render_pdf
from awards_registry.wording import MOTTO, NATION, vietnamese_date

SHEET = "campaigns/certificate/sheet.html"
ART = "campaigns/certificate/art.html"

EMPTY = "<html></html>"

# Upper ends of the classes in letters; what is longer still is BEYOND. The sizes that the
# style sheet gives to each class keep a line within the letters of LETTERS_PER_LINE.
SIZES = (
    (12, "brief"),
    (28, "short"),
    (44, "medium"),
    (72, "long"),
    (160, "very-long"),
    (320, "longest"),
)
BEYOND = "extreme"

# Letters that fit the 237 mm between the frame's sides, by part of the face and size class.
LETTERS_PER_LINE = {
    "issuer": {},
    "award": {"short": 28, "medium": 44, "long": 50, "very-long": 56},
    "recipient": {"short": 34, "medium": 44, "long": 72, "very-long": 78},
    "line": {"very-long": 100},
    "achievement": {"very-long": 88, "longest": 100, "extreme": 124},
}
DEFAULT_LETTERS = 80

# A face with no more lines than this below the award's name gets more air between them.
AIRY_LINES = 3


@dataclass(frozen=True, slots=True)
class CertificateFace:
    """Everything that stands on one certificate, as it was decided; prints need no database."""

    form: Literal["giay_khen", "bang_khen"]
    issuer_post: str
    award_name: str
    verb: str
    recipient: str
    recipient_line: str
    achievement: str
    decision_number: str
    decision_date: date
    place: str
    signed_on: date
    signer_post: str
    signer_name: str
    signing_prefix: str
    golden_book_number: str
    serial: str
    check_url: str


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the face: its size class and its lines, balanced in length."""

    size: str
    lines: tuple[str, ...]


def size_class(text: str) -> str:
    """The name of the size that `text` is set in, by its count of letters and spaces."""
    length = len(text.strip())
    return next((name for end, name in SIZES if length <= end), BEYOND)


def balanced_lines(text: str, letters: int) -> tuple[str, ...]:
    """`text` on as few lines of at most `letters` as it needs, the lines as even as can be.

    A centred line with one lone word below it looks like a mistake; so the width is narrowed
    as long as the count of lines stays the same. A word longer than the line is left whole.
    """
    lines = _wrapped(text, letters)
    for width in range(letters - 1, 0, -1):
        narrower = _wrapped(text, width)
        if len(narrower) > len(lines) or any(len(line) > width for line in narrower):
            break
        lines = narrower
    return tuple(lines)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def block(part: str, text: str) -> Block:
    """`text` as the part `part` of the face (a key of LETTERS_PER_LINE)."""
    size = size_class(text)
    return Block(size, balanced_lines(text, LETTERS_PER_LINE[part].get(size, DEFAULT_LETTERS)))


def qr_image(url: str) -> str:
    """The QR code of `url` as a `data:` image, error level M (15 % may be soiled)."""
    return str(segno.make_qr(url, error="m", boost_error=False).png_data_uri(scale=4, border=0))


def certificate_html(faces: Sequence[CertificateFace]) -> str:
    """The words of `faces` as HTML, one page each in their order, without frame and emblem."""
    sheets = [_sheet(face) for face in faces]
    return render_to_string(SHEET, {"sheets": sheets, "nation": NATION, "motto": MOTTO})


def certificate_pdf(
    faces: Sequence[CertificateFace], *, blanks: bool = False, written: datetime | None = None
) -> bytes:
    """The certificates as they are printed, one page each; equal faces give equal bytes.

    `blanks` leaves frame and emblem out, for sheets that have them printed already. `written`
    is the time put into the file. Raises PaperError if a face does not fit its page (`overflows`
    names it before) or if a picture is missing.
    """
    art = {form: render_to_string(ART, {"form": form}) for form in {face.form for face in faces}}
    backdrops = [EMPTY if blanks else art[face.form] for face in faces]
    return render_pdf(certificate_html(faces), written=written, backdrops=backdrops)


def overflows(faces: Sequence[CertificateFace]) -> tuple[int, ...]:
    """The places in `faces` of those whose words do not fit one page, counted from 0.

    They are shown to the officer before printing: a shorter wording has to be found.
    """
    return tuple(
        place for place, face in enumerate(faces) if page_count(certificate_html([face])) != 1
    )


def _sheet(face: CertificateFace) -> dict[str, object]:
    below = {
        "recipient": block("recipient", face.recipient),
        "line": block("line", face.recipient_line),
        "achievement": block("achievement", face.achievement),
    }
    return below | {
        "face": face,
        "issuer": block("issuer", face.issuer_post.upper()),
        "award": block("award", face.award_name.upper()),
        "airy": sum(len(part.lines) for part in below.values()) <= AIRY_LINES,
        "decided_on": vietnamese_date(face.decision_date),
        "signed_on": vietnamese_date(face.signed_on),
        "qr": qr_image(face.check_url),
    }
