"""Judging whoever the register knows, nominated or not, without keeping what was found."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.facts import (
    Candidate,
    Surroundings,
    collectives,
    facts_of,
    people,
    standing_in,
)
from campaigns.eligibility.report import report
from campaigns.eligibility.rulebook import rulebook_on
from campaigns.eligibility.whatif.shape import near
from campaigns.journey import State
from campaigns.nomination.models import Nomination
from units.organisation.models import Unit
from units.people.models import Person, PersonQuerySet

# Before it the catalogue knows no law and registers hold little.
FIRST_YEAR = 2015
ENDED = (State.WITHDRAWN, State.REJECTED, State.NOT_RECOMMENDED)


class UnjudgeableError(ValueError):
    """Raised where there is no such year, award, rule or person; its text says which."""


@dataclass(frozen=True)
class Asked:
    """What is to be judged: one award of one year, of whom, on which day."""

    award: str
    year: int
    units: Collection[int]
    person: str = ""
    on: datetime.date | None = None


def day_for(year: int) -> datetime.date:
    """The day by whose law a year is looked at: today, of past years their last day.

    Last year is not past yet: awards of a year are decided in the months after it.
    """
    today = timezone.localdate()
    return today if year >= today.year - 1 else datetime.date(year, 12, 31)


def answers(asked: Asked) -> Iterator[dict[str, Any]]:
    """A report on each candidate, in the order of their keys, by batches.

    Keys: person (staff code) and name, or unit (code) and name of a collective, unit of a person;
    then those of ``report``. What a nomination of the year states counts; where there is none
    nobody was asked, so what people state is not known. Raises ``UnjudgeableError``.
    """
    award = AwardType.objects.filter(code=asked.award).first()
    if award is None:
        known = AwardType.objects.values_list("code", flat=True)
        raise UnjudgeableError(
            _("Unknown award code “%(code)s”. Did you mean: %(known)s?")
            % {"code": asked.award, "known": near(asked.award, known)}
        )
    if not FIRST_YEAR <= asked.year <= timezone.localdate().year:
        last = timezone.localdate().year
        words = _("Choose a year from %(first)d to %(last)d.")
        raise UnjudgeableError(words % {"first": FIRST_YEAR, "last": last})
    on = asked.on or day_for(asked.year)
    if asked.year > on.year:
        raise UnjudgeableError(_("The achievement year lies after the decision."))
    book = rulebook_on(on)
    if award.code not in book:
        words = _("No rule for %(award)s is in force on %(day)s.")
        raise UnjudgeableError(words % {"award": award.code, "day": f"{on:%d/%m/%Y}"})
    names = dict(AwardType.objects.values_list("code", "name"))
    for some in _batches(award, asked, Surroundings(asked.year, on)):
        told = stated(award, asked.year, some, on)
        for each, head in zip(some, _heads(award, some), strict=True):
            facts = told.get(each.pk) or replace(each.facts, merits=None)
            verdict = book.judge(award.code, facts)
            yield head | report(verdict, rules=book.rules[award.code], on=on, names=names)


def _batches(award: AwardType, asked: Asked, around: Surroundings) -> Iterator[list[Candidate]]:
    units = around.tree.below(asked.units)
    if award.recipient == AwardType.Recipient.INDIVIDUAL:
        yield from people(_people(asked, units, around.on), around)
    elif award.recipient == AwardType.Recipient.COLLECTIVE and not asked.person:
        alive = Unit.objects.alive(around.on).filter(pk__in=units)
        yield collectives(list(alive.values_list("pk", flat=True)), around)
    else:
        raise UnjudgeableError(
            _("%(award)s is not an award for persons of the register.") % {"award": award.code}
        )


def _people(asked: Asked, units: Collection[int], on: datetime.date) -> PersonQuerySet:
    rows = standing_in(units, on)
    if asked.person:
        rows = rows.filter(code__iexact=asked.person)
        if not rows.exists():
            words = _("Nobody with the code %(code)s holds a post there on %(day)s.")
            raise UnjudgeableError(words % {"code": asked.person, "day": f"{on:%d/%m/%Y}"})
    return rows


def stated(
    award: AwardType,
    year: int,
    some: Collection[Candidate],
    on: datetime.date,
    caps: Iterable[tuple[str, str, str]] = (),
) -> dict[int, Facts]:
    """The facts of those who are nominated, with what their units state, by candidate."""
    path = "person" if award.recipient == AwardType.Recipient.INDIVIDUAL else "unit"
    rows = Nomination.objects.filter(
        **{f"{path}__in": [each.pk for each in some]}, award_type=award, achievement_year=year
    ).exclude(state__in=ENDED)
    nominations = {row.pk: getattr(row, f"{path}_id") for row in rows}
    facts = facts_of(rows, on=on, caps=caps) if nominations else {}
    return {nominations[pk]: known for pk, known in facts.items()}


def _heads(award: AwardType, some: Collection[Candidate]) -> list[dict[str, str]]:
    """Whom each report is about."""
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in={each.home for each in some})}
    if award.recipient != AwardType.Recipient.INDIVIDUAL:
        return [{"unit": units[each.pk].code, "name": units[each.pk].name} for each in some]
    persons = Person.objects.in_bulk([each.pk for each in some])
    return [
        {
            "person": persons[each.pk].code,
            "name": persons[each.pk].full_name,
            "unit": units[each.home].code,
        }
        for each in some
    ]
