"""The dossier as it was each time it left the unit: what was judged then stays as it was."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.nomination.models.nomination import Nomination


class Seal(models.Model):
    """Bản hồ sơ đã gửi: the content and its hash, numbered by the times it was sent."""

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="seals", verbose_name=_("nomination")
    )
    number = models.PositiveSmallIntegerField(_("no."))
    content = models.JSONField(_("content"))
    hash = models.CharField(max_length=64)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    sealed_at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("dossier as sent")
        verbose_name_plural = _("dossiers as sent")
        ordering = ["nomination", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "number"], name="a_dossier_is_sealed_once_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id}.{self.number}"
