"""Who is meant by what was typed, for all rows in the same few queries."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.asked import whole_number
from campaigns.entry.candidates.asking import (
    KINDS,
    OFFERED,
    Ask,
    Candidate,
    Choice,
    Meant,
    Recipient,
    label_of,
    value_of,
)
from campaigns.entry.candidates.offering import _asked
from campaigns.nomination.models.candidates import CANDIDATES
from units.accounts.scope import Scope
from units.households.models import Household
from units.intake.persons import People
from units.intake.places import Places, Unknown
from units.organisation.models import Unit
from units.people.models import Person, Posting
from units.people.names import fold


@dataclass
class Candidates:
    """Everybody whom the cells of one request may mean, within a scope.

    The number of queries depends on the kinds of recipients asked for, not on the cells.
    """

    asks: Sequence[Ask]
    scope: Scope
    day: datetime.date = field(default_factory=timezone.localdate)

    def __post_init__(self) -> None:
        self._chosen = self._look_up_chosen()
        named = [ask for ask in self.asks if ask.who.strip() and self._picked(ask) is None]
        personal = [ask for ask in named if ask.may_be(Recipient.INDIVIDUAL)]
        self._people = People(map(_asked, personal), self.scope) if personal else None
        collective = any(ask.may_be(Recipient.COLLECTIVE) for ask in named)
        self._places = Places(self.scope) if collective else None
        homely = any(ask.may_be(Recipient.HOUSEHOLD) for ask in named)
        self._households = list(Household.objects.within(self.scope)) if homely else []

    def meant(self, ask: Ask) -> Meant:
        """Whom the cell means. Of somebody else's people the answer is that nobody is known."""
        if not ask.who.strip():
            return Meant()
        picked = self._picked(ask)
        if picked is not None:
            return self._standing(picked, ask)
        ways: list[tuple[str, Callable[[Ask], Meant]]] = [
            (Recipient.INDIVIDUAL, self._person),
            (Recipient.COLLECTIVE, self._unit),
            (Recipient.HOUSEHOLD, self._household),
        ]
        told = [way(ask) for recipient, way in ways if ask.may_be(recipient)]
        for found in told:
            if found.candidate or found.choices:
                return self._standing(found.candidate, ask) if found.candidate else found
        return told[0]

    # --- what was chosen in the type-ahead

    def _look_up_chosen(self) -> dict[str, Candidate]:
        keys: dict[str, set[int]] = {"person": set(), "unit": set(), "household": set()}
        for ask in self.asks:
            kind, _colon, key = ask.chosen.partition(":")
            number = whole_number(key)
            if kind in keys and number is not None:
                keys[kind].add(number)
        found: list[Candidate] = []
        if keys["person"]:
            found += Person.objects.within(self.scope).filter(pk__among=keys["person"])
        if keys["unit"]:
            units = Unit.objects.filter(pk__among=keys["unit"])
            found += self.scope.limit(units, "pk")
        if keys["household"]:
            found += Household.objects.within(self.scope).filter(pk__among=keys["household"])
        return {value_of(each): each for each in found}

    def _picked(self, ask: Ask) -> Candidate | None:
        """The one chosen, as long as the cell says so: without scripts it may be typed over."""
        found = self._chosen.get(ask.chosen)
        same = found is not None and fold(label_of(found)) == fold(ask.who)
        return found if same else None

    # --- what was typed

    def _person(self, ask: Ask) -> Meant:
        people, (name, code) = self._people, ask.name_and_code
        if people is None:
            return Meant()
        coded = people.by_code(code)
        if coded is not None and people.is_own(coded):
            return self._coded(coded, name, code)
        if name != code:  # a code that is wrong must not find a namesake
            return Meant(sentence=_("Nobody in your units has the code %(code)s.") % {"code": code})
        return self._called(name, people)

    @staticmethod
    def _coded(person: Person, name: str, code: str) -> Meant:
        if name == code or fold(name) == person.folded:
            return Meant(person)
        sentence = _(
            "The code %(code)s belongs to somebody of another name. Correct one of the two."
        )
        return Meant(sentence=sentence % {"code": code})

    def _called(self, name: str, people: People) -> Meant:
        fit = people.named(name, None)
        if len(fit) == 1:
            return Meant(fit[0])
        if fit:
            return Meant(choices=self._namesakes(fit, people))
        sentence = _("Nobody called %(name)s is known among your people. Write the staff code.")
        return Meant(sentence=sentence % {"name": name})

    def _namesakes(self, fit: Sequence[Person], people: People) -> tuple[Choice, ...]:
        choices = []
        for person in fit[:OFFERED]:
            posts = [post for post in people.postings[person.pk] if post.covers(self.day)]
            last = max(posts, key=lambda post: (post.started_on, post.pk), default=None)
            choices.append(Choice(value_of(person), label_of(person), self._post(last)))
        return tuple(choices)

    def _post(self, post: Posting | None) -> str:
        if post is None:
            return _("no post today")
        if not hasattr(self, "_units"):
            self._units = {unit.pk: unit for unit in Unit.objects.all()}
        return f"{post.position}, {self._units[post.unit_id]}"

    def _unit(self, ask: Ask) -> Meant:
        if self._places is None:
            return Meant()
        name, code = ask.name_and_code
        unit = self._places.of_code(code)
        if unit is not None and self.scope.covers(unit.pk):
            return Meant(unit)
        try:
            return Meant(self._places.find(ask.who.strip())[0])
        except Unknown as unknown:
            same = [
                unit
                for unit in self._places.units.values()
                if unit.folded == fold(name) and self.scope.covers(unit.pk) and self._alive(unit)
            ]
            offered = tuple(Choice(value_of(each), label_of(each)) for each in same[:OFFERED])
            return Meant(choices=offered, sentence=str(unknown))

    def _household(self, ask: Ask) -> Meant:
        name, code = ask.name_and_code
        fit = [each for each in self._households if each.code.casefold() == code.casefold()] or [
            each
            for each in self._households
            if fold(name) in {fold(each.head_name), each.folded, fold(str(each))}
        ]
        if len(fit) == 1:
            return Meant(fit[0])
        if fit:
            offered = [Choice(value_of(each), label_of(each), each.place) for each in fit[:OFFERED]]
            return Meant(choices=tuple(offered))
        sentence = _("No household “%(name)s” is looked after by your units. Write its code.")
        return Meant(sentence=sentence % {"name": name})

    # --- what must hold of anybody

    def _alive(self, unit: Unit) -> bool:
        return unit.dissolved_on is None or unit.dissolved_on > self.day

    def _standing(self, candidate: Candidate, ask: Ask) -> Meant:
        """The candidate, unless the award is for others or the unit is no more."""
        recipient = KINDS[type(candidate)]
        if not ask.may_be(recipient):
            return Meant(sentence=str(CANDIDATES[ask.recipient][1]))
        if isinstance(candidate, Unit) and not self._alive(candidate):
            sentence = _("%(unit)s was dissolved on %(day)s.")
            day = f"{candidate.dissolved_on:%d/%m/%Y}"
            return Meant(sentence=sentence % {"unit": candidate, "day": day})
        return Meant(candidate)
