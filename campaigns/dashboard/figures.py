"""Questions a leader asks of the register: each one function, each a fixed number of queries."""

from __future__ import annotations

import datetime
import statistics
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from campaigns.catalogue.working_days import calendar_around
from campaigns.dashboard.tasks.task import LONG_ON_A_DESK
from campaigns.journey import ON_DESK, Level, State
from campaigns.nomination.models import Nomination, Step
from campaigns.register.models import Award, AwardQuerySet
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Posting


@dataclass(frozen=True)
class Figure:
    """A value this year and last year; ``None`` where nothing can be said."""

    now: float | None
    before: float | None

    @property
    def change(self) -> float | None:
        return None if self.now is None or self.before is None else self.now - self.before


def valid_awards(user: User, year: int) -> AwardQuerySet:
    """Awards in force that one may see, of decisions signed in ``year``."""
    return Award.objects.valid().visible_to(user).filter(decision__signed_on__year=year)


def awards_in_force(user: User, year: int) -> Figure:
    return Figure(valid_awards(user, year).count(), valid_awards(user, year - 1).count())


def _day_of(year: int, today: datetime.date) -> datetime.date:
    return min(datetime.date(year, 12, 31), today)


def staff_on(user: User, day: datetime.date) -> QuerySet[Posting]:
    """Postings of that day to the units one acts for."""
    return Posting.objects.visible_to(user).on(day)


def staff_covered(user: User, year: int, today: datetime.date) -> Figure:
    """The share in per cent of the staff that received an award in the year.

    Staff is who was posted at the end of the year; while it runs, today.
    """

    def share(of: int) -> float | None:
        staff = staff_on(user, _day_of(of, today))
        honoured = valid_awards(user, of).filter(person__isnull=False).values("person")
        found = staff.aggregate(
            all=Count("person", distinct=True),
            honoured=Count("person", filter=Q(person__in=honoured), distinct=True),
        )
        return 100 * found["honoured"] / found["all"] if found["all"] else None

    return Figure(share(year), share(year - 1))


def direct_workers(user: User, year: int) -> Figure:
    """Of the persons awarded, the share in per cent who held no leading post on the day."""
    leading = Posting.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=OuterRef("decision__signed_on")),
        person=OuterRef("person"),
        is_leader=True,
        started_on__lte=OuterRef("decision__signed_on"),
    )

    def share(of: int) -> float | None:
        found = (
            valid_awards(user, of)
            .filter(person__isnull=False)
            .annotate(leads=Exists(leading))
            .aggregate(
                all=Count("person", distinct=True),
                leaders=Count("person", filter=Q(leads=True), distinct=True),
            )
        )
        return 100 * (found["all"] - found["leaders"]) / found["all"] if found["all"] else None

    return Figure(share(year), share(year - 1))


def days_to_decision(user: User, year: int) -> Figure:
    """Median of days from the first submission to the signature of the decision."""
    pairs = (
        Step.objects.filter(
            went_to=State.SUBMITTED,
            nomination__award__in=Award.objects.valid()
            .visible_to(user)
            .filter(decision__signed_on__year__in=(year, year - 1)),
        )
        .order_by()
        .values("nomination", signed=F("nomination__award__decision__signed_on"))
        .annotate(sent=Min("taken_at"))
    )
    days: dict[int, list[int]] = {year: [], year - 1: []}
    for pair in pairs:
        days[pair["signed"].year].append((pair["signed"] - _local(pair["sent"])).days)
    now, before = days[year], days[year - 1]
    return Figure(
        statistics.median(now) if now else None, statistics.median(before) if before else None
    )


def _local(moment: datetime.datetime) -> datetime.date:
    return timezone.localdate(moment)


def funnel(user: User, year: int) -> list[tuple[State, int]]:
    """How many nominations of the year stand in each state, in the order of the journey."""
    counts = Counter(
        dict(
            Nomination.objects.visible_to(user)
            .filter(achievement_year=year)
            .order_by()
            .values_list("state")
            .annotate(Count("pk"))
        )
    )
    return [(state, counts[state.value]) for state in State if counts[state.value]]


@dataclass(frozen=True)
class Coverage:
    """Persons awarded among the staff of a unit and everything below it."""

    unit: Unit
    staff: int
    awarded: int

    @property
    def percent(self) -> float:
        return 100 * self.awarded / self.staff


def coverage_by_unit(user: User, year: int, today: datetime.date) -> list[Coverage]:
    """The parts of one's units that have staff, the least covered first; four queries."""
    units = {unit.pk: unit for unit in Unit.objects.visible_to(user)}
    staff: dict[int, set[int]] = {}
    for person, unit in staff_on(user, _day_of(year, today)).values_list("person_id", "unit_id"):
        for part in _parts_above(unit, units):
            staff.setdefault(part, set()).add(person)
    awarded: dict[int, set[int]] = {}
    rows = valid_awards(user, year).filter(person__isnull=False).order_by()
    for person, unit in rows.values_list("person_id", "recipient_unit_id"):
        for part in _parts_above(unit, units):
            awarded.setdefault(part, set()).add(person)
    found = [
        Coverage(units[pk], len(people), len(people & awarded.get(pk, set())))
        for pk, people in staff.items()
    ]
    return sorted(found, key=lambda each: (each.percent, each.unit.sort_key))


def _parts_above(unit: int, units: dict[int, Unit]) -> list[int]:
    """The unit directly below the highest one I see, or that one where nothing is below it."""
    way = []
    here: int | None = unit
    while here in units:
        way.append(here)
        here = units[here].parent_id
    return way[-2:-1] or way


def overdue(user: User, now: datetime.datetime) -> QuerySet[Nomination]:
    """Nominations that lie on a desk for more than ten working days, the oldest first.

    Each carries ``since``, the moment of its last step.
    """
    today = timezone.localdate(now)
    last = calendar_around(today).before(today, LONG_ON_A_DESK)
    start = timezone.make_aware(datetime.datetime.combine(last, datetime.time.min))
    return (
        Nomination.objects.visible_to(user)
        .with_candidate()
        .filter(state__in=ON_DESK)
        .exclude(level=Level.OUTSIDE)
        .annotate(since=Max("steps__taken_at"))
        .filter(Q(since__lt=start))
        .order_by("since", "pk")
    )
