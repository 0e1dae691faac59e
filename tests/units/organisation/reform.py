"""A reform of the cast's organisation: new units, and the days on which it happens."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from units.organisation.models import Unit

NUMBER = "88/QĐ-BTNMT"
DAY = datetime.timedelta(days=1)


def reform_day() -> datetime.date:
    """The first of the month before: some weeks ago, whatever day it is."""
    return (timezone.localdate().replace(day=1) - DAY).replace(day=1)


def new_unit(cast: Cast, code: str = "TCMT-MOI", under: str = "TCMT", **more: Any) -> Unit:
    """A unit established on the day of the reform."""
    fields: dict[str, Any] = {
        "code": code,
        "name": f"Trung tâm {code}",
        "parent": cast.units[under],
        "established_on": reform_day(),
    }
    unit: Unit = Unit.objects.create(**(fields | more))
    return unit


def decided(cast: Cast, part: str = "administrator") -> dict[str, Any]:
    """What every verb is told beside its units."""
    return {"on": reform_day(), "decision_number": NUMBER, "by": cast[part]}
