"""Emulation movements, each under the one it carries out."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from units.accounts.models import User
from units.organisation.models import Unit


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, user: User) -> CampaignQuerySet:
        """A movement is launched for everybody; whoever may open the list sees all of it."""
        return self if user.is_active else self.none()


class Campaign(models.Model):
    """Phong trào thi đua: theme, goals and time, launched by somebody (Law 06/2022, art. 16–18)."""

    class Launcher(models.TextChoices):
        PRIME_MINISTER = "prime_minister", _("Prime Minister or President")
        MINISTRY = "ministry", _("Ministry")
        UNIT = "unit", _("Unit")

    code = models.CharField(_("code"), max_length=48, unique=True)
    name = models.CharField(_("name"), max_length=400)
    theme = models.TextField(_("theme"), blank=True)
    goals = models.TextField(_("goals"), blank=True)
    launcher = models.CharField(_("launched by"), max_length=16, choices=Launcher)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns",
        verbose_name=_("launching unit"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("carries out"),
    )
    document_number = models.CharField(_("document number"), max_length=64, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("emulation movement")
        verbose_name_plural = _("emulation movements")
        ordering = ["-starts_on", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="campaign_ends_after_it_begins",
                violation_error_message=_("The movement ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.name
