"""Days as offices write them: real dates, Excel's day numbers, day/month/year, a year alone."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeVar

from django.utils.translation import gettext as _

from units.roster.problems import Problem, broken_cell
from units.roster.tables import Broken, Cell, text_of

FIRST_YEAR, LAST_YEAR = 1900, 2100
_EPOCH = datetime.date(1899, 12, 30)  # from March 1900 on; before it Excel counts a day too many
_EPOCH_1904 = datetime.date(1904, 1, 1)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{2}|\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_IN_WORDS = re.compile(r"(?:ngày)?\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"(\d{5})")  # Excel's, from 1927 on
_HOURS = re.compile(r"\s+\d{1,2}:\d{2}(:\d{2})?$")
_SHORT_YEAR = 2


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Rough(datetime.date):
    """The first day of a month or of a year of which no more is known."""

    precision: Precision = Precision.YEAR

    @classmethod
    def of(cls, day: datetime.date, precision: Precision) -> Self:
        rough = cls(day.year, day.month, day.day)
        rough.precision = precision
        return rough

    @property
    def plain(self) -> datetime.date:
        return datetime.date(self.year, self.month, self.day)

    def holds(self, day: datetime.date | None) -> bool:
        """Whether that day lies in the month or year."""
        if day is None or day.year != self.year:
            return False
        return self.precision is Precision.YEAR or day.month == self.month


def may_mean(said: datetime.date, known: datetime.date | None) -> bool:
    """Whether the known day is the one that was said, be it only by month or year."""
    return said == known or (isinstance(said, Rough) and said.holds(known))


T = TypeVar("T")


def meant(said: datetime.date, known: Mapping[datetime.date, T]) -> T | None:
    """Of what is known by its day that of the day said; of a rough one only if no other fits."""
    if said in known:
        return known[said]
    fit = [each for day, each in known.items() if may_mean(said, day)]
    return fit[0] if len(fit) == 1 else None


@dataclass(frozen=True, slots=True)
class Day:
    """A date; of a month or a year alone it is the first day, and `precision` says so."""

    date: datetime.date
    precision: Precision = Precision.DAY


def parse_day(cell: Cell, *, since_1904: bool = False) -> Day | Problem | None:
    """Read a day from 1900 to 2100, None for an empty cell.

    `since_1904` is the table's: where day numbers begin. Two digits for a year, a month above
    12 and days that no calendar has are problems, never guesses.
    """
    match cell:
        case Broken(sign):
            return broken_cell(sign)
        case datetime.datetime():
            return _in_range(Day(cell.date()), cell)
        case datetime.date():
            return _in_range(Day(cell), cell)
        case int() | float() if not isinstance(cell, bool):
            return _from_number(cell, since_1904=since_1904)
        case str():
            return _from_text(cell, since_1904=since_1904)
    return None if cell is None else _unclear(cell)


def _from_number(number: float, *, since_1904: bool) -> Day | Problem:
    """A year if it can be one, else Excel's number of a day."""
    if FIRST_YEAR <= number <= LAST_YEAR and number % 1 == 0:
        return Day(datetime.date(int(number), 1, 1), Precision.YEAR)
    epoch = _EPOCH_1904 if since_1904 else _EPOCH
    try:
        return _in_range(Day(epoch + datetime.timedelta(days=int(number))), number)
    except (OverflowError, ValueError):  # infinite, no number at all
        return _unclear(number)


def _from_text(text: str, *, since_1904: bool) -> Day | Problem | None:
    tidy = _HOURS.sub("", " ".join(text.split()))
    if match := _DAY_FIRST.fullmatch(tidy) or _IN_WORDS.fullmatch(tidy):
        return _day(match[3], match[2], match[1], text)
    if match := _YEAR_FIRST.fullmatch(tidy):
        return _day(match[1], match[2], match[3], text)
    if match := _MONTH.fullmatch(tidy):
        found = _day(match[2], match[1], "1", text)
        return Day(found.date, Precision.MONTH) if isinstance(found, Day) else found
    if match := _YEAR.fullmatch(tidy) or _DAY_NUMBER.fullmatch(tidy):
        return _from_number(int(match[1]), since_1904=since_1904)
    return _unclear(text) if tidy else None


def _day(year: str, month: str, day: str, text: str) -> Day | Problem:
    if len(year) == _SHORT_YEAR:
        return Problem(
            _("“%(text)s”: write the year with four digits, as in 03/02/1980.") % {"text": text}
        )
    try:
        return _in_range(Day(datetime.date(int(year), int(month), int(day))), text)
    except ValueError:
        return Problem(
            _("“%(text)s”: there is no such day. Write day/month/year, as in 31/12/1980.")
            % {"text": text}
        )


def _in_range(day: Day, cell: Cell) -> Day | Problem:
    if FIRST_YEAR <= day.date.year <= LAST_YEAR:
        return day
    return Problem(
        _("“%(text)s”: only days from %(first)s to %(last)s are taken.")
        % {"text": text_of(cell), "first": FIRST_YEAR, "last": LAST_YEAR}
    )


def _unclear(cell: Cell) -> Problem:
    return Problem(
        _("“%(text)s” is not a date. Write day/month/year, as in 31/12/1980, or the year alone.")
        % {"text": text_of(cell)}
    )
