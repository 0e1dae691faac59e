"""Public postings and the names on them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards_registry.policy import Role
from campaigns.nomination.models import Nomination
from units.organisation.models import Unit

if TYPE_CHECKING:
    from units.accounts.models import User

# So long a closed posting can still be read by everybody; after that by the house alone.
KEPT_PUBLIC = datetime.timedelta(days=60)


class PublicPostingQuerySet(models.QuerySet["PublicPosting"]):
    def visible_to(self, user: User) -> PublicPostingQuerySet:
        """Postings of the desks one works for."""
        roles = (Role.OFFICER, Role.SECRETARY, Role.LEADER, Role.SIGNATORY)
        return user.scope(*roles).limit(self, "desk_id")

    def public(self) -> PublicPostingQuerySet:
        """What everybody may read: begun, not called off, and not closed long ago.

        Names stand there for their purpose alone: who was not awarded need not be found for ever
        among those proposed.
        """
        lately = timezone.now() - KEPT_PUBLIC
        return self.filter(
            Q(state=PublicPosting.State.OPEN)
            | Q(state=PublicPosting.State.CLOSED, closed_at__gte=lately),
            starts_on__lte=timezone.localdate(),
        )

    def running(self, day: datetime.date) -> PublicPostingQuerySet:
        """Open for opinions on ``day``."""
        return self.filter(state=PublicPosting.State.OPEN, starts_on__lte=day, ends_on__gte=day)


class PublicPosting(models.Model):
    """Đợt lấy ý kiến công khai (Luật 06/2022, Điều 84; Nghị định 152/2025, Điều 44).

    ``ends_on`` is the last day on which opinions are taken: the ``working_days``-th working day
    after the first, by the calendar of days off.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Posted")
        CLOSED = "closed", pgettext_lazy("posting", "Closed")
        CALLED_OFF = "called_off", _("Called off")

    desk = models.ForeignKey(
        Unit, models.PROTECT, related_name="postings_held", verbose_name=_("posted by")
    )
    title = models.CharField(_("title"), max_length=255)
    notice = models.TextField(
        _("notice to the public"),
        max_length=4000,
        blank=True,
        help_text=_("Stands above the list."),
    )
    working_days = models.PositiveSmallIntegerField(_("working days"))
    legal_basis = models.CharField(_("legal basis"), max_length=255, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    # The address of the public page; says nothing and cannot be guessed.
    token = models.CharField(max_length=32, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    created_at = models.DateTimeField(_("made at"), default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("posted by"),
    )
    opened_at = models.DateTimeField(_("posted at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closed by"),
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    report = models.TextField(_("closing report"), max_length=8000, blank=True)

    objects = PublicPostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("public posting")
        verbose_name_plural = _("public postings")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="a_posting_ends_after_it_begins",
                violation_error_message=_("The posting ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(working_days__gte=1),
                name="a_posting_lasts_a_day",
                violation_error_message=_("A posting lasts at least one working day."),
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | Q(closed_by__isnull=False, closed_at__isnull=False) & ~Q(report=""),
                name="a_closed_posting_has_its_report",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("posting", args=[self.pk])

    @property
    def is_public(self) -> bool:
        """Of this one what ``public`` says of many."""
        return PublicPosting.objects.public().filter(pk=self.pk).exists()


class PostedItem(models.Model):
    """Một trường hợp được công khai: the least that the public needs to know, as it was posted."""

    class Outcome(models.TextChoices):
        PENDING = "pending", _("open")
        UPHELD = "upheld", _("nothing against it")
        WITHHELD = "withheld", _("held back")

    posting = models.ForeignKey(
        PublicPosting, models.PROTECT, related_name="items", verbose_name=_("posting")
    )
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="posted", verbose_name=_("nomination")
    )
    order = models.PositiveIntegerField(_("no."))
    snapshot_hash = models.CharField(max_length=64)
    name = models.CharField(_("name"), max_length=255)
    post = models.CharField(_("post"), max_length=160, blank=True)
    unit_name = models.CharField(_("unit"), max_length=255)
    award_name = models.CharField(_("award"), max_length=255)
    achievement = models.TextField(_("achievement"), max_length=600, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.PENDING)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("posted nomination")
        verbose_name_plural = _("posted nominations")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["posting", "nomination"], name="a_nomination_is_posted_once_a_posting"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="withheld") | ~Q(reason=""),
                name="what_is_held_back_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.award_name}"
