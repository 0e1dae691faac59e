"""A list that was handed in, and what it says line by line."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from units.accounts.models import User


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, user: User) -> BatchQuerySet:
        """One's own lists: their lines may hold what others must not read."""
        return self if user.is_superuser else self.filter(handed_in_by=user)


class Batch(models.Model):
    """Lô nhập: one file of one kind, from its preview to its undoing."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being read")
        REFUSED = "refused", _("Not taken")
        PREVIEWED = "previewed", _("Preview")
        APPLIED = "applied", _("Applied")
        UNDONE = "undone", _("Undone")
        DROPPED = "dropped", _("Dropped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=32)
    file_name = models.CharField(_("file"), max_length=255)
    file_hash = models.CharField(max_length=64)
    sheet = models.CharField(_("sheet"), max_length=128, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    # Why the file was not taken, or a preview not applied, as the reader was told.
    refusal = models.CharField(_("reason"), max_length=1000, blank=True)
    # The columns that the file has, in its order; then the rows of each status.
    columns = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    # Over the values of all rows, in their order.
    rows_hash = models.CharField(max_length=64, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("handed in by"),
        help_text=_("Empty where it was done from the shell."),
    )
    handed_in_at = models.DateTimeField(_("handed in at"), default=timezone.now)
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    job = models.UUIDField(null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("list handed in")
        verbose_name_plural = _("lists handed in")
        ordering = ["-handed_in_at"]
        indexes = [models.Index(fields=["handed_in_by", "kind", "-handed_in_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["applied", "undone"])
                | Q(applied_at__isnull=False) & ~Q(rows_hash=""),
                name="an_applied_list_has_its_day_and_hash",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("import_batch", args=[self.pk])

    def count(self, status: str) -> int:
        found: Any = self.counts.get(status, 0)
        return int(found)

    @property
    def total(self) -> int:
        """The rows of the file; a row with a warning has another status as well."""
        return sum(self.count(status) for status in ("new", "changed", "unchanged", "error"))


class Sheaf(models.Model):
    """Tập dòng: some hundreds of lines together, so that neither page nor import reads all.

    ``lines`` is what each row says and what it would do; ``written`` what it did, to go back by.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="sheaves")
    number = models.PositiveIntegerField()
    counts = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    written = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("lines of a list")
        verbose_name_plural = _("lines of lists")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="a_sheaf_has_one_place")
        ]

    def __str__(self) -> str:
        return f"{self.batch} {self.number}"
