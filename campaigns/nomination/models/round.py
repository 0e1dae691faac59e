"""Rounds of consideration: what is offered, by whom, until when."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import AwardType, WorkStep
from campaigns.movement.models import Campaign
from units.accounts.models import User
from units.organisation.models import Unit
from units.record.models import YEAR


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: User) -> RoundQuerySet:
        """Rounds of the units one acts for and of those they belong to."""
        scope = user.scope()
        return self if scope.everything else self.filter(unit__in=scope.with_above)

    def open_on(self, day: datetime.date) -> RoundQuerySet:
        return self.filter(opens_on__lte=day, closes_on__gte=day)


class Round(models.Model):
    """Đợt xét khen thưởng: what is offered, by whom, until when."""

    class Consideration(models.TextChoices):
        REGULAR = "regular", _("regular work")  # thường xuyên
        CAMPAIGN = "campaign", _("movement")  # chuyên đề
        EXTRAORDINARY = "extraordinary", _("extraordinary achievement")  # đột xuất
        CONTRIBUTION = "contribution", _("long contribution")  # cống hiến
        FOREIGN = "foreign", _("foreign relations")  # đối ngoại
        SENIORITY = "seniority", _("years of service")  # niên hạn: army and police only

    name = models.CharField(_("name"), max_length=255)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rounds", verbose_name=_("held by"))
    year = models.PositiveSmallIntegerField(_("year of achievement"), validators=YEAR)
    consideration = models.CharField(
        _("kind of consideration"),
        max_length=16,
        choices=Consideration,
        default=Consideration.REGULAR,
    )
    campaign = models.ForeignKey(
        Campaign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds",
        verbose_name=_("emulation movement"),
    )
    award_types = models.ManyToManyField(
        AwardType, related_name="rounds", verbose_name=_("awards offered")
    )
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    guidance = models.TextField(
        _("guidance"),
        max_length=4000,
        blank=True,
        help_text=_("What the units should know; they read it on the page of the round."),
    )
    simplified = models.BooleanField(
        _("simplified procedure"),
        default=False,
        help_text=_("Without a vote of the council (Law 06/2022, article 85)."),
    )
    papers_required = models.BooleanField(
        _("all papers before sending"),
        default=False,
        help_text=_("No dossier leaves its unit before every paper of the list is there."),
    )
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
        verbose_name=_("copied from"),
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-year", "-opens_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_it_opens",
                violation_error_message=_("The round closes before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(simplified=False) | ~Q(consideration__in=["regular", "campaign"]),
                name="only_some_rounds_are_simplified",
                violation_error_message=_(
                    "The simplified procedure is for extraordinary achievements, long "
                    "contribution, years of service and foreign relations "
                    "(Law 06/2022, article 85)."
                ),
            ),
            models.UniqueConstraint(
                fields=["unit", "year", "name"], name="one_round_of_a_name_per_unit_and_year"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("round", args=[self.pk])


class Asked(models.Model):
    """Đơn vị được yêu cầu: a unit from which a round awaits nominations, or word of none."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="asked", verbose_name=_("round"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="asked", verbose_name=_("unit"))
    nothing_since = models.DateTimeField(_("has nobody to nominate since"), null=True, blank=True)
    nothing_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("said by"),
    )
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)

    class Meta:
        verbose_name = _("unit asked")
        verbose_name_plural = _("units asked")
        ordering = ["unit__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit"],
                name="a_unit_is_asked_once_a_round",
                violation_error_message=_("This unit is asked already."),
            ),
            models.CheckConstraint(
                condition=Q(nothing_since=None, nothing_by=None)
                | Q(nothing_since__isnull=False, nothing_by__isnull=False),
                name="somebody_said_that_there_is_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} – {self.round}"


class Deadline(models.Model):
    """Thời hạn của từng bước trong đợt xét."""

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="deadlines", verbose_name=_("round")
    )
    step = models.CharField(_("step"), max_length=12, choices=WorkStep)
    due_on = models.DateField(_("by"))
    legal_basis = models.CharField(_("legal basis"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("deadline of a step")
        verbose_name_plural = _("deadlines of steps")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "step"],
                name="a_step_of_a_round_has_one_deadline",
                violation_error_message=_("This step has its deadline already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_step_display())
