"""Finds English left standing on a Vietnamese page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import polib
from django.conf import settings

from awards_registry.translation.catalogue import catalogue_path

# Frequent words of English that are none of Vietnamese, with or without its marks.
ENGLISH = frozenset(
    """
    the of and with not your please select this that is are was were be been from for by all
    none add change save delete view required field fields year date name number unit person
    award round search choose only more show hide last first next previous there here which
    what who when where has have had will must may can cannot should would yes other
    before after between true false into its it against article clause decree law years
    """.split()
)
_WORD = re.compile(r"\b[^\W\d_]+\b")  # no letters from within a checksum


@cache
def english_messages() -> frozenset[str]:
    """Messages of ours and of the packages that read otherwise in Vietnamese."""
    path = catalogue_path(Path(settings.LOCALE_PATHS[0]), "django")
    return frozenset(
        entry.msgid
        for entry in polib.pofile(str(path))
        if not entry.obsolete and entry.msgstr and entry.msgstr.casefold() != entry.msgid.casefold()
    )


def left_overs(texts: Iterable[str]) -> list[str]:
    """Which of ``texts`` are still English, whole or in a word."""
    found = []
    for text in texts:
        words = {word.casefold() for word in _WORD.findall(text)}
        if text in english_messages() or words & ENGLISH:
            found.append(text)
    return sorted(set(found))
