"""The trail of a nomination: each step with person, time and reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import AwardType
from campaigns.journey import Level, State
from campaigns.nomination.models.nomination import Nomination
from campaigns.nomination.models.submission import Submission
from units.organisation.models import Unit


class Step(models.Model):
    """One step of the journey: never changed, shown as the timeline."""

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="steps", verbose_name=_("nomination")
    )
    came_from = models.CharField(_("from"), max_length=16, choices=State)
    went_to = models.CharField(_("to"), max_length=16, choices=State)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    desk = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("desk")
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    taken_at = models.DateTimeField(_("at"), default=timezone.now)
    reason = models.TextField(_("reason or opinion"), blank=True)
    submission = models.ForeignKey(
        Submission,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("submission"),
    )
    # What the standing office proposes instead, where it holds another award to be the right one.
    proposed_award = models.ForeignKey(
        AwardType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("award proposed instead"),
    )

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return str(State(self.went_to).label)


class Remark(models.Model):
    """Điểm cần bổ sung: one thing to correct in a returned dossier, and the unit's answer."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="remarks", verbose_name=_("step"))
    # The name of a field of the nomination, ``paper:<code>`` of the list of papers, or ``other``.
    item = models.CharField(_("item"), max_length=80)
    text = models.TextField(_("what to add or correct"), max_length=2000)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("remark on a returned dossier")
        verbose_name_plural = _("remarks on returned dossiers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["step", "item"], name="one_remark_an_item_and_return"),
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None, answer="")
                | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="somebody_answered_the_remark",
            ),
        ]

    def __str__(self) -> str:
        return self.text
