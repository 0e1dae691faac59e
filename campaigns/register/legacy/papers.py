"""The decisions that rows of older awards name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max

from campaigns.register.models import Decision

_NUMBER = re.compile(r"(?:số\s*)?0*(\d{1,9})\s*[/\-]\s*(\S.{0,30})", re.IGNORECASE)


@dataclass(frozen=True)
class Paper:
    """The decision that a row names: `number` and `symbol` as the register keeps them."""

    issuer: str
    number: int | None
    symbol: str
    signed_on: datetime.date | None


def split_number(written: str) -> tuple[int | None, str]:
    """“1234/QĐ-TTg” as number and symbol; what is numbered otherwise is all symbol."""
    match = _NUMBER.fullmatch(written)
    return (int(match[1]), match[2]) if match else (None, written[:32])


def decisions_of(papers: Sequence[Paper]) -> dict[Paper, Decision]:
    """The older decisions that are in the register already, with their last line."""
    rows = Decision.objects.filter(
        source=Decision.Source.LEGACY,
        signed_on__in={paper.signed_on for paper in papers if paper.signed_on},
        issuer__in={paper.issuer for paper in papers},
    )
    return {paper_of(row): row for row in rows.annotate(last_line=Max("awards__line"))}


def paper_of(decision: Decision) -> Paper:
    """What a row would have to say to mean this decision."""
    return Paper(decision.issuer, decision.number, decision.symbol, decision.signed_on)
