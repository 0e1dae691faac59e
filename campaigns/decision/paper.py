"""The award decision on paper, in the form of Nghị định 30/2020/NĐ-CP (Phụ lục I, Mẫu 1.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from awards_registry.wording import MOTTO, NATION, grouped, vietnamese_date

TEMPLATE = "campaigns/decision/paper.html"
# The hand that signs a draft fills these gaps in (Phụ lục I, mục II.3 and II.4).
NUMBER_GAP = "\N{NO-BREAK SPACE}" * 8
DATE_GAP = "ngày      tháng      năm".replace(" ", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The top of the paper: whose it is, where and when it was signed, and its number.

    `superior` may be "" for a body that has none above it. `number` and `signed_on` are None
    until the decision has been signed; `symbol` is what follows the stroke, as "QĐ-TCMT".
    """

    superior: str
    issuer: str
    symbol: str
    place: str
    number: int | None = None
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and by which right.

    `authority` is the line above the signer's own post: "", "TM. HỘI ĐỒNG", "KT. BỘ TRƯỞNG",
    "TL. …", "TUQ. …" (Nghị định 30/2020, Điều 13).
    """

    authority: str
    post: str
    name: str


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One line of the annexed list; `bonus` in whole đồng, None where no money goes with it."""

    recipient: str
    post: str
    unit: str
    award: str
    years: str
    bonus: int | None = None


@dataclass(frozen=True, slots=True)
class AwardList:
    """One annexed list, as "Tập thể" or "Cá nhân"; lines in the order of the decision."""

    heading: str
    lines: tuple[AwardLine, ...]


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """Everything that stands on the decision; prints need no database.

    `subject` without "Về việc". `decider` is the post that decides, in capitals above the
    bases. `bases` without full stops: each stands on its own line, the last one is the proposal
    ("Theo đề nghị của …"). `articles` without "Điều n.", in order. `recipients` without dashes;
    `filed` is the body of the last of them, as "VT, VPHĐ" for "Lưu: VT, VPHĐ.".
    """

    letterhead: Letterhead
    subject: str
    decider: str
    bases: tuple[str, ...]
    articles: tuple[str, ...]
    recipients: tuple[str, ...]
    filed: str
    signature: Signature
    lists: tuple[AwardList, ...] = ()
    draft: bool = False
    ledger_head: str = ""


def reference(head: Letterhead) -> str:
    """Number and symbol as "07/QĐ-TCMT"; numbers under ten have a zero, unsigned ones a gap."""
    number = NUMBER_GAP if head.number is None else f"{head.number:02d}"
    return f"{number}/{head.symbol}"


def total_bonus(lists: Sequence[AwardList]) -> int:
    """The sum of all bonuses in whole đồng; lines without money count nothing."""
    return sum(line.bonus or 0 for part in lists for line in part.lines)


def decision_html(paper: DecisionPaper) -> str:
    """The HTML of the decision with its lists, ready for `render_pdf`."""
    head = paper.letterhead
    signed_on = DATE_GAP if head.signed_on is None else vietnamese_date(head.signed_on)
    total = total_bonus(paper.lists)
    return render_to_string(
        TEMPLATE,
        {
            "paper": paper,
            "head": head,
            "nation": NATION,
            "motto": MOTTO,
            "reference": reference(head),
            "signed_on": signed_on,
            "lists": [_numbered(part) for part in paper.lists],
            "total": grouped(total) if total else "",
        },
    )


def _numbered(part: AwardList) -> dict[str, object]:
    return {
        "heading": part.heading,
        "rows": [(line, "" if line.bonus is None else grouped(line.bonus)) for line in part.lines],
    }
