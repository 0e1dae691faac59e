"""The columns of a kind of list: what they are called, how a cell is read and shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards_registry.sheets import RISKY
from units.people.names import UnfitNameError, tidy
from units.roster.days import FIRST_YEAR, LAST_YEAR, Precision, Rough, parse_day
from units.roster.problems import Problem, broken_cell
from units.roster.tables import Broken, Cell, Wanted, text_of
from units.roster.values import (
    NationalId,
    parse_choice,
    parse_integer,
    parse_national_id,
    parse_truth,
    parse_year,
)

Value = str | int | bool | datetime.date | None
"""What a cell means; None says nothing, and what the register knows stays."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A value that was read with a doubt the reader should know of."""

    value: Value
    note: str


Reader = Callable[[Cell, bool], Value | Problem | Noted]
"""Reads one cell; the second argument says whether days count from 1904."""


@dataclass(frozen=True)
class Column:
    """One column. `table` and `field` say where its value goes; empty ones only help to find.

    `required`: the header must have it. `needed`: a new row must fill it. `guarded`: personal
    data. `has_lines`: its paragraphs stay. `known`: choices as code → words, for reading, showing
    and the drop-down. `fronts`: what a column just before it is called that holds the first part
    of its text.
    """

    key: str
    title: Promise
    read: Reader
    table: str = ""
    field: str = ""
    aliases: tuple[str, ...] = ()
    fronts: tuple[str, ...] = ()
    required: bool = False
    needed: bool = False
    guarded: bool = False
    is_name: bool = False
    has_lines: bool = False
    note: Promise | str = ""
    example: tuple[Value, ...] = ()
    known: Mapping[str, Promise | str] | None = None

    @property
    def heading(self) -> str:
        return capfirst(str(self.title))

    @property
    def others(self) -> list[str]:
        """What else the column may be called, for people to read."""
        own = self.heading.casefold()
        return [name for name in self.aliases if name.casefold() != own]

    def wanted(self) -> Wanted:
        """The names by which the header is known: its title in every language, and others."""
        names = dict.fromkeys((self.heading, *self.aliases))
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                names[self.heading] = None
        return Wanted(self.key, tuple(names), required=self.required, fronts=self.fronts)

    def show(self, value: Value) -> str:
        """The value in words, as sheets and pages have it."""
        match value:
            case None:
                return ""
            case bool():
                return str(_("yes") if value else _("no"))
            case datetime.date():
                return f"{value:%d/%m/%Y}"
            case _ if self.known:
                return str(self.known.get(str(value), value))
            case _:
                return str(value)


def text(most: int) -> Reader:
    """Free text of at most so many signs."""
    return partial(_text, most)


def _text(most: int, cell: Cell, _since_1904: bool) -> Value | Problem:  # noqa: FBT001 - see Reader
    if isinstance(cell, Broken):
        return broken_cell(cell.sign)
    try:
        found = tidy(_unquoted(text_of(cell)))
    except UnfitNameError as error:
        return Problem(str(error))
    if len(found) > most:
        return Problem(
            _("The text has %(length)s signs; there is room for %(most)s.")
            % {"length": len(found), "most": most}
        )
    return found or None


def _unquoted(written: str) -> str:
    """Without the apostrophe that our own CSV puts before what looks like a formula."""
    return written[1:] if written[:1] == "'" and written[1:2] in RISKY else written


def day(cell: Cell, since_1904: bool) -> Value | Problem | Noted:  # noqa: FBT001 - see Reader
    """A day; of a month or a year alone the first, as a rough one and with a note."""
    if type(cell) is datetime.date and FIRST_YEAR <= cell.year <= LAST_YEAR:
        return cell
    found = parse_day(cell, since_1904=since_1904)
    if found is None or isinstance(found, Problem):
        return found
    if found.precision is Precision.DAY:
        return found.date
    sentence = _("Only “%(text)s” is given; it is read as %(day)s.")
    told = sentence % {"text": text_of(cell), "day": f"{found.date:%d/%m/%Y}"}
    return Noted(Rough.of(found.date, found.precision), told)


def year(cell: Cell, _since_1904: bool) -> Value | Problem:  # noqa: FBT001 - see Reader
    return parse_year(cell)


def truth(cell: Cell, _since_1904: bool) -> Value | Problem:  # noqa: FBT001 - see Reader
    return parse_truth(cell)


def whole(least: int, most: int) -> Reader:
    """A whole number between the two, both included."""
    return lambda cell, _since_1904: parse_integer(cell, least, most)


def percent(cell: Cell, _since_1904: bool) -> Value | Problem:  # noqa: FBT001 - see Reader
    """1 to 100; a cell formatted as per cent holds 0.4 for 40 %."""
    if isinstance(cell, float) and 0 < cell < 1:
        cell = round(cell * 100)
    if isinstance(cell, str):
        cell = cell.strip().removesuffix("%").strip()
    return parse_integer(cell, 1, 100)


def national_id(cell: Cell, _since_1904: bool) -> Value | Problem | Noted:  # noqa: FBT001 - see Reader
    found = parse_national_id(cell)
    if isinstance(found, NationalId):
        return Noted(found.number, found.note) if found.note else found.number
    return found


def choice(known: Mapping[str, Promise | str], more: Mapping[str, tuple[str, ...]]) -> Reader:
    """One of the codes by its words in any language, or by what offices write instead."""
    names: dict[str, list[str]] = {code: list(more.get(code, ())) for code in known}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for code, words in known.items():
                names[code].append(str(words))
    seen: dict[str, Value | Problem] = {}

    def read(cell: Cell, _since_1904: bool) -> Value | Problem:  # noqa: FBT001 - see Reader
        if not isinstance(cell, str) or cell not in seen:
            # The reader's own words come first: they are what a refusal lists.
            spoken = {code: (str(known[code]), *others) for code, others in names.items()}
            answer = parse_choice(cell, spoken)
            if isinstance(answer, Problem) or not isinstance(cell, str):
                return answer
            seen[cell] = answer
        return seen[cell]

    return read


def labels(choices: type[models.TextChoices]) -> dict[str, Promise | str]:
    """The codes of a model's choices with their words, each in the language of the moment."""
    return {member.value: member._label_ for member in choices}


FAMILY_NAMES = ("Họ", "Họ đệm", "Họ và đệm", "Họ và tên đệm", "Họ và chữ đệm", "Họ lót", "Họ, đệm")
"""Lists of staff often part a name in two: these, and “Tên”."""
YES_NO = {"1": gettext_lazy("yes"), "0": gettext_lazy("no")}
