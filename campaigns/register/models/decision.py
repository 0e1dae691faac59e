"""Decisions: drafted, signed, published; those of others and older ones recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from units.accounts.models import User
from units.organisation.models import Unit
from units.record.models import YEAR

if TYPE_CHECKING:
    pass


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> DecisionQuerySet:
        return user.scope_for("decision").limit(self, "unit_id")

    def published(self) -> DecisionQuerySet:
        return self.filter(state=Decision.State.PUBLISHED)

    def of_this_register(self) -> DecisionQuerySet:
        """Without those that only lend older awards their number and day."""
        return self.exclude(source=Decision.Source.LEGACY)


class Decision(models.Model):
    """Quyết định khen thưởng: drafted by one, signed by another, published by a third hand."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SIGNED = "signed", _("Signed")
        PUBLISHED = "published", _("Published")

    class Source(models.TextChoices):
        OWN = "own", _("of this house")
        OUTSIDE = "outside", _("of an outside authority")
        LEGACY = "legacy", _("from before this register")

    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="decisions",
        verbose_name=_("unit"),
        help_text=_("The unit that issues it; of an outside decision, the unit that proposed."),
    )
    source = models.CharField(_("source"), max_length=8, choices=Source, default=Source.OWN)
    issuer = models.CharField(_("issued by"), max_length=255)
    subject = models.CharField(_("subject"), max_length=400)
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    symbol = models.CharField(_("symbol"), max_length=32)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signer_name = models.CharField(_("signer"), max_length=120, blank=True)
    signer_post = models.CharField(_("post of the signer"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        # Empty only where a list was taken in from the shell.
        null=True,
        related_name="+",
        verbose_name=_("drafted by"),
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed by"),
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "symbol", "number"],
                condition=Q(source="own"),
                name="one_decision_per_number",
                violation_error_message=_("This number is already taken in this year."),
            ),
            models.UniqueConstraint(
                fields=["issuer", "signed_on", "symbol", "number"],
                condition=Q(source="outside"),
                name="an_outside_decision_is_recorded_once",
                violation_error_message=_("This decision is already in the register."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(source="legacy", signed_on__isnull=False)
                | Q(number__isnull=False, signed_on__isnull=False) & ~Q(content_hash=""),
                name="a_signed_decision_has_number_date_and_hash",
            ),
            models.CheckConstraint(
                condition=Q(drafted_by__isnull=False) | Q(source="legacy"),
                name="somebody_drafted_the_decision",
            ),
            models.UniqueConstraint(
                fields=["issuer", "signed_on", "symbol", "number"],
                condition=Q(source="legacy", number__isnull=False),
                name="a_legacy_decision_stands_once",
            ),
            models.UniqueConstraint(
                fields=["issuer", "signed_on", "symbol"],
                condition=Q(source="legacy", number=None),
                name="a_legacy_decision_without_number_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None)
                | Q(signed_by=None)
                | ~Q(published_by=F("signed_by")),
                name="who_signs_does_not_publish",
                violation_error_message=_("Who signed a decision cannot publish it."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_number or self.subject

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.pk])

    @property
    def full_number(self) -> str:
        """``05/QĐ-TCMT``; numbers below ten carry a zero (Nghị định 30/2020, annex I)."""
        if self.number:
            return f"{self.number:02d}/{self.symbol}"
        # Older papers are numbered as they please: "1234a/QĐ-CTN" is kept as it was written.
        return self.symbol if self.source == self.Source.LEGACY else ""
