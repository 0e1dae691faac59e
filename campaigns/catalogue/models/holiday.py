"""Days off and days made up for: what a working day is stands in the law of each year."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class HolidayQuerySet(models.QuerySet["Holiday"]):
    """Rows of the calendar."""

    def between(self, first: datetime.date, last: datetime.date) -> HolidayQuerySet:
        """Those that touch the days from ``first`` to ``last``."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class Holiday(models.Model):
    """Ngày nghỉ lễ, Tết (Bộ luật Lao động, Điều 112), or a weekend day that is worked instead."""

    name = models.CharField(_("name"), max_length=255)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    worked = models.BooleanField(
        _("worked instead"),
        default=False,
        help_text=_("A Saturday or Sunday on which everybody works to make up for a day off."),
    )
    legal_basis = models.CharField(_("legal basis"), max_length=255)
    verified = models.BooleanField(_("verified"), default=False)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("day off")
        verbose_name_plural = _("days off")
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["starts_on", "worked"],
                name="one_day_off_begins_a_day",
                violation_error_message=_("A row that begins on this day is there already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="day_off_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(worked=False) | Q(ends_on=F("starts_on")),
                name="worked_instead_is_one_day",
                violation_error_message=_("Enter each day that is worked instead by itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
