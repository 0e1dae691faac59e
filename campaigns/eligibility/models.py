"""What the rules said about a nomination, kept as it was found."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import RuleVersion
from campaigns.nomination.models import Nomination


class Check(models.Model):
    """One judgement of one nomination by one rule version; the newest one counts."""

    class Verdict(models.TextChoices):
        ELIGIBLE = "eligible", _("Eligible")
        NOT_ELIGIBLE = "not_eligible", _("Not eligible")
        CANNOT_TELL = "cannot_tell", _("Cannot tell")

    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="checks", verbose_name=_("nomination")
    )
    rule_version = models.ForeignKey(
        RuleVersion, models.PROTECT, related_name="checks", verbose_name=_("rule version")
    )
    verdict = models.CharField(_("verdict"), max_length=16, choices=Verdict)
    findings = models.JSONField(_("findings"), default=list)
    as_of = models.DateField(_("judged as of"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    checked_at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("eligibility check")
        verbose_name_plural = _("eligibility checks")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.get_verdict_display())


class OverrideQuerySet(models.QuerySet["Override"]):
    def standing(self) -> OverrideQuerySet:
        """Confirmed by a second person, and not overtaken by another judgement since."""
        return self.filter(state=Override.State.CONFIRMED)

    def pending(self) -> OverrideQuerySet:
        return self.filter(state=Override.State.PROPOSED)


class Override(models.Model):
    """Ngoại lệ: a judgement set aside by two people, with reason and legal ground."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        CONFIRMED = "confirmed", _("Confirmed")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        LAPSED = "lapsed", _("Lapsed")  # judged again, with another outcome

    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="overrides", verbose_name=_("nomination")
    )
    judgement = models.ForeignKey(
        Check, models.RESTRICT, related_name="overrides", verbose_name=_("judgement set aside")
    )
    reason = models.TextField(_("reason"), max_length=2000)
    legal_ground = models.CharField(_("legal ground"), max_length=255)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception from a judgement")
        verbose_name_plural = _("exceptions from judgements")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"],
                condition=Q(state__in=["proposed", "confirmed"]),
                name="one_exception_at_a_time_per_nomination",
                violation_error_message=_("An exception is proposed or confirmed already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "refused"])
                | Q(answered_by__isnull=False) & ~Q(answered_by=F("proposed_by")),
                name="an_exception_is_answered_by_a_second_person",
                violation_error_message=_("Who proposes an exception cannot confirm it."),
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(legal_ground=""),
                name="an_exception_has_reason_and_legal_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.get_state_display()}"
