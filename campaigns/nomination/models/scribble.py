"""What somebody is typing and has not saved: kept so that nothing is lost."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Scribble(models.Model):
    """Bản đang gõ: the fields of a form as typed, one a person and place, gone once saved."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="scribbles", verbose_name=_("user")
    )
    # Which form: ``nomination:new``, ``nomination:42``, ``grid:7:3``.
    place = models.CharField(max_length=40)
    content = models.JSONField(default=dict)
    saved_at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("unsaved entry")
        verbose_name_plural = _("unsaved entries")
        constraints = [
            models.UniqueConstraint(fields=["user", "place"], name="one_scribble_a_form")
        ]

    def __str__(self) -> str:
        return self.place
