"""Names as Vietnamese offices write, look up and list them: tidying, search form, order keys."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from django.utils.translation import gettext as _

SORT_KEY_LENGTH = 400
"""No key below is longer than this many digits: room for the model's column."""

_SPACES_OF_TABLES = "\t\n\r"  # a cell that was wrapped or pasted; meant as a space
_UNFIT_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})

# The order of CLDR's Vietnamese collation: signs, digits, then the 29 letters with the four
# foreign ones in their places; tones differ only when all letters agree.
_SIGNS = " _-,;:!?.'\"()[]{}@*/\\&#%+"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_DIGITS = "0123456789"
_ALPHABET = _SIGNS + _DIGITS + _LETTERS
_CODES = {sign: f"{place:02}" for place, sign in enumerate(_ALPHABET, start=1)}
_LONGEST_SEARCH, _MOST_WORDS = 200, 12
_END, _FOREIGN = "00", "99"
_LEVEL = "1"
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}

# How many signs of each part reach the key: 3 digits a sign and 3 to close a part, so that
# 40 + 40 + 50 signs give 399 digits. No Vietnamese name comes near; longer ones tie.
_GIVEN, _FAMILY, _MIDDLE, _PLACE = 40, 40, 50, 132


class UnfitNameError(ValueError):
    """The text holds a sign that nobody can see or print, so it cannot be a name."""

    def __init__(self, sign: str) -> None:
        """`sign` is the offending character; its code point goes into the message."""
        self.sign = sign
        super().__init__(
            _("The text contains the invisible sign %(code)s; please type it again.")
            % {"code": f"U+{ord(sign):04X}"}
        )


def tidy(text: str) -> str:
    """The text composed (NFC), trimmed, with single spaces; an empty text stays empty.

    Line breaks and tabs of a spreadsheet cell become spaces. Control, formatting (among them
    the bidirectional ones), private-use and unassigned characters raise UnfitNameError: they
    make two different names look the same.
    """
    if not text.isprintable():  # far quicker than to ask of every sign, and nearly always true
        for sign in text:
            if sign not in _SPACES_OF_TABLES and unicodedata.category(sign) in _UNFIT_CATEGORIES:
                raise UnfitNameError(sign)
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The form that is searched: small letters without marks, đ as d, single spaces.

    "Nguyễn Văn TÀI" becomes "nguyen van tai". Takes any text, never raises.
    """
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    plain = "".join(sign for sign in small if not unicodedata.category(sign).startswith("M"))
    return " ".join(plain.replace("đ", "d").split())


def words_of(text: str) -> list[str]:
    """The folded words of what somebody looks for; no name has more of them than are kept.

    Each word becomes a condition of the search, and databases refuse thousands of conditions.
    """
    return fold(text[:_LONGEST_SEARCH]).split()[:_MOST_WORDS]


def sort_key(full_name: str) -> str:
    """Digits that put people in Vietnamese order: given name, family name, middle names.

    The given name is the last word, the family name the first. Each part is compared by its
    letters and then by its tones (không, huyền, hỏi, ngã, sắc, nặng), so everybody called
    "Tai" stands before everybody called "Tài". Case does not count. Digits compare alike as
    bytes and under every collation of SQLite and PostgreSQL that is not a numeric one. At most
    400 digits: letters past the 40th of the given or family name and the 50th of the middle
    names are left out.
    """
    words = full_name.split()
    if not words:
        return ""
    family = words[0] if len(words) > 1 else ""
    return (
        _part_key(words[-1], _GIVEN)
        + _part_key(family, _FAMILY)
        + _part_key(" ".join(words[1:-1]), _MIDDLE)
    )


def place_key(name: str) -> str:
    """Digits that put units and places in Vietnamese order as written, "Tổ 2" before "Tổ 10".

    At most 400 digits: signs past the 132nd are left out.
    """
    words = name.split()
    return _part_key(" ".join(words), _PLACE) if words else ""


@lru_cache(maxsize=16_384)
def _part_key(part: str, longest: int) -> str:
    weights = list(_weigh(part))[:longest]
    letters = "".join(code for code, _tone in weights)
    tones = "".join(tone for _code, tone in weights)
    return f"{letters}{_END}{tones}0"


def _weigh(text: str) -> Iterator[tuple[str, str]]:
    """Two digits for the letter and one for its tone, sign by sign."""
    small = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'")
    for is_number, run in groupby(_letters(small), key=lambda pair: pair[0] in _DIGITS):
        if is_number:
            yield from _weigh_number("".join(sign for sign, _tone in run))
        else:
            yield from ((_CODES.get(sign, _FOREIGN), tone) for sign, tone in run)


def _weigh_number(number: str) -> Iterator[tuple[str, str]]:
    """A number is led by the count of its digits, so that 2 comes before 10."""
    significant = number.lstrip("0") or "0"
    count = str(min(len(significant), 9))
    yield from ((_CODES[digit], _LEVEL) for digit in count + significant)


def _letters(text: str) -> list[tuple[str, str]]:
    """Pairs of letter and tone: "ậ" is the letter "â" with the tone nặng."""
    pairs: list[tuple[str, str]] = []
    for sign in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(sign) or not pairs:
            pairs.append((sign, _LEVEL))
            continue
        letter, tone = pairs[-1]
        whole = unicodedata.normalize("NFC", letter + sign)
        if whole in _LETTERS:
            pairs[-1] = (whole, tone)
        elif sign in _TONES:
            pairs[-1] = (letter, _TONES[sign])
    return pairs
