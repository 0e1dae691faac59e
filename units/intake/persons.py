"""People as lists name them: by staff code, national id, name with birth date or unit."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from units.accounts.scope import Scope
from units.intake.entries import Entry
from units.people.models import Person, PersonalData, Posting
from units.people.names import fold
from units.roster.days import Precision, Rough

_Birth = datetime.date | tuple[int, int] | int | None


class Asked(NamedTuple):
    """What a row says about whom it means; anything may be missing."""

    code: str = ""
    name: str = ""
    national_id: str = ""
    born: datetime.date | None = None
    unit: int | None = None


class People:
    """The people that the rows of one chunk may mean, within a reach; read in six queries.

    A code or a national id finds anybody, so that nobody enters twice; a name finds only those
    who stand or stood in a unit of the scope. `namesakes` says whether a code that nobody has
    is looked for by the name as well.
    """

    def __init__(self, asked: Iterable[Asked], scope: Scope, *, namesakes: bool = True) -> None:
        self._scope = scope
        asked = list(asked)
        self._numbers = dict(
            PersonalData.objects.filter(
                national_id__among={each.national_id for each in asked if each.national_id}
            ).values_list("national_id", "person_id")
        )
        codes = {spelling for each in asked for spelling in _spellings(each.code)}
        wanted = Q(code__among=codes) | Q(pk__among=set(self._numbers.values()))
        # In the order in which they came: sorting by name takes longer than finding them.
        self._rows = {row.pk: row for row in Person.objects.filter(wanted).order_by("pk")}
        self._codes = {row.code.casefold(): row.pk for row in self._rows.values()}
        self._namesakes = self._look_for_names(
            [each for each in asked if (namesakes or not each.code) and not self._found(each)]
        )
        missing = {row.merged_into_id for row in self._rows.values()} | {
            key for keys in self._namesakes.values() for key in keys
        }
        missing = missing - self._rows.keys() - {None}
        self._rows |= {row.pk: row for row in Person.objects.filter(pk__among=missing)}
        keys = self._rows.keys()
        self.data = {
            each.person_id: each for each in PersonalData.objects.filter(person__among=keys)
        }
        self.postings: dict[int, list[Posting]] = defaultdict(list)
        for posting in Posting.objects.filter(person__among=keys):
            self.postings[posting.person_id].append(posting)

    def _found(self, asked: Asked) -> bool:
        return asked.code.casefold() in self._codes or asked.national_id in self._numbers

    def _look_for_names(self, asked: Sequence[Asked]) -> dict[tuple[str, _Birth], set[int]]:
        """Keys by name, and by name with birth date where a row gives one."""
        found: dict[tuple[str, _Birth], set[int]] = defaultdict(set)
        named = {fold(each.name) for each in asked if each.name and each.born is None}
        rows = Person.objects.unmerged().filter(folded__among=named)
        for key, name in rows.values_list("pk", "folded"):
            found[name, None].add(key)
        born = [each for each in asked if each.name and each.born is not None]
        wanted = {(fold(each.name), _birth(each.born)) for each in born}
        data = PersonalData.objects.filter(
            person__merged_into=None,
            person__folded__among={name for name, _day in wanted},
        )
        days = {day for _name, day in wanted if isinstance(day, datetime.date)}
        if len(days) == len({day for _name, day in wanted}):
            data = data.filter(birth_date__among=days)
        for key, name, day in data.values_list("person_id", "person__folded", "birth_date"):
            for birth in (day, (day.year, day.month), day.year) if day else ():
                if (name, birth) in wanted:
                    found[name, birth].add(key)
        return found

    def by_code(self, code: str) -> Person | None:
        key = self._codes.get(code.casefold()) if code else None
        return None if key is None else self._kept(self._rows[key])

    def by_number(self, number: str) -> Person | None:
        key = self._numbers.get(number) if number else None
        return None if key is None else self._kept(self._rows[key])

    def named(self, name: str, born: datetime.date | None) -> list[Person]:
        """Of one's own those of that name, born that day, month or year if one is given."""
        asked = (fold(name), _birth(born)) if self._namesakes else ("", None)
        keys = sorted(self._namesakes.get(asked, ()))
        return [person for key in keys if self.is_own(person := self._rows[key])]

    def keeper_of(self, number: str) -> int | None:
        """The key of the row that has a national id, be it that of a merged person."""
        return self._numbers.get(number)

    def is_own(self, person: Person) -> bool:
        return self.stands_in(person, self._scope)

    def stands_in(self, person: Person, scope: Scope) -> bool:
        """Whether the person has or had a post in the scope: whose record is seen from there."""
        if scope.everything:
            return True
        return any(scope.covers(posting.unit_id) for posting in self.postings[person.pk])

    def in_unit(self, person: Person, unit: int) -> bool:
        return any(posting.unit_id == unit for posting in self.postings[person.pk])

    def _kept(self, person: Person) -> Person:
        return self._rows[person.merged_into_id] if person.merged_into_id else person


def _birth(day: datetime.date | None) -> _Birth:
    """A birth date as far as it is said: a day, year and month, or the year alone."""
    if not isinstance(day, Rough):
        return day
    return day.year if day.precision is Precision.YEAR else (day.year, day.month)


def _spellings(code: str) -> tuple[str, ...]:
    """A code as people type it: the database compares letter by letter."""
    return (code, code.upper(), code.lower()) if code else ()


def whose(entries: Sequence[Entry], asked: Sequence[Asked], scope: Scope) -> list[Person | None]:
    """For each row the one person it means, or `None` and an error at the row."""
    people = People(asked, scope)
    return [_one(entry, each, people) for entry, each in zip(entries, asked, strict=True)]


def _one(entry: Entry, asked: Asked, people: People) -> Person | None:
    if asked.code:
        return _coded(entry, asked, people)
    if not asked.name:
        entry.refuse("code", _("Nobody is named. Write the staff code or the full name."))
        return None
    return _named(entry, asked, people)


def _coded(entry: Entry, asked: Asked, people: People) -> Person | None:
    person = people.by_code(asked.code)
    if person is None or not people.is_own(person):
        sentence = _("Nobody in your units has the code %(code)s.")
        entry.refuse("code", sentence % {"code": asked.code})
        return None
    if asked.name and fold(asked.name) != person.folded:
        entry.refuse(
            "full_name",
            _("The code %(code)s belongs to somebody of another name. Correct one of the two.")
            % {"code": asked.code},
        )
        return None
    entry.why = _("same staff code")
    return person


def _named(entry: Entry, asked: Asked, people: People) -> Person | None:
    fit = people.named(asked.name, asked.born)
    entry.why = _("same name and birth date") if asked.born else _("same name")
    if asked.unit is not None and len(fit) > 1:
        unit = asked.unit
        fit = [person for person in fit if people.in_unit(person, unit)]
        entry.why = _("same name in the same unit")
    if len(fit) == 1:
        return fit[0]
    if not fit:
        sentence = _("Nobody called %(name)s is known among your people. Write the staff code.")
    else:
        sentence = _("Several people are called %(name)s. Write the staff code.")
    entry.refuse("full_name", sentence % {"name": asked.name})
    return None
