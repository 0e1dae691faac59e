"""What the round of next year would be: the one of this year, a year on. Reads, writes nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from campaigns.catalogue.models import AwardType, CalendarDate, WorkStep
from campaigns.catalogue.working_days import DAY, calendar_around
from campaigns.movement.models import Campaign
from campaigns.nomination.models import Asked, Deadline, Round
from units.organisation.models import Unit, UnitSuccession


@dataclass(frozen=True)
class AskedUnit:
    """A unit to be asked, and the dissolved ones that it stands for."""

    unit: Unit
    instead_of: tuple[Unit, ...] = ()


@dataclass
class NextYear:
    """A round to be opened, before anything of it is written."""

    source: Round
    year: int
    name: str
    opens_on: datetime.date
    closes_on: datetime.date
    days: dict[str, datetime.date] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    units: list[AskedUnit] = field(default_factory=list)
    lost: list[Unit] = field(default_factory=list)  # dissolved, and nobody to ask instead
    awards: list[AwardType] = field(default_factory=list)
    dropped_awards: list[AwardType] = field(default_factory=list)
    campaign: Campaign | None = None
    guidance: str = ""
    # The steps whose day comes from the calendar of the new year.
    from_calendar: frozenset[str] = frozenset()


def a_year_on(day: datetime.date) -> datetime.date:
    """The same day of the next year, or the next working day after it."""
    try:
        moved = day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        moved = day.replace(year=day.year + 1, day=28)
    calendar = calendar_around(moved)
    while not calendar.works(moved):
        moved += DAY
    return moved


def name_of(name: str, year: int) -> str:
    """The name with the next year in it; where no year stands in it, it is put at the end."""
    before, after = str(year), str(year + 1)
    return name.replace(before, after) if before in name else f"{name} {after}"[:255]


def planned(source: Round) -> NextYear:
    """The round a year on: days by the calendar of the new year, else shifted to working days."""
    year = source.year + 1
    days, bases = _days(source)
    given = dict(CalendarDate.objects.filter(year=year).values_list("step", "due_on"))
    known = {row.step: row.legal_basis for row in CalendarDate.objects.filter(year=year)}
    days |= {step: day for step, day in given.items() if step in days}
    bases |= {step: basis for step, basis in known.items() if step in days and basis}
    offered = list(source.award_types.all())
    opens_on = a_year_on(source.opens_on)
    movement = source.campaign
    goes_on = movement is not None and (not movement.ends_on or movement.ends_on >= opens_on)
    units, lost = _units(source)
    return NextYear(
        source=source,
        year=year,
        name=name_of(source.name, source.year),
        opens_on=opens_on,
        closes_on=days[WorkStep.NOMINATE],
        days=days,
        bases=bases,
        units=units,
        lost=lost,
        awards=[award for award in offered if award.active],
        dropped_awards=[award for award in offered if not award.active],
        campaign=movement if goes_on else None,
        guidance=source.guidance,
        from_calendar=frozenset(step for step in days if step in given),
    )


def _days(source: Round) -> tuple[dict[str, datetime.date], dict[str, str]]:
    """The days of the steps a year on, and the legal basis of each."""
    rows = list(Deadline.objects.filter(round=source))
    days = {row.step: a_year_on(row.due_on) for row in rows}
    days.setdefault(WorkStep.NOMINATE.value, a_year_on(source.closes_on))
    return days, {row.step: row.legal_basis for row in rows}


def _units(source: Round) -> tuple[list[AskedUnit], list[Unit]]:
    """Who is asked again: dissolved units are replaced by those that succeeded them.

    The superior that inherits from a unit without an heir is asked only below the holder.
    """
    today = timezone.localdate()
    asked = [row.unit for row in Asked.objects.filter(round=source).select_related("unit")]
    above = {source.unit_id, *source.unit.ancestors().values_list("pk", flat=True)}
    stands: dict[int, list[Unit]] = {}
    units: dict[int, Unit] = {}
    lost: list[Unit] = []
    for unit in asked:
        if unit.dissolved_on is None or unit.dissolved_on > today:
            units[unit.pk] = unit
            stands.setdefault(unit.pk, [])
            continue
        heirs = Unit.objects.alive(today).filter(
            pk__in=UnitSuccession.objects.heirs_of([unit.pk]) - above
        )
        for heir in heirs:
            units[heir.pk] = heir
            stands.setdefault(heir.pk, []).append(unit)
        if not heirs:
            lost.append(unit)
    ordered = sorted(units.values(), key=lambda unit: (unit.sort_key, unit.pk))
    return [AskedUnit(unit, tuple(stands[unit.pk])) for unit in ordered], lost
