"""What the public says to a posting, and what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from units.organisation.models import UnitSuccession

if TYPE_CHECKING:
    from units.accounts.models import User
from campaigns.posting.models.posting import PostedItem, PublicPosting


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def visible_to(self, user: User) -> OpinionQuerySet:
        """Opinions on the postings of exactly the desks at which one is officer.

        They are personal data: neither the desk above reads them, nor who only looks after
        the system.
        """
        desks = [held.unit_id for held in user.current_roles if held.role == Role.OFFICER]
        left_behind = UnitSuccession.objects.forebears_of(desks)
        return self.filter(
            Q(posting__desk__in=desks)
            | Q(posting__desk__in=left_behind, posting__desk__dissolved_on__isnull=False)
        )

    def confirmed(self) -> OpinionQuerySet:
        """Whose sender has proved the address; the others count for nothing."""
        return self.exclude(confirmed_at=None)

    def unsettled(self) -> OpinionQuerySet:
        """Confirmed and not yet answered for."""
        return self.confirmed().exclude(state=Opinion.State.SETTLED)


class Opinion(models.Model):
    """Ý kiến của Nhân dân: by name and address, the address proved by a code sent to it."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Address not proved")
        RECEIVED = "received", _("Received")
        IN_HAND = "in_hand", _("Being looked into")
        SETTLED = "settled", _("Settled")

    posting = models.ForeignKey(
        PublicPosting, models.PROTECT, related_name="opinions", verbose_name=_("posting")
    )
    item = models.ForeignKey(
        PostedItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opinions",
        verbose_name=_("about"),
        help_text=_("Empty: the list as a whole."),
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    text = models.TextField(_("opinion"), max_length=4000)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.UNCONFIRMED)
    # The way back to the page of this opinion, for whoever gave it.
    token = models.CharField(max_length=32, unique=True, editable=False)
    code_hash = models.CharField(max_length=128, blank=True, editable=False)
    code_sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("address proved at"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion of the public")
        verbose_name_plural = _("opinions of the public")
        ordering = ["given_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="unconfirmed", confirmed_at=None)
                | ~Q(state="unconfirmed") & Q(confirmed_at__isnull=False),
                name="only_a_proved_opinion_counts",
            ),
            models.CheckConstraint(
                condition=Q(state="settled", settled_at__isnull=False)
                | ~Q(state="settled") & Q(settled_at=None),
                name="a_settled_opinion_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Handling(models.Model):
    """Nhật ký xử lý: what the standing office did about an opinion; never changed."""

    opinion = models.ForeignKey(
        Opinion, models.PROTECT, related_name="handlings", verbose_name=_("opinion")
    )
    text = models.TextField(_("what was done"), max_length=4000)
    # Told to whoever gave the opinion; the rest stays in the house.
    is_answer = models.BooleanField(_("answer to the sender"), default=False)
    settles = models.BooleanField(_("settles it"), default=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    done_at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("handling of an opinion")
        verbose_name_plural = _("handlings of opinions")
        ordering = ["done_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
