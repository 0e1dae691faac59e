"""Citations of legal texts: which of the texts that a citation names are out of force on a day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.catalogue.models import LegalText

# 06/2022/QH15, 152/2025/NĐ-CP, 2218/QĐ-BTNMT.
NUMBER = re.compile(r"\d+/(?:\d{4}/)?[^\W\d_][\w-]*")
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class _Ended:
    title: str
    numbers: frozenset[str]
    last: datetime.date


class Ended:
    """The texts that have an end; asked once for any number of citations."""

    def __init__(self, texts: Iterable[LegalText] | None = None) -> None:
        rows = LegalText.objects.exclude(valid_to=None) if texts is None else texts
        self._texts = [
            _Ended(text.title, frozenset(NUMBER.findall(text.title)), text.valid_to)
            for text in sorted(rows, key=lambda text: (text.valid_from, text.code))
            if text.valid_to
        ]

    def cited(self, citation: str, on: datetime.date) -> list[str]:
        """A sentence about each text in ``citation`` that is out of force on the day ``on``."""
        numbers = frozenset(NUMBER.findall(citation))
        return [
            _ended_sentence(text.title, text.last)
            for text in self._texts
            if text.last < on and numbers & text.numbers
        ]


def ended_note(text: LegalText | None, on: datetime.date) -> str:
    """The sentence about one text that is out of force on the day, or nothing."""
    if text is None or text.valid_to is None or text.valid_to >= on:
        return ""
    return _ended_sentence(text.title, text.valid_to)


def _ended_sentence(title: str, last: datetime.date) -> str:
    day = date_format(last + DAY, "SHORT_DATE_FORMAT")
    return _("Out of force from %(day)s: %(title)s") % {"day": day, "title": title}


def looked_at_on(valid_to: datetime.date | None, today: datetime.date) -> datetime.date:
    """The day on which the citations of a version are looked at: today, or its last day.

    A version that has ended cited the law of its time.
    """
    return min(today, valid_to) if valid_to else today
