"""Which old encoding, if any, a number of texts was written in: judged by their content."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from units.roster.legacy import from_tcvn3, from_vni
from units.roster.syllables import is_syllable

_WORD = re.compile(r"[^\s\x00-@\[-`{-\x7f]+")
_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_SUSPICIOUS = re.compile("[\u00a1-\u00ff]")
_MOST_WORDS = 4000


class Encoding(StrEnum):
    TCVN3 = "tcvn3"
    VNI = "vni"


DECODERS: dict[Encoding, Callable[[str], str]] = {
    Encoding.TCVN3: from_tcvn3,
    Encoding.VNI: from_vni,
}


@dataclass(frozen=True, slots=True)
class Count:
    """Words that a decoding changes: how many are syllables after it, how many were before."""

    changed: int
    after: int
    before: int

    @property
    def speaks(self) -> bool:
        """Whether the decoding explains what stood there as nonsense."""
        return (
            self.after >= 0.8 * self.changed  # names of other peoples, typing errors
            and self.changed - self.before >= max(1, 0.2 * self.changed)
            and self.after > self.before
        )


def is_unicode(text: str) -> bool:
    """Whether the text holds a letter that neither old encoding can look like."""
    return _UNICODE_ONLY.search(text) is not None


def is_suspicious(text: str) -> bool:
    """Whether the text could be an old encoding at all."""
    return _SUSPICIOUS.search(text) is not None and not is_unicode(text)


def words(text: str) -> list[str]:
    """The words of a text without digits and ASCII signs around them."""
    return _WORD.findall(text)


def count(texts: Iterable[str], decode: Callable[[str], str]) -> Count:
    """Compare the words of the texts before and after a decoding."""
    changed = after = before = 0
    # Names are made of few words: each is decoded once.
    for word, times in Counter(word for text in texts for word in words(text)).items():
        decoded = decode(word)
        if decoded == word or len(word) == 1:
            continue  # a sign alone (½, ¥) proves nothing
        changed += times
        after += times * is_syllable(decoded)
        before += times * is_syllable(word)
        if changed > _MOST_WORDS:
            break
    return Count(changed, after, before)


def encoding_of(texts: Iterable[str]) -> Encoding | None:
    """The old encoding that a column's texts were written in, None for Unicode or no evidence.

    Texts that can only be Unicode speak against it: they must be fewer than the broken words.
    """
    every = list(texts)
    if _SUSPICIOUS.search("\n".join(every)) is None:
        return None
    different = set(every)
    doubtful = {text for text in different if is_suspicious(text)}
    if not doubtful:
        return None
    suspicious = [text for text in every if text in doubtful]
    unicode = {text for text in different if is_unicode(text)}
    settled = sum(1 for text in every if text in unicode)
    best: tuple[int, Encoding] | None = None
    for encoding, decode in DECODERS.items():
        found = count(suspicious, decode)
        gain = found.after - found.before
        if (
            found.speaks
            and found.changed - found.before > settled
            and (best is None or gain > best[0])
        ):
            best = (gain, encoding)
    return best[1] if best else None
