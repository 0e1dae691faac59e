"""What the law says of nominations that may not be kept yet, and what is counted beside them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from campaigns.casefile.findings import award_names
from campaigns.casefile.limits import Line, lines_of
from campaigns.eligibility.counters import Counters
from campaigns.eligibility.criteria import Verdict
from campaigns.eligibility.facts import facts_of
from campaigns.eligibility.live import day_for
from campaigns.eligibility.rulebook import rulebook_on
from campaigns.eligibility.wording import missing_sentence, verdict_label
from campaigns.nomination.models import Nomination
from units.accounts.models import User
from units.organisation.models import Unit


@dataclass(frozen=True)
class Answer:
    """A verdict in words: its code, its label, and what is missing as sentences."""

    verdict: str
    label: str
    missing: tuple[str, ...] = ()
    award: str = ""  # its code, to open what the law asks


def judged(nominations: Sequence[Nomination], day: datetime.date) -> list[Verdict | None]:
    """For each nomination, kept or not, its verdict by the law of ``day``; None without a rule.

    Nothing is kept. What is not kept yet gets a key below zero for the time of the question.
    """
    borrowed = [each for each in nominations if each.pk is None]
    for number, each in enumerate(borrowed, start=1):
        each.pk = -number
    try:
        book = rulebook_on(day)
        facts = facts_of(nominations, on=day)
        return [
            book.judge(each.award_type.code, facts[each.pk])
            if each.award_type.code in book
            else None
            for each in nominations
        ]
    finally:
        for each in borrowed:
            each.pk = None


def answers(nominations: Sequence[Nomination], day: datetime.date) -> list[Answer | None]:
    """The verdicts in words; None for an award that no rule governs that day."""
    if not nominations:
        return []
    names = award_names()
    return [
        None
        if verdict is None
        else Answer(
            verdict.verdict.value,
            verdict_label(verdict.verdict),
            tuple(_sentence(missing_sentence(item, names)) for item in verdict.missing),
            each.award_type.code,
        )
        for each, verdict in zip(nominations, judged(nominations, day), strict=True)
    ]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def counted(awards: Iterable[str], unit: Unit, user: User, year: int) -> list[Line]:
    """The limits of these awards (codes) in the unit, as they stand this moment."""
    pairs = [(award, unit.pk) for award in dict.fromkeys(awards)]
    if not pairs:
        return []
    lines = lines_of(user, Counters(year, day_for(year)), pairs)
    return [line for line in lines if line.counter.is_limit]
