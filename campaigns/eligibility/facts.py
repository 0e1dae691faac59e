"""Loads what is known about candidates, in a number of queries that does not grow with them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import Count, Q

from campaigns.eligibility.criteria.facts import (
    Discipline,
    Facts,
    Initiative,
    Members,
    Merit,
    PriorAward,
    QuotaCount,
    Rating,
    Service,
)
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from units.organisation.models import Unit
from units.people.models import Posting
from units.record.models import AnnualRating, InitiativeAuthor
from units.record.models import Discipline as DisciplineRow

# How an award was earned, in the engine's words.
OCCASIONS = {"regular": "merit", "contribution": "long_service"}
SEXES: dict[str, Literal["male", "female"]] = {"m": "male", "f": "female"}
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
    initiatives: dict[int, list[Initiative]] = field(default_factory=lambda: defaultdict(list))
    members: dict[tuple[int, int], Members] = field(default_factory=dict)
    quotas: dict[int, tuple[QuotaCount, ...]] = field(default_factory=dict)


def _subject(nomination: Nomination) -> tuple[str, int]:
    if nomination.person_id:
        return ("person", nomination.person_id)
    return ("unit", nomination.unit_id or 0)


def _whole_months(since: datetime.date | None, until: datetime.date) -> int | None:
    """Whole months of service; a month counts once its day has come."""
    if since is None:
        return None
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(0, months - (until.day < since.day))


def _load(nominations: list[Nomination]) -> Records:
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
    authorships = InitiativeAuthor.objects.filter(person__in=people).select_related("initiative")
    # An initiative serves once (CV 5007/BNV-TĐKT): it is used where a decided nomination cites it.
    used = dict(
        Nomination.initiatives.through.objects.filter(
            initiative__in=authorships.values("initiative_id"),
            nomination__state__in=("decided", "published"),
        ).values_list("initiative_id", "nomination__award_type__code")
    )
    for row in authorships:
        made = row.initiative
        records.initiatives[row.person_id].append(
            Initiative(
                kind="topic" if made.kind == "topic" else "initiative",
                scope=made.scope,
                year=made.year,
                pk=made.pk,
                title=made.title,
                used_by=used.get(made.pk),
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
            complete=AnnualRating.objects.filter(
                person__in=people, year=year, level__in=COMPLETE
            ).count(),
            disciplined=dict(disciplined),
        )


def _load_quotas(records: Records, nominations: list[Nomination]) -> None:
    """Where the share of an award is capped, counted in the nominating unit and year."""
    for nomination in nominations:
        given = Award.objects.valid().filter(
            recipient_unit=nomination.nominating_unit_id, year_to=nomination.achievement_year
        )
        base = given.filter(award_type__code="LDTT").count()
        granted = given.filter(award_type=nomination.award_type_id).count()
        records.quotas[nomination.pk] = (QuotaCount("unit", "LDTT", base or None, granted),)


def facts_of(nominations: Iterable[Nomination], *, on: datetime.date) -> dict[int, Facts]:
    """The facts of each nomination, by its key, for a decision on ``on``."""
    wanted = list(nominations)
    records = _load(wanted)
    return {each.pk: _facts(each, records, on) for each in wanted}


def _facts(nomination: Nomination, records: Records, on: datetime.date) -> Facts:
    subject = _subject(nomination)
    person = nomination.person
    months = _whole_months(person.joined_sector_on, on) if person else None
    confirmed = nomination.confirmed_clean
    return Facts(
        subject="individual" if person else "collective",
        achievement_year=nomination.achievement_year,
        decision_date=on,
        ratings=tuple(records.ratings[subject]),
        awards=tuple(records.awards[subject]),
        initiatives=tuple(records.initiatives[subject[1]]) if person else (),
        disciplines=tuple(records.disciplines[subject]),
        under_proceedings=None if confirmed is None else not confirmed,
        sex=SEXES.get(person.sex) if person else None,
        posthumous=False,
        service=Service(total_months=months, sector_months=months, hard_area=False),
        founded_on=nomination.unit.established_on if nomination.unit else None,
        members=records.members.get((subject[1], nomination.achievement_year), Members()),
        quotas=records.quotas.get(nomination.pk, ()),
        merits=tuple(Merit(code) for code in nomination.merits),
    )
