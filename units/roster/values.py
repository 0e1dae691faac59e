"""Cells read as what they should be: a value, a Problem, or None for an empty cell."""

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from units.roster.heading import plain
from units.roster.problems import Problem, broken_cell
from units.roster.tables import Broken, Cell, text_of

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*")
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_DECIMAL = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,18})(?:,\d{1,12})?")
_WITH_POINT = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,18})\.\d{1,12}")
_YES = frozenset({"x", "co", "dung", "yes", "y", "true", "1", "✓", "✔", "☑", "v"})
_NO = frozenset({"khong", "sai", "no", "n", "false", "0", "☐", "-"})
_CARD, _OLD_CARD = 12, 9
_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class NationalId:
    """12 digits (CCCD) or 9 (CMND); `note` tells of zeros that were put back, else it is empty."""

    number: str
    note: str = ""


def parse_integer(cell: Cell, least: int, most: int) -> int | Problem | None:
    """Read a whole number; points, commas or spaces between thousands are allowed."""
    number = _whole(cell)
    if not isinstance(number, int):
        return number
    if least <= number <= most:
        return number
    return Problem(
        _("%(number)s is not between %(least)s and %(most)s.")
        % {"number": number, "least": least, "most": most}
    )


def parse_year(cell: Cell, least: int = 1945, most: int = 2100) -> int | Problem | None:
    """Read a year, also out of a date, "năm 2024" or "2.024"."""
    if isinstance(cell, datetime.date):
        cell = cell.year
    if isinstance(cell, str):
        cell = re.sub(r"^\s*năm\s+", "", cell, flags=re.IGNORECASE)
    return parse_integer(cell, least, most)


def _whole(cell: Cell) -> int | Problem | None:
    match cell:
        case None:
            return None
        case Broken(sign):
            return broken_cell(sign)
        case int() if not isinstance(cell, bool):
            return cell
    text = _written(cell)
    if isinstance(cell, str) and (_WHOLE.fullmatch(text) or _THOUSANDS.fullmatch(text)):
        return int(re.sub(r"[.,\s]", "", text))
    return _not_a_number(
        text, _("“%(text)s” is not a whole number. Write digits only.") % {"text": text}
    )


def parse_decimal(cell: Cell, least: Decimal, most: Decimal) -> Decimal | Problem | None:
    """Read a number with a comma for its fraction; "1.234" is one thousand and more.

    A point is taken for the comma only where it cannot part thousands: "4.91".
    """
    number = _fraction(cell)
    if not isinstance(number, Decimal) or least <= number <= most:
        return number
    return Problem(
        _("%(number)s is not between %(least)s and %(most)s.")
        % {"number": number, "least": least, "most": most}
    )


def _fraction(cell: Cell) -> Decimal | Problem | None:
    match cell:
        case None:
            return None
        case Broken(sign):
            return broken_cell(sign)
        case int() | float() if not isinstance(cell, bool) and math.isfinite(cell):
            return Decimal(repr(cell))
    text = _written(cell)
    if isinstance(cell, str) and _DECIMAL.fullmatch(text):
        return Decimal(text.replace(".", "").replace(" ", "").replace(",", "."))
    if isinstance(cell, str) and _WITH_POINT.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return _not_a_number(
        text, _("“%(text)s” is not a number. Write it as in 4,91.") % {"text": text}
    )


def _written(cell: Cell) -> str:
    return " ".join(text_of(cell).split())


def _not_a_number(text: str, sentence: str) -> Problem | None:
    return Problem(sentence) if text else None


def parse_truth(cell: Cell) -> bool | Problem | None:
    """Read x, có, đúng, 1 as yes and không, sai, 0 as no."""
    if cell is None or isinstance(cell, bool):
        return cell
    if isinstance(cell, Broken):
        return broken_cell(cell.sign)
    text = text_of(cell).strip()
    word = plain(text) or text
    if word in _YES or word in _NO:
        return word in _YES
    if not text:
        return None
    return Problem(
        _("“%(text)s” is neither yes nor no. Write x or có for yes, không for no.") % {"text": text}
    )


def parse_choice(cell: Cell, choices: Mapping[str, Sequence[str]]) -> str | Problem | None:
    """Read one of the codes by the code itself or any of its names, marks and case aside.

    `choices` has the names of each code, the one for people first.
    """
    if isinstance(cell, Broken):
        return broken_cell(cell.sign)
    text = text_of(cell).strip()
    if not text:
        return None
    wanted = plain(text)
    fitting = [
        code
        for code, names in choices.items()
        if wanted in {plain(code), *(plain(name) for name in names)}
    ]
    if len(fitting) == 1:
        return fitting[0]
    allowed = ", ".join(names[0] if names else code for code, names in choices.items())
    return Problem(_("“%(text)s” is not one of: %(allowed)s.") % {"text": text, "allowed": allowed})


def parse_national_id(cell: Cell) -> NationalId | Problem | None:
    """Read a CCCD or CMND; zeros that a number cell has lost are put back, with a note."""
    match cell:
        case None:
            return None
        case Broken(sign):
            return broken_cell(sign)
        case float() if abs(cell) >= _EXACT or not cell.is_integer():
            return Problem(
                _("The spreadsheet has rounded this number. Format the cell as text and type it.")
            )
        case int() if not isinstance(cell, bool):
            return _restored(str(cell), was_number=True)
    return _restored(re.sub(r"[\s.\-']", "", text_of(cell)), was_number=False)


def _restored(digits: str, *, was_number: bool) -> NationalId | Problem | None:
    if not digits:
        return None
    fits = digits.isascii() and digits.isdecimal()
    if fits and len(digits) in {_CARD, _OLD_CARD}:
        return NationalId(digits)
    # CCCD begin with 001 to 096, so a number cell keeps 10 or 11 digits; CMND with 01… keep 8.
    full = {10: _CARD, 11: _CARD, 8: _OLD_CARD}.get(len(digits))
    if fits and was_number and full:
        number = digits.zfill(full)
        return NationalId(
            number,
            _("The cell is a number and has lost its leading zeros; read as %(number)s.")
            % {"number": number},
        )
    return Problem(
        _(
            "“%(text)s” is not a national id: 12 digits, or 9 on the old card. Format the cell as"
            " text."
        )
        % {"text": digits}
    )
