"""The calendar of the year's work: what is due when, by the guidance letter of each year."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from units.record.models import YEAR


class WorkStep(models.TextChoices):
    """The steps of a round that have a day of their own, in the order of the journey."""

    NOMINATE = "nominate", _("units send their dossiers")
    SCREEN = "screen", _("the standing office has screened them")
    POST = "post", _("the public posting ends")
    COUNCIL = "council", _("the council has voted")
    FORWARD = "forward", _("dossiers go to the authority above")
    DECIDE = "decide", _("the decision is signed")
    HAND_OVER = "hand_over", _("the awards are handed over")


class CalendarDate(models.Model):
    """Mốc thời gian của năm: the day until which a step of the year's work is to be done."""

    year = models.PositiveSmallIntegerField(_("year of achievement"), validators=YEAR)
    step = models.CharField(_("step"), max_length=12, choices=WorkStep)
    due_on = models.DateField(_("by"))
    legal_basis = models.CharField(_("legal basis"), max_length=255, blank=True)
    verified = models.BooleanField(_("verified"), default=False)

    class Meta:
        verbose_name = _("date of the year's calendar")
        verbose_name_plural = _("calendar of the year")
        ordering = ["-year", "due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "step"],
                name="a_step_of_a_year_has_one_day",
                violation_error_message=_("This step of the year has its day already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_step_display()}"
