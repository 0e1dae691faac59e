"""Who is offered while somebody types."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.entry.candidates.asking import OFFERED, Ask, Choice, Recipient, label_of, value_of
from units.accounts.scope import Scope
from units.households.models import Household
from units.intake.persons import Asked
from units.organisation.models import Unit
from units.people.models import Person
from units.people.names import words_of


def _asked(ask: Ask) -> Asked:
    name, code = ask.name_and_code
    return Asked(code=code, name=ask.who.strip() if name == code else name)


def offered(term: str, scope: Scope, recipient: str, day: datetime.date) -> list[Choice]:
    """What the type-ahead shows for a part of a name or a code: people, units, households."""
    if not words_of(term):
        return []
    ask, found = Ask(term, recipient=recipient), list[Choice]()
    if ask.may_be(Recipient.INDIVIDUAL):
        for person in Person.objects.within(scope).named(term).with_post()[:OFFERED]:
            post = person.posting_on(day)
            about = f"{post.position}, {post.unit}" if post else _("no post today")
            found.append(Choice(value_of(person), label_of(person), about))
    if ask.may_be(Recipient.COLLECTIVE):
        wanted = Q(code__iexact=term.strip())
        names = Q()
        for word in words_of(term):
            names &= Q(folded__contains=word)
        units = scope.limit(Unit.objects.alive(day), "pk").filter(wanted | names)
        found += [Choice(value_of(unit), label_of(unit)) for unit in units[:OFFERED]]
    if ask.may_be(Recipient.HOUSEHOLD):
        rows = Household.objects.within(scope)
        rows = rows.named(term) | rows.filter(code__iexact=term.strip())
        found += [Choice(value_of(each), label_of(each), each.place) for each in rows[:OFFERED]]
    return found[:OFFERED]
