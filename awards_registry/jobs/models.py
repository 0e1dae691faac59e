"""Long work that a person waits for: its progress, and the pulse of whoever does it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Protocol

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    import datetime


class HasKey(Protocol):
    """Whoever is signed in: the frame does not know the user model."""

    pk: Any


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: HasKey) -> JobQuerySet:
        """A job is shown to the person who asked for it."""
        return self.filter(asked_by=user.pk)

    def lost(self, before: datetime.datetime) -> JobQuerySet:
        """Running without a pulse since ``before``: the worker is gone. Or waiting so long.

        Who waits though the queue was emptied has lost the place in it.
        """
        silent = Q(pulse_at__lt=before) | Q(pulse_at=None, asked_at__lt=before)
        return self.filter(silent, state__in=(Job.State.RUNNING, Job.State.WAITING))


class Job(models.Model):
    """One piece of long work. Its steps can be repeated without harm, so it can be taken up."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=64)
    title = models.CharField(max_length=255)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=400, blank=True)
    result_url = models.CharField(max_length=255, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="jobs")
    asked_at = models.DateTimeField(default=timezone.now)
    pulse_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(total=0) | Q(done__lte=F("total")), name="a_job_does_not_overshoot"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def percent(self) -> int:
        """Whole per cent done, rounded down; 100 only when it is done."""
        if self.state == self.State.DONE:
            return 100
        return min(99, 100 * self.done // self.total) if self.total else 0
