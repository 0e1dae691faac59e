"""What stands inside a paper's tables; rules, fields and marks that the library leaves to XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

BODY, SMALL, TINY = Pt(14), Pt(13), Pt(11)
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT_SIDE = WD_ALIGN_PARAGRAPH.LEFT
ROOM_FOR_SEAL = 4
# What XML cannot hold: control signs and halves of signs.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the lines above the name, how, and the name where it is known."""

    post: str
    how: str = "(Ký, ghi rõ họ tên)"
    name: str = ""


def clean(text: str) -> str:
    """Text as a paper can hold it."""
    return UNWRITABLE.sub("", text)


def add_row(table: Table) -> Sequence[_Cell]:
    """The cells of a new last row."""
    cells: Sequence[_Cell] = table.add_row().cells  # type: ignore[no-untyped-call] # as it ships
    return cells


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word works out: the number of the page."""
    run = paragraph.add_run()
    run.font.size = SMALL
    for kind in ("begin", "", "end"):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run._r.append(mark)  # noqa: SLF001 - the library has no fields of its own


def write(
    cell: _Cell,
    text: str,
    *,
    size: Length = BODY,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTRE,
) -> Paragraph:
    made: Paragraph = cell.add_paragraph()
    made.alignment = align
    made.paragraph_format.line_spacing = 1.0
    run = made.add_run(clean(text))
    run.bold, run.italic, run.font.size = bold, italic, size
    return made


def fill(cells: Iterable[_Cell], texts: Iterable[str], *, bold: bool = False) -> None:
    for place, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        align = CENTRE if bold or not place else LEFT_SIDE
        write(cell, text, size=SMALL, bold=bold, align=align)
        drop_first(cell)


def add_rule(where: Any, length: Length, width: Length) -> None:
    """A line of ``length`` in the middle of ``width``."""
    made = where.add_paragraph()
    edge = made.paragraph_format
    edge.left_indent = edge.right_indent = Length((width - length) // 2)
    edge.line_spacing, edge.space_before, edge.space_after = Pt(5), Pt(2), Pt(4)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = made._p.get_or_add_pPr()  # noqa: SLF001 - the library has no borders of its own
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def write_signer(cell: _Cell, signer: Signer) -> None:
    for line in signer.post.split("\n"):
        write(cell, line.upper(), bold=True)
    write(cell, signer.how, size=SMALL, italic=True)
    for _line in range(ROOM_FOR_SEAL):
        write(cell, "")
    write(cell, signer.name, bold=True)


def write_recipients(cell: _Cell, lines: Sequence[str]) -> None:
    """Nơi nhận: 12 bold italic, then 11, the last one is what is filed."""
    write(cell, "Nơi nhận:", size=Pt(12), bold=True, italic=True, align=LEFT_SIDE)
    for number, line in enumerate(lines, start=1):
        end = "." if number == len(lines) else ";"
        write(cell, f"- {line}{end}", size=TINY, align=LEFT_SIDE)


def drop_first(cell: _Cell) -> None:
    """The empty paragraph that every cell is born with, where there is another."""
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 and not first.text:
        first._p.getparent().remove(first._p)  # noqa: SLF001 - the library cannot remove one


def _row_mark(table: Table, name: str) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - no such property there
    properties.append(OxmlElement(name))


def repeat_head(table: Table) -> None:
    _row_mark(table, "w:tblHeader")


def keep_whole(table: Table) -> None:
    _row_mark(table, "w:cantSplit")


def without_padding(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - no such property there
