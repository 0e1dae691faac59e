"""Danh sách trích ngang: everybody who is proposed, a line each, on a sheet laid across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from campaigns.dossier.filled.cells import CENTRE, Signer
from campaigns.dossier.filled.facts import Facts
from campaigns.dossier.filled.letterhead import KINDS, Sending, counted, head_of
from campaigns.dossier.filled.sheet import NUMBER_GAP, Sheet

HEADS = (
    "STT",
    "Họ và tên, tên tập thể",
    "Chức vụ, đơn vị công tác",
    "Danh hiệu, hình thức đề nghị",
    "Tóm tắt thành tích",
    "Đã được khen thưởng (năm, hình thức, quyết định)",
    "Ghi chú",
)
WIDTHS = (0.85, 2.1, 2.3, 1.9, 3.6, 3.1, 1)
NUMERALS = ("I", "II", "III")
# The last so many years of what was granted before fit into a line.
YEARS, MOST_HONOURS = 5, 6


def listing(sending: Sending) -> bytes:
    """The list, collectives first, then people and households, numbered within each."""
    sheet = Sheet(f"Danh sách: {sending.subject}", landscape=True)
    sheet.head(head_of(sending.unit, "", dated=sending.dated))
    sheet.title("Danh sách trích ngang", sending.subject)
    number = sending.reference or NUMBER_GAP
    day = sending.dated or "ngày ...... tháng ...... năm ........"
    sheet.text(
        f"(Kèm theo Tờ trình số {number} {day} của {sending.unit.name})",
        italic=True,
        align=CENTRE,
        before=0,
    )
    sheet.text("", before=0)
    sheet.table(HEADS, WIDTHS, _rows(sending.lines))
    sheet.text(f"Danh sách này có: {counted(sending.lines) or '......'}./.", keep=True)
    post = sending.signer_post or sending.unit.head_title or "Thủ trưởng đơn vị"
    left = Signer("Người lập danh sách")
    sheet.close(left, Signer(post, "(Ký, đóng dấu)", sending.signer_name))
    return sheet.content()


def _rows(lines: Sequence[Facts]) -> Iterator[Sequence[str]]:
    present = [kind for kind in KINDS if any(line.kind == kind for line in lines)]
    for numeral, kind in zip(NUMERALS, present, strict=False):
        if len(present) > 1:
            yield (f"{numeral}. {KINDS[kind].upper()}",)
        for number, line in enumerate((each for each in lines if each.kind == kind), start=1):
            yield (
                str(number),
                line.name,
                ", ".join(part for part in (line.post, line.place) if part),
                line.award,
                line.achievement,
                honours(line),
                "",
            )


def honours(line: Facts) -> str:
    """What was granted over the last years, one a line."""
    past = [
        each
        for each in (*line.titles, *line.commendations)
        if int(each.year[-4:]) > line.year - YEARS
    ]
    return "\n".join(f"{each.year}: {each.name}, {each.decision}" for each in past[-MOST_HONOURS:])
