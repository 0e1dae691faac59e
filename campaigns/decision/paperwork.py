"""Builds the paper of a decision from the register: bases, articles, lists, signature.

The words of the paper are Vietnamese in every language of the screen (Nghị định 30/2020), so
they stand here as they are and not among the translations.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby

from django.utils import timezone

from awards_registry.ledger.models import Entry, Head
from awards_registry.numbers import amount_in_words
from awards_registry.wording import grouped, vietnamese_date
from campaigns.catalogue.models import LegalText
from campaigns.council.models import Sitting
from campaigns.decision.actions import settle
from campaigns.decision.authority import right_of
from campaigns.decision.paper import AwardLine, AwardList, DecisionPaper, Letterhead, Signature
from campaigns.eligibility.overriding import mark
from campaigns.register.models import Award, Decision

# What every award decision rests on; other texts only where a line's rule names them.
GENERAL_TEXTS = ("L-", "ND-")
# Kinds of recipients in the order of the lists, and where each stands in a line.
RECIPIENTS = {"tập thể": "unit_id", "cá nhân": "person_id", "hộ gia đình": "household_id"}
KINDS = ("(cá nhân)", "(tập thể)", "(hộ gia đình)")


def lines_of(decision: Decision) -> list[Award]:
    """The lines as they stand; of a draft as they would be settled if it were signed today."""
    awards = list(
        decision.awards.select_related("award_type", "rule_version__legal_text", "recipient_unit")
        .select_related("nomination__nominating_unit", "certificate")
        .order_by("line")
    )
    mark([award.nomination for award in awards if award.nomination])
    if decision.state == Decision.State.DRAFT:
        settle(awards, timezone.localdate())
    return awards


def paper_of(decision: Decision, awards: Sequence[Award]) -> DecisionPaper:
    """The whole paper. A draft has gaps for number and date, and carries the draft mark."""
    draft = decision.state == Decision.State.DRAFT
    unit = decision.unit
    right = right_of(decision.signer_post or unit.head_title)
    total = sum(award.bonus_vnd or 0 for award in awards)
    articles = _articles(decision, awards, total)
    superior = unit.parent.name if unit.parent else ""
    return DecisionPaper(
        letterhead=Letterhead(
            superior=superior,
            issuer=decision.issuer,
            symbol=decision.symbol,
            place=unit.place,
            number=decision.number,
            signed_on=decision.signed_on,
        ),
        subject=decision.subject,
        decider=f"{right.decider} {decision.issuer}".strip(),
        bases=(*_bases(decision, awards), *_proposals(decision)),
        articles=articles,
        recipients=(
            f"Như Điều {len(articles)}",
            *((f"{superior} (để báo cáo)",) if superior else ()),
        ),
        filed="VT, TĐKT",
        signature=Signature(right.authority, right.own, decision.signer_name),
        lists=_lists(awards),
        draft=draft,
        ledger_head=_anchor(decision),
    )


def _bases(decision: Decision, awards: Iterable[Award]) -> tuple[str, ...]:
    """The law and its decrees in force on the day, and the texts that the lines' rules name.

    A text nobody has compared with the official one is not cited: its number may be wrong.
    """
    on = decision.signed_on or timezone.localdate()
    named = {award.rule_version.legal_text_id for award in awards if award.rule_version}
    texts = [
        text
        for text in LegalText.objects.on(on)
        if isinstance(text, LegalText)
        and text.verified
        and (text.pk in named or text.code.startswith(GENERAL_TEXTS))
    ]
    texts.sort(key=lambda text: (_rank(text), text.valid_from, text.code))
    return tuple(f"Căn cứ {text.title}{_issued(text.issued_on)}" for text in texts)


def _rank(text: LegalText) -> int:
    """A law stands before a decree, a decree before anything else."""
    ranks = {"L": 0, "ND": 1}
    return ranks.get(text.code.partition("-")[0], 2)


def _issued(day: datetime.date | None) -> str:
    return f" {vietnamese_date(day)}" if day else ""


def _proposals(decision: Decision) -> tuple[str, ...]:
    """The council's minutes and the proposal of its standing office."""
    if decision.source != Decision.Source.OWN:
        return ()
    sittings = (
        Sitting.objects.filter(items__nomination__award__decision=decision, items__passed=True)
        .filter(council__unit=decision.unit)
        .select_related("council")
        .order_by("held_on")
        .distinct()
    )
    minutes = [
        f"Căn cứ Biên bản họp {sitting.council.name} {vietnamese_date(sitting.held_on)}"
        for sitting in sittings
    ]
    office = f"Theo đề nghị của Thường trực Hội đồng Thi đua - Khen thưởng {decision.unit.name}"
    return (*minutes, office)


