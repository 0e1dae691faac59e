"""Reads the records of many candidates at once: queries do not grow with their number.

Rows come as plain tuples: a batch of a ministry brings tens of thousands of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q

from campaigns.eligibility.criteria.facts import Discipline, Initiative, PriorAward, Rating
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from units.record.models import AnnualRating, InitiativeAuthor
from units.record.models import Discipline as DisciplineRow

# How an award was earned, in the engine's words.
OCCASIONS = {"regular": "merit", "contribution": "long_service"}
Subject = tuple[str, int]


def subject(person: int | None, unit: int | None) -> Subject:
    """``("person", key)`` or ``("unit", key)``; of a household, which has no records, unit 0."""
    return ("person", person) if person else ("unit", unit or 0)


@dataclass
class Records:
    """The records of many subjects, each by ``("person", key)`` or ``("unit", key)``."""

    ratings: dict[Subject, list[Rating]] = field(default_factory=lambda: defaultdict(list))
    awards: dict[Subject, list[PriorAward]] = field(default_factory=lambda: defaultdict(list))
    disciplines: dict[Subject, list[Discipline]] = field(default_factory=lambda: defaultdict(list))
    # each with the nomination that used it, so that a case does not stumble over itself
    initiatives: dict[int, list[tuple[int | None, Initiative]]] = field(
        default_factory=lambda: defaultdict(list)
    )


def load(people: Collection[int], units: Collection[int]) -> Records:
    """The records of people and collectives, given by their keys."""
    records = Records()
    whose = Q(person__in=people) | Q(unit__in=units)
    _load_ratings(records, whose)
    _load_awards(records, whose)
    _load_disciplines(records, whose)
    _load_initiatives(records, people)
    return records


def _load_ratings(records: Records, whose: Q) -> None:
    rows = AnnualRating.objects.filter(whose).order_by()
    for person, unit, year, level, pk in rows.values_list(
        "person_id", "unit_id", "year", "level", "pk"
    ):
        records.ratings[subject(person, unit)].append(Rating(year, level, pk))


def _load_awards(records: Records, whose: Q) -> None:
    rows = Award.objects.valid().filter(whose).order_by()
    for person, unit, code, group, year, signed_on, pk, occasion in rows.values_list(
        "person_id",
        "unit_id",
        "award_type__code",
        "award_type__group",
        "year_to",
        "decision__signed_on",
        "pk",
        "occasion",
    ):
        records.awards[subject(person, unit)].append(
            PriorAward(
                code=code,
                year=year,
                decided_on=signed_on,
                pk=pk,
                group=group,
                occasion=OCCASIONS.get(occasion, occasion),
            )
        )


def _load_disciplines(records: Records, whose: Q) -> None:
    rows = DisciplineRow.objects.filter(whose).order_by()
    for person, unit, form, starts_on, ends_on, pk in rows.values_list(
        "person_id", "unit_id", "form", "starts_on", "ends_on", "pk"
    ):
        records.disciplines[subject(person, unit)].append(Discipline(form, starts_on, ends_on, pk))


def _load_initiatives(records: Records, people: Collection[int]) -> None:
    """Initiatives with their use: each serves an author once only (CV 5007/BNV-TĐKT)."""
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
    rows = InitiativeAuthor.objects.filter(person__in=people).order_by()
    for person, pk, kind, scope, year, title in rows.values_list(
        "person_id",
        "initiative_id",
        "initiative__kind",
        "initiative__scope",
        "initiative__year",
        "initiative__title",
    ):
        nomination, code = used.get((pk, person), (None, None))
        made = Initiative(
            kind="topic" if kind == "topic" else "initiative",
            scope=scope,
            year=year,
            pk=pk,
            title=title,
            used_by=code,
        )
        records.initiatives[person].append((nomination, made))
