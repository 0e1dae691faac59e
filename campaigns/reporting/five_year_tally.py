"""How many awards of each kind a unit received between two years: the conference's table."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, F, Max, Min

from campaigns.catalogue.models import AwardType
from campaigns.register.models import AwardQuerySet
from units.organisation.models import Unit

FIRST_YEAR, LAST_YEAR = 1945, 2100


class PeriodError(ValueError):
    """Raised where the years make no period."""


@dataclass(frozen=True)
class Period:
    """From 1 January of ``first`` to 31 December of ``last``, both days included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        for year in (self.first, self.last):
            if not FIRST_YEAR <= year <= LAST_YEAR:
                raise PeriodError(f"{year} is not a year between {FIRST_YEAR} and {LAST_YEAR}.")
        if self.first > self.last:
            raise PeriodError(f"The period ends ({self.last}) before it begins ({self.first}).")

    @property
    def since(self) -> datetime.date:
        return datetime.date(self.first, 1, 1)

    @property
    def until(self) -> datetime.date:
        return datetime.date(self.last, 12, 31)


@dataclass(frozen=True)
class Row:
    """One award type with at least one award."""

    code: str
    group: str
    name: str
    level: str
    granted_by: str
    recipient: str
    count: int


@dataclass(frozen=True)
class Tally:
    """The rows in the order of precedence, and their sums."""

    period: Period
    unit: Unit
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        return sum(row.count for row in self.rows)

    def by_level(self) -> dict[str, int]:
        return {
            level: sum(row.count for row in self.rows if row.level == level)
            for level in AwardType.GrantLevel.values
        }

    def by_recipient(self) -> dict[str, int]:
        return {
            recipient: sum(row.count for row in self.rows if row.recipient == recipient)
            for recipient in AwardType.Recipient.values
        }

    def as_dict(self) -> dict[str, Any]:
        """The keys that ``docs/reports.md`` promises."""
        return {
            "report": "five_year_tally",
            "from": self.period.first,
            "to": self.period.last,
            "unit": {"code": self.unit.code, "name": self.unit.name},
            "rows": [asdict(row) for row in self.rows],
            "by_level": self.by_level(),
            "by_recipient": self.by_recipient(),
            "total": self.total,
        }


def five_year_tally(awards: AwardQuerySet, unit: Unit, period: Period) -> Tally:
    """Count ``awards`` of the unit and everything below it, by award type.

    An award counts by the day its decision was signed, whatever year the achievement is of,
    and for the unit in which the recipient stood on that day. Revoked awards and decisions that
    are not published do not count.
    """
    found = (
        awards.valid()
        .of_unit(unit)
        .decided_between(period.since, period.until)
        .order_by("award_type__precedence", "award_type__code")
        .values(
            code=F("award_type__code"),
            group=F("award_type__group"),
            name=F("award_type__name"),
            level=F("award_type__level"),
            granted_by=F("award_type__granting_authority"),
            recipient=F("award_type__recipient"),
        )
        .annotate(count=Count("pk"), oldest=Min("award_name"), newest=Max("award_name"))
    )
    return Tally(period, unit, tuple(_row(**values) for values in found))


def _row(*, name: str, oldest: str, newest: str, **values: Any) -> Row:
    """Named as its decisions named it; by today's name where that changed within the period."""
    return Row(name=oldest if oldest == newest else name, **values)
