"""Text as offices send it made into the text they meant, with what was done to each piece."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from units.roster.evidence import Encoding, count, encoding_of, is_suspicious
from units.roster.legacy import from_tcvn3, from_vni

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_PART_OF_NAME = re.compile(r"[^\s'’\-]+")
_MOSTLY = 0.9


class Kind(StrEnum):
    TCVN3 = "tcvn3"
    VNI = "vni"
    NFD = "nfd"
    INVISIBLE = "invisible"
    SPACES = "spaces"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Repair:
    """One text before and after; `kinds` in the order of the work, empty if nothing was done."""

    before: str
    after: str
    kinds: tuple[Kind, ...] = ()


def repair_column(texts: Sequence[str], *, names: bool = False) -> tuple[Repair, ...]:
    """Repair the texts of one column, which share one encoding.

    With `names` a name in capitals or in small letters alone is proposed as names are written.
    Unicode that is right is never touched: identity on NFC text without stray spaces.
    """
    repairs = repairs_of(texts, names=names)
    return tuple(repairs.get(text) or Repair(text, text) for text in texts)


def repairs_of(texts: Sequence[str], *, names: bool = False) -> dict[str, Repair]:
    """The same by text, and only what becomes another text."""
    encoding = encoding_of(texts)
    titled = encoding is Encoding.TCVN3 and (names or _is_titled(texts))
    # Units, posts and ratings repeat down a column: each text is repaired once.
    repairs = (_repair(text, encoding, names=names, titled=titled) for text in set(texts))
    return {repair.before: repair for repair in repairs if repair.kinds}


def proper_case(name: str) -> str:
    """Each part of the name with a capital: "NGUYỄN VĂN TÀI" is "Nguyễn Văn Tài"."""
    return _PART_OF_NAME.sub(lambda part: part[0][0].upper() + part[0][1:].lower(), name)


def _repair(text: str, encoding: Encoding | None, *, names: bool, titled: bool) -> Repair:
    if text.isascii() and not names and text == " ".join(text.split()):
        return Repair(text, text)
    kinds: list[Kind] = []
    now = text
    if encoding is not None:
        now = _step(now, _decoded(now, encoding, titled=titled), Kind(encoding.value), kinds)
    now = _step(now, unicodedata.normalize("NFC", now), Kind.NFD, kinds)
    now = _step(now, _INVISIBLE.sub("", now), Kind.INVISIBLE, kinds)
    now = _step(now, " ".join(now.split()), Kind.SPACES, kinds)
    if names and _is_one_case(now):
        now = _step(now, proper_case(now), Kind.CASE, kinds)
    return Repair(text, now, tuple(kinds))


def _step(before: str, after: str, kind: Kind, kinds: list[Kind]) -> str:
    if after != before:
        kinds.append(kind)
    return after


def _decoded(text: str, encoding: Encoding, *, titled: bool) -> str:
    """The text decoded, unless it can only be Unicode or would become less Vietnamese."""
    if not is_suspicious(text):
        return text
    decoded = from_vni(text) if encoding is Encoding.VNI else from_tcvn3(text, titled=titled)
    found = count([text], from_vni if encoding is Encoding.VNI else from_tcvn3)
    return decoded if found.after >= found.before else text


def _is_titled(texts: Sequence[str]) -> bool:
    """Whether nearly every word of the column begins with a capital, where that can be told."""
    first = [word[0] for text in texts for word in text.split() if word[0].isascii()]
    cased = [sign for sign in first if sign.isalpha()]
    return bool(cased) and sum(sign.isupper() for sign in cased) >= _MOSTLY * len(cased)


def _is_one_case(name: str) -> bool:
    """All capitals or all small, and more than an initial: "A" and "Nguyễn Văn A" stay."""
    if name not in {name.upper(), name.lower()}:
        return False
    return sum(map(str.isalpha, name)) > 1
