"""The facts of everybody, nominated or not: loaded by batches, the same few queries for each."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Exists, OuterRef

from campaigns.eligibility.criteria.facts import Facts, Service
from campaigns.eligibility.criteria.service import whole_months
from campaigns.eligibility.facts.members import members_of
from campaigns.eligibility.facts.quotas import QuotaTable
from campaigns.eligibility.facts.records import Records, load
from campaigns.eligibility.facts.tree import UnitTree
from campaigns.nomination.models import Nomination
from units.organisation.models import Unit
from units.people.models import Person, PersonQuerySet, Posting

SEXES: dict[str, Literal["male", "female"]] = {"m": "male", "f": "female"}
# So many at once: large enough that queries cost little, small enough that memory stays flat.
BATCH = 500


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be nominated: the key, where they stand on the day, what is known."""

    pk: int
    home: int
    facts: Facts


class Surroundings:
    """What all candidates of a year share; asked once, however many batches follow."""

    def __init__(
        self, year: int, on: datetime.date, caps: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        self.year, self.on = year, on
        self.tree = UnitTree()
        self.quotas = QuotaTable([year], self.tree, caps)


def service_of(since: datetime.date | None, on: datetime.date) -> Service:
    """Months of service as the register knows them: since the person joined the sector."""
    months = whole_months(since, on) if since else None
    return Service(total_months=months, sector_months=months, hard_area=None)


def standing_in(units: Collection[int], on: datetime.date) -> PersonQuerySet:
    """Who holds a post in one of ``units`` on the day.

    Asked person by person: a batch then looks at its own people only, however many there are.
    """
    here = Posting.objects.on(on).filter(person=OuterRef("pk"), unit__in=units)
    return Person.objects.unmerged().filter(Exists(here))


def people(
    wanted: PersonQuerySet, around: Surroundings, *, batch: int = BATCH
) -> Iterator[list[Candidate]]:
    """``wanted`` in batches, in the order of their keys; each with the facts for its judgement.

    Who holds no post on the day is left out: nobody could nominate them.
    """
    last = 0
    while True:
        rows = list(
            wanted.filter(pk__gt=last)
            .order_by("pk")
            .values_list("pk", "sex", "joined_sector_on")[:batch]
        )
        if not rows:
            return
        last = rows[-1][0]
        yield _people(rows, around)


def _people(
    rows: list[tuple[int, str, datetime.date | None]], around: Surroundings
) -> list[Candidate]:
    keys = [pk for pk, _sex, _since in rows]
    homes = _homes(keys, around.on)
    pending = _pending(around.year, "person", keys)
    records = load(keys, ())
    return [
        Candidate(
            pk,
            homes[pk],
            Facts(
                subject="individual",
                sex=SEXES.get(sex),
                posthumous=False,
                service=service_of(since, around.on),
                initiatives=tuple(made for _by, made in records.initiatives.get(pk, ())),
                quotas=around.quotas.of_unit(homes[pk], around.year),
                **_common(("person", pk), records, around),
                under_proceedings=True if pk in pending else None,
            ),
        )
        for pk, sex, since in rows
        if pk in homes
    ]


def collectives(units: Collection[int], around: Surroundings) -> list[Candidate]:
    """The units as candidates, all at once: there are hundreds of them, not thousands."""
    members = members_of(units, around.year, around.tree)
    pending = _pending(around.year, "unit", units)
    records = load((), units)
    founded = Unit.objects.filter(pk__in=units).order_by("pk").values_list("pk", "established_on")
    return [
        Candidate(
            pk,
            pk,
            Facts(
                subject="collective",
                founded_on=founded_on,
                initiatives=(),
                members=members[pk],
                quotas=around.quotas.of_unit(pk, around.year),
                **_common(("unit", pk), records, around),
                under_proceedings=True if pk in pending else None,
            ),
        )
        for pk, founded_on in founded
    ]


def _common(who: tuple[str, int], records: Records, around: Surroundings) -> dict[str, Any]:
    """What people and collectives have alike. Merits are stated in a nomination only."""
    return {
        "achievement_year": around.year,
        "decision_date": around.on,
        "ratings": tuple(records.ratings.get(who, ())),
        "awards": tuple(records.awards.get(who, ())),
        "disciplines": tuple(records.disciplines.get(who, ())),
        "merits": (),
    }


def _homes(keys: Collection[int], on: datetime.date) -> dict[int, int]:
    """The unit of each on the day; of two posts the one begun last."""
    posts = Posting.objects.on(on).filter(person__in=keys).order_by("started_on", "pk")
    return dict(posts.values_list("person_id", "unit_id"))


def _pending(year: int, path: str, keys: Collection[int]) -> frozenset[int]:
    """Of whom a unit said in a nomination of the year that something is pending."""
    stated = Nomination.objects.filter(
        **{f"{path}__in": keys}, achievement_year=year, confirmed_clean=False
    )
    return frozenset(stated.values_list(f"{path}_id", flat=True))
