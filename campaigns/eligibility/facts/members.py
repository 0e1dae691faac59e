"""Counts over the members of collectives at the end of a year, many collectives at once."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.criteria.facts import Members
from campaigns.eligibility.facts.tree import UnitTree
from campaigns.register.models import Award
from units.people.models import Posting
from units.record.models import AnnualRating, Discipline

COMPLETE = ("HTXSNV", "HTTNV", "HTNV")


def postings_of(units: Collection[int], year: int, tree: UnitTree) -> QuerySet[Posting]:
    """Who belongs to the units on the last day of the year, units below included."""
    last_day = datetime.date(year, 12, 31)
    return Posting.objects.on(last_day).filter(unit__in=tree.below(units)).order_by()


def members_of(units: Collection[int], year: int, tree: UnitTree) -> dict[int, Members]:
    """The counts of each of ``units``; the same few queries for one unit as for all."""
    if not units:
        return {}
    postings = postings_of(units, year, tree)
    wanted = set(units)
    homes: dict[int, set[int]] = defaultdict(set)
    for unit, person in postings.values_list("unit_id", "person_id"):
        homes[person].update(each for each in tree.above(unit) if each in wanted)
    people = postings.values("person_id")
    count = _count(homes, ((person, "") for person in homes))
    codes = AwardType.objects.filter(recipient=AwardType.Recipient.INDIVIDUAL)
    nobody = dict.fromkeys(codes.values_list("code", flat=True), 0)
    awarded = _count(
        homes,
        Award.objects.valid()
        .filter(person__in=people, year_to=year)
        .order_by()
        .values_list("person_id", "award_type__code"),
    )
    disciplined = _count(
        homes,
        Discipline.objects.filter(person__in=people, starts_on__year=year)
        .order_by()
        .values_list("person_id", "form"),
    )
    rated = _count(
        homes,
        AnnualRating.objects.filter(person__in=people, year=year)
        .order_by()
        .values_list("person_id", "level"),
    )
    return {
        unit: Members(
            count=count[unit][""] or None,
            awarded=nobody | awarded[unit],
            complete=_complete(rated[unit], count[unit][""]),
            disciplined=dict(disciplined[unit]),
        )
        for unit in wanted
    }


def _count(homes: dict[int, set[int]], rows: Iterable[tuple[int, str]]) -> dict[int, Counter[str]]:
    """How many members of each unit have each thing; who has it twice counts once."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for person, thing in set(rows):
        for unit in homes.get(person, ()):
            found[unit][thing] += 1
    return found


def _complete(levels: Counter[str], members: int) -> int | None:
    """How many completed their tasks; unknown while somebody is not rated yet."""
    if sum(levels.values()) < members:
        return None
    return sum(levels[level] for level in COMPLETE)
