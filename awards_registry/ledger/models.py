"""The ledger: append-only, each line sealed with the hash of the line before it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Head(models.Model):
    """The one row that is locked to append: where the chain ends."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.sequence)


class Entry(models.Model):
    """One line: who did what to which thing, when. Never changed, never deleted."""

    sequence = models.PositiveBigIntegerField(_("no."), primary_key=True)
    at = models.DateTimeField(_("at"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="+",
        verbose_name=_("actor"),
    )
    actor_name = models.CharField(_("name of the actor"), max_length=120)
    verb = models.CharField(_("act"), max_length=64, db_index=True)
    subject_type = models.CharField(_("kind of thing"), max_length=64)
    subject_id = models.CharField(_("thing"), max_length=64)
    content = models.JSONField(_("content"), default=dict)
    previous_hash = models.CharField(_("hash before"), max_length=64, blank=True)
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        verbose_name = _("ledger line")
        verbose_name_plural = _("ledger")
        ordering = ["-sequence"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"
