"""Submissions: the paper under which nominations leave a unit or a desk together."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from campaigns.journey import Level
from campaigns.nomination.models.nomination import Nomination
from campaigns.nomination.models.round import Round
from units.accounts.models import User
from units.organisation.models import Unit


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> SubmissionQuerySet:
        """Those of one's own units in every state; those sent to one's desk."""
        if user.is_superuser:
            return self
        own = user.scope(Role.CLERK).unit_ids
        desks = user.scope(Role.OFFICER, Role.SECRETARY, Role.LEADER, Role.SIGNATORY).unit_ids
        return self.filter(
            Q(from_unit__in=own)
            | Q(from_unit__in=desks, level__gt=Level.UNIT)
            | Q(from_unit__in=desks, state=Submission.State.SENT)
            | Q(to_desk__in=desks, state=Submission.State.SENT)
        )

    def drafts(self) -> SubmissionQuerySet:
        return self.filter(state=Submission.State.DRAFT)


class Submission(models.Model):
    """Tờ trình kèm danh sách: from a unit to its desk, or from a desk to the one above.

    ``level`` is that of the sender: a unit's own dossiers, or those recommended at a desk.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent")
        DROPPED = "dropped", _("Dropped")

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="submissions", verbose_name=_("round")
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    from_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="submissions", verbose_name=_("from")
    )
    to_desk = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="submissions_received",
        verbose_name=_("to"),
        help_text=_("Empty: an authority outside this register."),
    )
    subject = models.CharField(_("subject"), max_length=300)
    number = models.CharField(
        _("number"), max_length=64, blank=True, help_text=_("As on the paper: 45/TTr-TCMT.")
    )
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    signer_name = models.CharField(_("name of the signer"), max_length=120, blank=True)
    signer_post = models.CharField(_("post of the signer"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DRAFT)
    origin = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="offshoots",
        verbose_name=_("split from"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("merged into"),
    )
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    created_at = models.DateTimeField(_("made at"), default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["from_unit", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent")
                | Q(sent_by__isnull=False, sent_at__isnull=False) & ~Q(content_hash=""),
                name="a_sent_submission_is_sealed",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(state="dropped") & ~Q(merged_into=F("pk")),
                name="a_merged_submission_is_dropped",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("submission", args=[self.pk])


class SubmissionLine(models.Model):
    """Một dòng trong danh sách kèm tờ trình; ``waiting`` until it is sent or taken out."""

    submission = models.ForeignKey(
        Submission, models.CASCADE, related_name="lines", verbose_name=_("submission")
    )
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="submission_lines", verbose_name=_("nomination")
    )
    order = models.PositiveIntegerField(_("no."))
    waiting = models.BooleanField(default=True)
    snapshot_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("line of a submission")
        verbose_name_plural = _("lines of submissions")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "nomination"], name="a_nomination_is_listed_once"
            ),
            models.UniqueConstraint(
                fields=["nomination"],
                condition=Q(waiting=True),
                name="a_nomination_waits_in_one_submission",
                violation_error_message=_("This nomination stands in another submission."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}.{self.order}"
