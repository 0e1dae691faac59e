"""Tờ trình: the paper under which nominations go to the desk above (Nghị định 152/2025, Mẫu 01)."""

from __future__ import annotations

from itertools import groupby

from django.utils import timezone

from awards_registry.wording import vietnamese_date
from campaigns.catalogue.models import LegalText
from campaigns.dossier.filled.cells import JUSTIFY, Signer
from campaigns.dossier.filled.letterhead import Sending, counted, head_of, symbol_of
from campaigns.dossier.filled.sheet import Sheet

# What every proposal rests on: the law and its decrees.
GENERAL_TEXTS = {"L-": 0, "ND-": 1}


def letter(sending: Sending) -> bytes:
    """The submission with its bases, what is asked for and for how many."""
    sheet = Sheet(f"Tờ trình: {sending.subject}")
    sheet.head(head_of(sending.unit, "TTr", sending.reference, sending.dated))
    sheet.title("Tờ trình", sending.subject)
    sheet.addressee(sending.to)
    for base in bases():
        sheet.text(f"{base};", italic=True)
    sheet.text(
        f"Căn cứ kết quả họp bình xét của {sending.unit.name} (có biên bản kèm theo),", italic=True
    )
    sheet.text(
        f"{sending.unit.name} kính trình {sending.to or '..............................'} xem xét, "
        f"khen thưởng thành tích năm {sending.year} như sau:"
    )
    by_award = sorted(sending.lines, key=lambda each: (each.award_type.precedence, each.award))
    for award, lines in groupby(by_award, key=lambda each: each.award):
        sheet.text(f"- {award}: {counted(list(lines))};", align=JUSTIFY)
    sheet.text(f"Tổng cộng: {counted(sending.lines) or '......'} (có danh sách kèm theo).")
    sheet.text(
        "Hồ sơ kèm theo: danh sách trích ngang, báo cáo thành tích và biên bản họp bình xét."
    )
    sheet.text(
        f"{sending.unit.name} kính đề nghị {sending.to or 'cấp trên'} xem xét, quyết định./."
    )
    recipients = ["Như trên", f"Lưu: VT, {symbol_of(sending.unit)}"]
    post = sending.signer_post or sending.unit.head_title or "Thủ trưởng đơn vị"
    sheet.close(recipients, Signer(post, "", sending.signer_name))
    return sheet.content()


def bases() -> list[str]:
    """The law and its decrees in force today, without those that nobody compared with the text."""
    texts = []
    for text in LegalText.objects.on(timezone.localdate()).filter(verified=True):
        rank = GENERAL_TEXTS.get(f"{text.code.partition('-')[0]}-")
        if rank is not None:
            issued = f" {vietnamese_date(text.issued_on)}" if text.issued_on else ""
            texts.append((rank, text.valid_from, text.code, f"Căn cứ {text.title}{issued}"))
    return [words for _rank, _day, _code, words in sorted(texts)]
