"""Reads the records of many candidates at once: queries do not grow with their number."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q

from campaigns.eligibility.criteria.facts import (
    Discipline,
    Initiative,
    Members,
    PriorAward,
    QuotaCount,
    Rating,
)
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from units.organisation.models import Unit
from units.people.models import Posting
from units.record.models import AnnualRating, InitiativeAuthor
from units.record.models import Discipline as DisciplineRow

# How an award was earned, in the engine's words.
OCCASIONS = {"regular": "merit", "contribution": "long_service"}
COMPLETE = ("HTXSNV", "HTTNV", "HTNV")


@dataclass
class Records:
    """The records of many subjects, each by ``("person", key)`` or ``("unit", key)``."""

    ratings: dict[tuple[str, int], list[Rating]] = field(default_factory=lambda: defaultdict(list))
    awards: dict[tuple[str, int], list[PriorAward]] = field(
        default_factory=lambda: defaultdict(list)
    )
    disciplines: dict[tuple[str, int], list[Discipline]] = field(
        default_factory=lambda: defaultdict(list)
    )
    # each with the nomination that used it, so that a case does not stumble over itself
    initiatives: dict[int, list[tuple[int | None, Initiative]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    members: dict[tuple[int, int], Members] = field(default_factory=dict)
    quotas: dict[int, tuple[QuotaCount, ...]] = field(default_factory=dict)


def load(nominations: list[Nomination]) -> Records:
    """The records of all candidates at once."""
    records = Records()
    people = {each.person_id for each in nominations if each.person_id}
    units = {each.unit_id for each in nominations if each.unit_id}
    _load_ratings(records, people, units)
    _load_awards(records, people, units)
    _load_disciplines(records, people, units)
    _load_initiatives(records, people)
    for year in {each.achievement_year for each in nominations if each.unit_id}:
        _load_members(records, units, year)
    _load_quotas(records, nominations)
    return records


def _key(row: AnnualRating | Award | DisciplineRow) -> tuple[str, int]:
    return ("person", row.person_id) if row.person_id else ("unit", row.unit_id or 0)


def _load_ratings(records: Records, people: set[int], units: set[int]) -> None:
    for row in AnnualRating.objects.filter(Q(person__in=people) | Q(unit__in=units)):
        records.ratings[_key(row)].append(Rating(row.year, row.level, row.pk))


def _load_awards(records: Records, people: set[int], units: set[int]) -> None:
    register = Award.objects.valid().select_related("award_type", "decision")
    for row in register.filter(Q(person__in=people) | Q(unit__in=units)):
        records.awards[_key(row)].append(
            PriorAward(
                code=row.award_type.code,
                year=row.year_to,
                decided_on=row.decision.signed_on,
                pk=row.pk,
                group=row.award_type.group,
                occasion=OCCASIONS.get(row.occasion, row.occasion),
            )
        )


def _load_disciplines(records: Records, people: set[int], units: set[int]) -> None:
    for row in DisciplineRow.objects.filter(Q(person__in=people) | Q(unit__in=units)):
        records.disciplines[_key(row)].append(
            Discipline(row.form, row.starts_on, row.ends_on, row.pk)
        )


def _load_initiatives(records: Records, people: set[int]) -> None:
    """Initiatives with their use: each serves an author once only (CV 5007/BNV-TĐKT)."""
    authorships = InitiativeAuthor.objects.filter(person__in=people).select_related("initiative")
    cited = Nomination.initiatives.through.objects.filter(
        nomination__person__in=people, nomination__state__in=("decided", "published")
    )
    used: dict[tuple[int, int], tuple[int, str]] = {
        (made, person): (nomination, code)
        for made, person, nomination, code in cited.values_list(
            "initiative_id",
            "nomination__person_id",
            "nomination_id",
            "nomination__award_type__code",
        )
        if person is not None
    }
    for row in authorships:
        made = row.initiative
        nomination, code = used.get((made.pk, row.person_id), (None, None))
        records.initiatives[row.person_id].append(
            (
                nomination,
                Initiative(
                    kind="topic" if made.kind == "topic" else "initiative",
                    scope=made.scope,
                    year=made.year,
                    pk=made.pk,
                    title=made.title,
                    used_by=code,
                ),
            )
        )


def _load_members(records: Records, units: set[int], year: int) -> None:
    """Members on the last day of the year, units below included."""
    last_day = datetime.date(year, 12, 31)
    for unit in Unit.objects.filter(pk__in=units):
        below = list(unit.descendants(include_self=True).values_list("pk", flat=True))
        people = set(
            Posting.objects.on(last_day).filter(unit__in=below).values_list("person_id", flat=True)
        )
        awarded = dict(
            Award.objects.valid()
            .filter(person__in=people, year_to=year)
            .values_list("award_type__code")
            .annotate(count=Count("person", distinct=True))
        )
        disciplined = (
            DisciplineRow.objects.filter(person__in=people, starts_on__year=year)
            .values_list("form")
            .annotate(count=Count("person", distinct=True))
        )
        records.members[unit.pk, year] = Members(
            count=len(people) or None,
            awarded={"LDTT": 0, "CSTDCS": 0} | awarded,
            complete=_complete(people, year),
            disciplined=dict(disciplined),
        )


def _complete(people: set[int], year: int) -> int | None:
    """How many completed their tasks; unknown while somebody is not rated yet."""
    levels = list(
        AnnualRating.objects.filter(person__in=people, year=year).values_list("level", flat=True)
    )
    if len(levels) < len(people):
        return None
    return sum(level in COMPLETE for level in levels)


# Capped shares by scope and base: of all holders of the base award, so many may have the award.
CAPS = (("unit", "LDTT"), ("ministry", "CTDB"))


def _load_quotas(records: Records, nominations: list[Nomination]) -> None:
    """Where the share of an award is capped: the base and what was granted without this case."""
    register = Award.objects.valid()
    given: Counter[tuple[int | None, int, str]] = Counter()
    rows = register.filter(year_to__in={each.achievement_year for each in nominations})
    for unit, year, code, count in (
        rows.order_by()
        .values_list("recipient_unit_id", "year_to", "award_type__code")
        .annotate(count=Count("pk"))
    ):
        given[unit, year, code] += count
        given[None, year, code] += count
    decided = set(
        register.filter(nomination__in=nominations).values_list("nomination_id", flat=True)
    )
    for each in nominations:
        places = {"unit": each.nominating_unit_id, "ministry": None}
        records.quotas[each.pk] = tuple(
            QuotaCount(
                scope,
                base,
                given[places[scope], each.achievement_year, base] or None,
                given[places[scope], each.achievement_year, each.award_type.code]
                - (each.pk in decided),
            )
            for scope, base in CAPS
        )
