"""Taking the next number of a series: gapless, under a lock, never twice."""

from __future__ import annotations

from django.db import transaction

from campaigns.decision.models import NumberSeries
from units.organisation.models import Unit


@transaction.atomic
def next_number(unit: Unit, year: int, symbol: str) -> int:
    """The next number of ``unit``'s ``symbol`` in ``year``, from 1.

    The row stays locked until the transaction ends: a decision that fails gives its number back.
    """
    NumberSeries.objects.get_or_create(unit=unit, year=year, symbol=symbol)
    series = NumberSeries.objects.select_for_update().get(unit=unit, year=year, symbol=symbol)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last
