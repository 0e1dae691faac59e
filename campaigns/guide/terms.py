"""The terms of the field, each defined in plain words; pure, so that every page may ask.

What stands here is read, not judged by: the conditions of an award are rows of the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.guide.term import Term
from campaigns.guide.words.awards import AWARDS
from campaigns.guide.words.council import COUNCIL
from campaigns.guide.words.journey import JOURNEY
from units.people.names import fold

__all__ = ["GROUPS", "TERMS", "Term", "found", "term"]

# Title of the group on the page, by the key of its words.
GROUPS: dict[str, tuple[Term, ...]] = {"journey": JOURNEY, "council": COUNCIL, "awards": AWARDS}
TERMS: dict[str, Term] = {each.key: each for group in GROUPS.values() for each in group}


def term(key: str) -> Term:
    """The term of that key; raises ``KeyError`` for one that nobody wrote."""
    return TERMS[key]


def found(text: str, terms: Sequence[Term] | None = None) -> list[Term]:
    """The terms that hold every word of ``text``, with or without diacritics.

    In the term itself first, then in what it says; nothing asked: all of them.
    """
    every = list(TERMS.values()) if terms is None else list(terms)
    words = fold(text).split()
    if not words:
        return every
    named, said = [], []
    for each in every:
        name = fold(f"{each.vi} {each.en} {each.key}")
        whole = f"{name} {fold(f'{each.says_vi} {each.says_en} {each.article}')}"
        if all(word in name for word in words):
            named.append(each)
        elif all(word in whole for word in words):
            said.append(each)
    return named + said
