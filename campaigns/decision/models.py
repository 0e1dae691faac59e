"""Where the numbers of decisions and certificates stand."""

from django.db import models

from units.organisation.models import Unit


class NumberSeries(models.Model):
    """Where the numbers of a unit, year and symbol stand. Its row is locked to take the next.

    Nghị định 30/2020, article 15: from 01 on 1 January to the last on 31 December, no gaps.
    A database sequence leaves gaps; this row does not.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    symbol = models.CharField(max_length=32)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "symbol"], name="one_series_per_unit_year_and_symbol"
            )
        ]

    def __str__(self) -> str:
        return f"{self.last}/{self.symbol} {self.year}"
