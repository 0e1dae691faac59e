"""What the rules said about a nomination, kept as it was found."""

from __future__ import annotations

from django.conf import settings
from django.db import models
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
