"""A paper in the form of Nghị định 30/2020/NĐ-CP, written as DOCX: page, letters, parts.

Sizes and places are those of Phụ lục I: A4, Times New Roman 13–14, the State on the right and the
body on the left, the page number in the middle of the top margin from the second page on.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from awards_registry.wording import MOTTO, NATION, vietnamese_date
from campaigns.dossier.filled.cells import (
    CENTRE,
    JUSTIFY,
    LEFT_SIDE,
    SMALL,
    Signer,
    add_row,
    add_rule,
    clean,
    drop_first,
    fill,
    keep_whole,
    repeat_head,
    without_padding,
    write,
    write_recipients,
    write_signer,
)
from campaigns.dossier.filled.page import blank

FIRST_LINE = Mm(12.7)
# The left part of the head; the rest is the State's.
BODY_PART = 0.43
# The hand fills these in.
DATE_GAP = "ngày ...... tháng ...... năm ........"
NUMBER_GAP = "........"


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a paper: whose it is, where, when, and its number; ``""`` is left to the hand.

    ``reference`` is the whole number as “45/TTr-TCMT”; None where the paper bears none.
    """

    superior: str
    issuer: str
    place: str
    reference: str | None = None
    dated: str = ""


class Sheet:
    """One paper, written from top to bottom."""

    def __init__(self, title: str, *, landscape: bool = False) -> None:
        self._file, self.width = blank(title, landscape=landscape)

    # --- the parts, from top to bottom

    def head(self, head: Head) -> None:
        """The body on the left, the State on the right, number and date under them."""
        left = Length(int(self.width * BODY_PART))
        table = self._frame([left, Length(self.width - left)])
        body, state = table.rows[0].cells
        if head.superior:
            write(body, head.superior.upper(), size=Pt(12))
        write(body, head.issuer.upper(), size=Pt(12), bold=True)
        add_rule(body, Length(left // 3), left)
        write(state, NATION, size=Pt(12), bold=True)
        write(state, MOTTO, size=SMALL, bold=True)
        add_rule(state, Mm(62), Length(self.width - left))
        number, day = add_row(table)
        if head.reference is not None:
            write(number, f"Số: {head.reference}", size=SMALL)
        place = f"{head.place}, " if head.place else "................., "
        write(day, f"{place}{head.dated or DATE_GAP}", size=SMALL, italic=True)
        for cell in (body, state, number, day):
            drop_first(cell)

    def title(self, kind: str, subject: str) -> None:
        """Tên loại và trích yếu, with the rule under them."""
        self.text(kind.upper(), bold=True, align=CENTRE, before=18)
        for line in subject.split("\n"):
            self.text(line, bold=True, align=CENTRE, before=0)
        add_rule(self._file, Length(self.width // 5), self.width)

    def addressee(self, name: str) -> None:
        self.text(f"Kính gửi: {name or '..............................'}", align=CENTRE, before=12)
        self.text("", before=0)

    def part(self, text: str) -> None:
        """The heading of a part: “I. SƠ LƯỢC LÝ LỊCH”."""
        self.text(text, bold=True, before=10, indent=False, keep=True)

    def text(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        align: WD_ALIGN_PARAGRAPH = JUSTIFY,
        before: float = 6,
        indent: bool = True,
        keep: bool = False,
    ) -> Paragraph:
        """One paragraph of the body."""
        made = self._file.add_paragraph()
        made.alignment = align
        made.paragraph_format.space_before = Pt(before)
        made.paragraph_format.keep_with_next = keep
        if align == JUSTIFY and indent:
            made.paragraph_format.first_line_indent = FIRST_LINE
        run = made.add_run(clean(text))
        run.bold, run.italic = bold, italic
        return made

    def fact(self, label: str, value: str) -> None:
        """“- Label: value”; where the register does not know it, dots for the hand."""
        if value:
            self.text(f"- {label}: {value}", align=LEFT_SIDE)
        else:
            self.gap(f"- {label}: ")

    def gap(self, label: str = "", lines: int = 1) -> None:
        """Dotted lines that are filled in by hand, the first behind ``label``."""
        for number in range(lines):
            made = self.text("" if number else label, align=LEFT_SIDE)
            made.paragraph_format.tab_stops.add_tab_stop(
                self.width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )
            made.add_run("\t")

    def prose(self, text: str, lines: int = 3) -> None:
        """What people wrote, paragraph by paragraph; dotted lines where they wrote nothing."""
        written = [line.strip() for line in clean(text).splitlines() if line.strip()]
        for line in written:
            self.text(line)
        if not written:
            self.gap(lines=lines)

    def table(
        self, heads: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]]
    ) -> None:
        """A table with its head on each page; ``widths`` are shares of the page.

        A row of one text alone is a heading across the table.
        """
        whole = sum(widths)
        columns = [Length(int(self.width * share / whole)) for share in widths]
        table = self._frame(columns, borders=True)
        fill(table.rows[0].cells, heads, bold=True)
        repeat_head(table)
        for row in rows:
            cells = add_row(table)
            if len(row) == 1:
                merged = cells[0].merge(cells[-1])
                write(merged, row[0], size=SMALL, bold=True, align=LEFT_SIDE)
                drop_first(merged)
            else:
                fill(cells, row)
        self.text("", before=0)

    def close(self, left: Signer | Sequence[str], right: Signer) -> None:
        """The end: who gets it or who confirms it on the left, who signs on the right."""
        half = Length(self.width // 2)
        self.text("", before=0)
        table = self._frame([half, half])
        keep_whole(table)
        first, second = table.rows[0].cells
        if isinstance(left, Signer):
            write_signer(first, left)
        elif left:
            write_recipients(first, left)
        write_signer(second, right)
        for cell in (first, second):
            drop_first(cell)

    def content(self) -> bytes:
        file = io.BytesIO()
        self._file.save(file)
        return file.getvalue()

    def _frame(self, columns: Sequence[Length], *, borders: bool = False) -> Table:
        table: Table = self._file.add_table(rows=1, cols=len(columns))
        table.style = self._file.styles["Table Grid" if borders else "Normal Table"]
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, columns, strict=True):
            column.width = width
        for cell, width in zip(table.rows[0].cells, columns, strict=True):
            cell.width = width
        if not borders:
            without_padding(table)
        return table


def in_full(day: datetime.date | None) -> str:
    """A day as papers write it, or nothing."""
    return vietnamese_date(day) if day else ""
