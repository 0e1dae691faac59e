"""Finding the person and the post that a row means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from units.intake.columns import Column, Value
from units.intake.entries import Entry, Part
from units.intake.kind import Hand, Matcher
from units.intake.kinds.people.columns import COLUMNS, PERSON, PERSONAL
from units.intake.kinds.people.posts import keep, place
from units.intake.persons import Asked, People
from units.intake.places import Places, Unknown, is_worse
from units.organisation.models import Unit
from units.people.models import Person
from units.people.names import fold
from units.roster.days import may_mean

GUARDED = tuple(column.key for column in COLUMNS if column.guarded)


class PersonMatcher(Matcher):
    """By staff code, else national id, else name and birth date; then the post they hold."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._places = Places(hand.scope)
        self._numbers: dict[str, int] = {}
        self._codes: dict[str, tuple[int, Any]] = {}

    def match(self, entries: Sequence[Entry]) -> None:
        asked = [_asked(entry) for entry in entries]
        # Namesakes of a new code make a remark, never another person.
        people = People(asked, self.hand.scope, namesakes=self.remarks)
        for entry, each in zip(entries, asked, strict=True):
            self._meet(entry, each, people)

    def _meet(self, entry: Entry, asked: Asked, people: People) -> None:
        if not self._within(entry, asked, people):
            return
        person = self._who(entry, asked, people)
        if entry.errors and person is None and not asked.code:
            return
        new = asked.code.casefold() or ("row", entry.number)
        part = Part(PERSON, person.pk if person else new, person)
        entry.parts = [part]
        if person is not None:
            entry.target = f"{person.full_name} ({person.code})"
            if people.by_code(asked.code) is person:
                part.fields["code"] = person.code  # however it was typed, or that of a merged row
            if asked.name and is_worse(asked.name, person.full_name):
                part.fields["full_name"] = person.full_name
        self._once(entry, asked, part)
        self._personal(entry, part, person, people)
        unit = self._unit(entry, person)
        self._guard(entry, person, unit, people)
        posts = people.postings[person.pk] if person else []
        if unit is None and not entry.text("unit"):
            keep(entry, part, [post for post in posts if self.hand.scope.covers(post.unit_id)])
        elif unit is not None:
            place(entry, part, unit, posts, self.hand.scope)

    @staticmethod
    def _within(entry: Entry, asked: Asked, people: People) -> bool:
        """Whoever the row means is one of one's own: of others not even the name is told."""
        for key, found in (
            ("code", people.by_code(asked.code)),
            ("national_id", people.by_number(asked.national_id)),
        ):
            if found is not None and not people.is_own(found):
                entry.refuse(key, _("This person belongs to none of your units."))
                return False
        return True

    def _once(self, entry: Entry, asked: Asked, part: Part) -> None:
        """Two people must not get one code, by whatever way each of them was found."""
        if not asked.code:
            return
        first, ident = self._codes.setdefault(asked.code.casefold(), (entry.number, part.ident))
        if ident != part.ident:
            entry.refuse("code", _("Row %(row)s has the same staff code.") % {"row": first})

    def _guard(
        self, entry: Entry, person: Person | None, unit: Unit | None, people: People
    ) -> None:
        """Personal data are written by those only who keep them for the person."""
        if self.hand.keeps.everything:
            return
        given = [key for key in GUARDED if entry.values.get(key) is not None]
        if person is not None:
            keeps = people.stands_in(person, self.hand.keeps)
        else:
            keeps = unit is None or self.hand.keeps.covers(unit.pk)
        if given and not keeps:
            entry.refuse(
                given[0],
                _("You do not keep the personal data of this person. Leave these cells empty."),
            )
            for key in given:
                entry.values[key] = None
            entry.parts = [part for part in entry.parts if part.table != PERSONAL]

    def _who(self, entry: Entry, asked: Asked, people: People) -> Person | None:
        by_code, by_number = people.by_code(asked.code), people.by_number(asked.national_id)
        if by_code and by_number and by_code is not by_number:
            entry.refuse(
                "national_id",
                _("Code and national id belong to two people. Correct one, or merge the two."),
            )
        if by_code:
            entry.why = _("same staff code")
            if asked.name and fold(asked.name) != by_code.folded:
                self._doubt_name(entry, asked, by_code, people)
            return by_code
        if by_number:
            entry.why = _("same national id")
            if asked.code:
                sentence = _("Known with another staff code: the code of the file replaces it.")
                entry.warn("code", sentence)
            return by_number
        return self._namesake(entry, asked, people)

    @staticmethod
    def _namesake(entry: Entry, asked: Asked, people: People) -> Person | None:
        """Somebody of the same name and birth date, where the row gives no code of its own."""
        same = people.named(asked.name, asked.born) if asked.name and asked.born else []
        if not same:
            return None
        if asked.code:
            sentence = _(
                "%(code)s in the register has this name and birth date. The row makes somebody new."
            )
            entry.warn("full_name", sentence % {"code": same[0].code})
            return None
        if len(same) > 1:
            sentence = _(
                "Several people have this name and birth date. Write staff code or national id."
            )
            entry.refuse("full_name", sentence)
        entry.why = _("same name and birth date")
        return same[0]

    def _doubt_name(self, entry: Entry, asked: Asked, person: Person, people: People) -> None:
        """Another name under a known code: a correction, or a code given to two people."""
        data = people.data.get(person.pk)
        same = data is not None and (
            (asked.national_id and data.national_id == asked.national_id)
            or (asked.born and may_mean(asked.born, data.birth_date))
        )
        if same or set(fold(asked.name).split()) & set(person.folded.split()):
            entry.warn(
                "full_name", _("The name under this code changes. See that it is the same person.")
            )
            return
        entry.refuse(
            "full_name",
            _("The code %(code)s belongs to somebody of another name. Correct one of the two.")
            % {"code": asked.code},
        )

    def _personal(self, entry: Entry, part: Part, person: Person | None, people: People) -> None:
        given = [entry.values.get(name) for name in ("national_id", "birth_date", "address")]
        if entry.text("national_id"):
            first = self._numbers.setdefault(entry.text("national_id"), entry.number)
            if first != entry.number:
                entry.refuse(
                    "national_id", _("Row %(row)s has the same national id.") % {"row": first}
                )
        data = people.data.get(person.pk) if person else None
        number = entry.text("national_id")
        merged = person is not None and people.by_number(number) is person
        if merged and people.keeper_of(number) != part.ident:
            entry.refuse(
                "national_id",
                _("A record that was merged into this one has the number %(number)s.")
                % {"number": number},
            )
        if any(value is not None for value in given):
            entry.parts.append(Part(PERSONAL, part.ident, data, links={"person": part}))

    def _unit(self, entry: Entry, person: Person | None) -> Unit | None:
        """The unit that the row names, `None` where it names none or none that is known."""
        if not entry.text("unit"):
            if person is None:
                entry.refuse("unit", _("Write the unit: nobody is in the register without one."))
            return None
        try:
            unit, why = self._places.find(entry.text("unit"))
        except Unknown as unknown:
            entry.refuse("unit", str(unknown))
            return None
        if self.remarks:
            entry.because(self._places.told(entry.text("unit"), unit, why))
        if unit.dissolved_on is not None:
            sentence = _("This unit was dissolved on %(day)s.")
            entry.warn("unit", sentence % {"day": f"{unit.dissolved_on:%d/%m/%Y}"})
        return unit

    def word(self, column: Column, value: Any) -> Value:
        if column.key == "unit" and value is not None:
            return self._places.units[value].name
        return value  # type: ignore[no-any-return] # plain fields


def _asked(entry: Entry) -> Asked:
    return Asked(
        entry.text("code"),
        entry.text("full_name"),
        entry.text("national_id"),
        entry.day("birth_date"),
    )
