"""Working days: Monday to Friday without days off, with the weekend days worked instead."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from campaigns.catalogue.models import Holiday

DAY = datetime.timedelta(days=1)
SATURDAY = 5
# So many days around the asked one are read from the calendar: nothing here is posted for longer.
REACH = datetime.timedelta(days=400)


@dataclass(frozen=True)
class Calendar:
    """Days off and days worked instead."""

    off: Collection[datetime.date] = frozenset()
    worked: Collection[datetime.date] = frozenset()

    def works(self, day: datetime.date) -> bool:
        """Whether ``day`` is a working day."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)

    def after(self, day: datetime.date, count: int) -> datetime.date:
        """The ``count``-th working day after ``day``; nought: the day itself.

        The day on which a time begins is not counted (Bộ luật Dân sự 2015, Điều 147).
        """
        return self._walk(day, count, DAY)

    def before(self, day: datetime.date, count: int) -> datetime.date:
        """The day that lies ``count`` working days before ``day``."""
        return self._walk(day, count, -DAY)

    def _walk(self, day: datetime.date, count: int, step: datetime.timedelta) -> datetime.date:
        while count > 0:
            day += step
            count -= self.works(day)
        return day


def calendar_around(day: datetime.date) -> Calendar:
    """The calendar of the days near ``day`` as the catalogue has it."""
    rows = Holiday.objects.between(day - REACH, day + REACH)
    off, worked = set[datetime.date](), set[datetime.date]()
    for first, last, instead in rows.values_list("starts_on", "ends_on", "worked"):
        days = {first + DAY * number for number in range((last - first).days + 1)}
        (worked if instead else off).update(days)
    return Calendar(frozenset(off), frozenset(worked))
