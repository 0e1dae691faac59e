"""The blank sheet: A4, margins, letters, and the number of the page in the top margin."""

from __future__ import annotations

from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from campaigns.dossier.filled.cells import BODY, CENTRE, add_field, clean

FONT = "Times New Roman"
TOP = BOTTOM = Mm(20)
LEFT, RIGHT = Mm(30), Mm(15)
SHORT_SIDE, LONG_SIDE = Mm(210), Mm(297)
HEADER = Mm(10)


def blank(title: str, *, landscape: bool) -> tuple[Document, Length]:
    """An empty paper called ``title``, and the width between its margins."""
    file = docx.Document()
    _describe(file, title)
    _set_letters(file)
    return file, _set_page(file, landscape=landscape)


def _describe(file: Document, title: str) -> None:
    """Nothing about the machine or the user in what Word calls properties."""
    facts = file.core_properties
    facts.title, facts.author, facts.comments = clean(title)[:255], "", ""
    facts.keywords = facts.last_modified_by = facts.subject = ""
    facts.language = "vi-VN"


def _set_letters(file: Document) -> None:
    style: Any = file.styles["Normal"]
    style.font.name, style.font.size = FONT, BODY
    letters = style.element.get_or_add_rPr()
    fonts = letters.get_or_add_rFonts()
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    letters.append(language)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.15


def _set_page(file: Document, *, landscape: bool) -> Length:
    page = file.sections[0]
    width, height = SHORT_SIDE, LONG_SIDE
    if landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        width, height = LONG_SIDE, SHORT_SIDE
    page.page_width, page.page_height = width, height
    page.top_margin, page.bottom_margin = TOP, BOTTOM
    page.left_margin, page.right_margin = LEFT, RIGHT
    page.header_distance = page.footer_distance = HEADER
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = CENTRE
    add_field(number, "PAGE")
    return Length(width - LEFT - RIGHT)
