"""Reports of earlier years that a report repeats."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.nomination.likeness import ALIKE, LEAST_WORDS, Piece, likeness, pieces
from campaigns.nomination.models import Nomination
from campaigns.nomination.sameness import plain
from campaigns.nomination.twins import of_candidate
from units.accounts.models import User

# Nobody is nominated so often; a bound for the page all the same.
MOST = 50


@dataclass(frozen=True)
class Repeat:
    """An earlier nomination of the candidate, and how much of its text comes again, in per cent."""

    earlier: Nomination
    percent: int
    text: str
    earlier_text: str

    @property
    def now(self) -> list[Piece]:
        """The text of now, sentence by sentence, what is repeated marked."""
        return list(pieces(self.text, self.earlier_text))

    @property
    def then(self) -> list[Piece]:
        """The earlier text likewise."""
        return list(pieces(self.earlier_text, self.text))


def text_of(nomination: Nomination) -> str:
    """The report; where none is written the achievement, if it is long enough to compare."""
    return nomination.report.strip() or nomination.achievement


def repeats_of(nomination: Nomination, user: User) -> list[Repeat]:
    """The earlier years' nominations whose text comes again here, the most alike first.

    Of the same candidate, of those that ``user`` sees; three fifths of the text must be the same.
    """
    text = text_of(nomination)
    if len(plain(text).split()) < LEAST_WORDS:
        return []
    rows = (
        Nomination.objects.visible_to(user)
        .filter(of_candidate(nomination), achievement_year__lt=nomination.achievement_year)
        .exclude(pk=nomination.pk)
        .with_candidate()
        .order_by("-achievement_year", "-pk")[:MOST]
    )
    found = [
        Repeat(earlier, round(100 * share), text, text_of(earlier))
        for earlier in rows
        if (share := likeness(text, text_of(earlier))) >= ALIKE
    ]
    return sorted(found, key=lambda each: -each.percent)
