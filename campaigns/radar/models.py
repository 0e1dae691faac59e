"""What a going over of the register found, kept with the day and the rules it went by."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.live import ENDED
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from units.accounts.models import User
from units.accounts.scope import Scope
from units.blocks.models import EmulationBlock
from units.organisation.models import Unit
from units.people.models import Person
from units.record.models import YEAR


class RadarRunQuerySet(models.QuerySet["RadarRun"]):
    def finished(self) -> RadarRunQuerySet:
        return self.exclude(finished_at=None)

    def visible_to(self, user: User) -> RadarRunQuerySet:
        """Whose units it went over, in part at least; which lines are read is their own matter."""
        scope = user.scope_for("radar")
        if scope.everything:
            return self
        blocks = EmulationBlock.objects.visible_to(user).values("pk")
        return self.filter(Q(unit__in=scope.with_above) | Q(block__in=blocks))


class RadarRun(models.Model):
    """One going over: everybody below a unit, or in an emulation block, for one year."""

    unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="radar_runs",
        verbose_name=_("unit"),
    )
    block = models.ForeignKey(
        EmulationBlock,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="radar_runs",
        verbose_name=_("emulation block"),
    )
    year = models.PositiveSmallIntegerField(_("year of achievement"), validators=YEAR)
    as_of = models.DateField(_("judged as of"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    people = models.PositiveIntegerField(_("people gone over"), default=0)
    collectives = models.PositiveIntegerField(_("collectives gone over"), default=0)
    # award code: [key of the version, in force from]
    rule_versions = models.JSONField(_("rules"), default=dict)

    objects = RadarRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("going over of who qualifies")
        verbose_name_plural = _("goings over of who qualifies")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(block=None, unit__isnull=False) | Q(block__isnull=False, unit=None),
                name="a_radar_goes_over_a_unit_or_a_block",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit or self.block} {self.year}"


class RadarLineQuerySet(models.QuerySet["RadarLine"]):
    def within(self, scope: Scope) -> RadarLineQuerySet:
        """Of whoever stood in a unit of the scope; rows that were merged since stay out of it."""
        rows = scope.limit(self, "home_id")
        known = Person.objects.unmerged().filter(pk=OuterRef("person_key"))
        return rows.filter(Q(person_key=None) | Exists(known))

    def of_units(self, units: Collection[int]) -> RadarLineQuerySet:
        return self.filter(home__in=units)

    def open(self) -> RadarLineQuerySet:
        """Neither nominated for it nor awarded since the run was made."""
        rows = self
        # An award is for people or for collectives, so the unit of a person's line meets nothing.
        for field, here in (("person", "person_key"), ("unit", "home_id")):
            same = {field: OuterRef(here), "award_type": OuterRef("award_type")}
            nominated = Nomination.objects.filter(
                **same, achievement_year=OuterRef("run__year")
            ).exclude(state__in=ENDED)
            awarded = Award.objects.valid().filter(**same, year_to=OuterRef("run__year"))
            rows = rows.filter(~Exists(nominated), ~Exists(awarded))
        return rows


class RadarLine(models.Model):
    """One award that somebody qualifies for, or lacks a single condition of."""

    run = models.ForeignKey(RadarRun, models.CASCADE, related_name="lines", verbose_name=_("run"))
    # A key, no relation: what is worked out anew must not stand against undoing a merge of people.
    # Empty: the unit itself is the candidate.
    person_key = models.BigIntegerField(_("person"), null=True, blank=True)
    home = models.ForeignKey(
        Unit, models.CASCADE, related_name="radar_lines", verbose_name=_("unit")
    )
    award_type = models.ForeignKey(
        AwardType, models.CASCADE, related_name="radar_lines", verbose_name=_("award")
    )
    rule_version = models.ForeignKey(
        RuleVersion, models.CASCADE, related_name="radar_lines", verbose_name=_("rule version")
    )
    qualified = models.BooleanField(_("qualifies"))
    # Only where one condition is missing: whether the year is still to give it, and which.
    reachable = models.BooleanField(_("within reach"), default=True)
    steps = models.JSONField(_("what is missing"), default=list)
    limit = models.PositiveIntegerField(_("limit"), null=True, blank=True)
    granted = models.PositiveIntegerField(_("granted"), null=True, blank=True)
    # The order in which people are read, as in every list of names.
    sort_key = models.CharField(max_length=800, editable=False)

    objects = RadarLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a going over")
        verbose_name_plural = _("lines of a going over")
        ordering = ["award_type__precedence", "-reachable", "sort_key", "pk"]
        indexes = [models.Index(fields=["run", "qualified", "award_type"])]

    def __str__(self) -> str:
        return f"{self.award_type}: {self.person_key or self.home}"
