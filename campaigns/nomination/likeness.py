"""How much of a report stands in an earlier one: told by runs of words, not by typing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.nomination.sameness import plain

# Runs of so many words: fewer meet by chance, more miss what was slightly rewritten.
RUN = 4
# From here on a reader should look at both side by side.
ALIKE = 0.6
# Too short to be a report: everybody's few words are alike.
LEAST_WORDS = 12
_SENTENCE = re.compile(r"[^.;!?\n]+[.;!?\n]*")


@dataclass(frozen=True)
class Piece:
    """A sentence as it was written, and whether it stands in the other text as well."""

    text: str
    repeated: bool


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of ``RUN`` words, without case, marks and signs; of a shorter text the whole."""
    words = plain(text).split()
    if not words:
        return frozenset()
    last = max(len(words) - RUN, 0)
    return frozenset(tuple(words[at : at + RUN]) for at in range(last + 1))


def likeness(text: str, earlier: str) -> float:
    """From 0 to 1: which part of ``text`` stands in ``earlier``; 0 for too short texts."""
    if min(len(plain(each).split()) for each in (text, earlier)) < LEAST_WORDS:
        return 0.0
    mine = runs(text)
    return len(mine & runs(earlier)) / len(mine)


def pieces(text: str, other: str) -> Iterator[Piece]:
    """``text`` sentence by sentence, each marked that stands, nearly or whole, in ``other``."""
    theirs = runs(other)
    words = f" {plain(other)} "
    for found in _SENTENCE.finditer(text):
        mine = runs(found[0])
        # Of a sentence shorter than a run the words themselves are looked for.
        meets = (
            len(mine & theirs) / len(mine) >= ALIKE
            if len(plain(found[0]).split()) >= RUN
            else bool(mine) and f" {plain(found[0])} " in words
        )
        yield Piece(found[0], meets)