def plain_name(award_name: str) -> str:
    """“Giấy khen (cá nhân)” is “Giấy khen” on paper: the list says to whom."""
    for kind in KINDS:
        award_name = award_name.removesuffix(kind).strip()
    return award_name


def _granted(awards: Sequence[Award]) -> str:
    """One sentence for one award: what is granted and to how many."""
    first = awards[0]
    name = plain_name(first.award_name)
    title = first.award_type.kind == "emulation_title"
    counts = [
        f"{count:02d} {kind}"
        for kind, of in RECIPIENTS.items()
        if (count := sum(getattr(award, of) is not None for award in awards))
    ]
    what = f"danh hiệu “{name}”" if title else name
    return f"{what} cho {', '.join(counts)}"


def _articles(decision: Decision, awards: Sequence[Award], total: int) -> tuple[str, ...]:
    ranked = sorted(awards, key=lambda award: (award.award_type.precedence, award.award_name))
    groups = groupby(ranked, key=lambda award: plain_name(award.award_name))
    granted = "; ".join(_granted(list(group)) for _name, group in groups)
    articles = [f"Tặng {granted} đã có thành tích xuất sắc (có danh sách kèm theo)."]
    if total:
        articles.append(
            f"Mức tiền thưởng kèm theo là {grouped(total)} đồng (bằng chữ: "
            f"{amount_in_words(total)}), được trích từ Quỹ thi đua, khen thưởng của "
            f"{decision.issuer} theo quy định hiện hành."
        )
    articles.append("Quyết định này có hiệu lực kể từ ngày ký.")
    articles.append(
        "Thường trực Hội đồng Thi đua - Khen thưởng, thủ trưởng các đơn vị có liên quan và các "
        "tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này."
    )
    return tuple(articles)


def _lists(awards: Sequence[Award]) -> tuple[AwardList, ...]:
    """Tập thể, then Cá nhân and Hộ gia đình, numbered only where there are several."""
    parts = [
        (kind.upper(), [award for award in awards if getattr(award, of) is not None])
        for kind, of in RECIPIENTS.items()
    ]
    filled = [(heading, part) for heading, part in parts if part]
    numerals = ("I. ", "II. ", "III. ") if len(filled) > 1 else ("",)
    return tuple(
        AwardList(numeral + heading, tuple(_line(award) for award in part))
        for numeral, (heading, part) in zip(numerals, filled, strict=False)
    )


def _line(award: Award) -> AwardLine:
    return AwardLine(
        recipient=award.recipient_name,
        post=award.recipient_post,
        unit=award.recipient_unit_name if award.person_id else "",
        award=plain_name(award.award_name),
        years=award.years,
        bonus=award.bonus_vnd,
    )


def _anchor(decision: Decision) -> str:
    """The ledger's hash at the signing, so that one decision prints alike for ever.

    A draft carries the head of the ledger as it is now.
    """
    sealed = (
        Entry.objects.filter(
            verb__in=["decision.sign", "decision.record"],
            subject_type="campaigns.decision",
            subject_id=str(decision.pk),
        )
        .order_by("-sequence")
        .values_list("hash", flat=True)
        .first()
    )
    head = Head.objects.values_list("hash", flat=True).first()
    return sealed or head or ""
