"""Emulation blocks and clusters by year: members, head, deputy, secretariat."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from units.accounts.models import User
from units.accounts.scope import Scope
from units.organisation.models import Unit
from units.record.models import YEAR


class EmulationBlockQuerySet(models.QuerySet["EmulationBlock"]):
    def within(self, scope: Scope) -> EmulationBlockQuerySet:
        """Blocks with a member in the scope or above it, and those without any member yet."""
        if scope.everything:
            return self
        seats = BlockMembership.objects.values("block_year__block")
        touching = seats.filter(unit__in=scope.with_above)
        return self.filter(Q(pk__in=touching) | ~Q(pk__in=seats))

    def visible_to(self, user: User) -> EmulationBlockQuerySet:
        """The blocks in which a unit one acts for stands, or one that it belongs to."""
        return self.within(user.scope())


class EmulationBlock(models.Model):
    """Khối thi đua (units of the ministry) or cụm thi đua (units of the provinces)."""

    class Kind(models.TextChoices):
        BLOCK = "block", _("Block")
        CLUSTER = "cluster", _("Cluster")

    code = models.CharField(_("code"), max_length=32, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.BLOCK)

    objects = EmulationBlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("emulation block")
        verbose_name_plural = _("emulation blocks")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("block", args=[self.pk])


class BlockYear(models.Model):
    """The block as it stood in one year."""

    block = models.ForeignKey(
        EmulationBlock, models.CASCADE, related_name="years", verbose_name=_("block")
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    head = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("head")
    )
    deputy = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("deputy")
    )
    secretariat = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("secretariat"),
    )
    subordinate_units = models.PositiveIntegerField(_("subordinate units"), null=True, blank=True)
    staff = models.PositiveIntegerField(_("staff"), null=True, blank=True)
    decision_number = models.CharField(
        _("decision number"), max_length=64, blank=True, help_text=_("Appoints head and deputy.")
    )
    handed_over_on = models.DateField(
        _("handed over on"),
        null=True,
        blank=True,
        help_text=_("The day on which the head of the year before handed the block over."),
    )

    class Meta:
        verbose_name = _("block in a year")
        verbose_name_plural = _("blocks by year")
        ordering = ["-year", "block"]
        constraints = [
            models.UniqueConstraint(fields=["block", "year"], name="a_block_stands_once_a_year"),
            models.CheckConstraint(
                condition=Q(head=None) | Q(deputy=None) | ~Q(head=models.F("deputy")),
                name="head_and_deputy_of_a_block_differ",
                violation_error_message=_("Head and deputy must be different units."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.block} {self.year}"


class BlockMembership(models.Model):
    """A unit in the block that year; the order is the order of rotation."""

    block_year = models.ForeignKey(
        BlockYear, models.CASCADE, related_name="memberships", verbose_name=_("block in a year")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="block_memberships", verbose_name=_("unit")
    )
    order = models.PositiveSmallIntegerField(_("order of rotation"), default=0)

    class Meta:
        verbose_name = _("member of a block")
        verbose_name_plural = _("members of a block")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["block_year", "unit"], name="a_unit_stands_once_in_a_block"
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)
