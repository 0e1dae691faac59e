"""The outbox: every notice that the house sends, to be read, changed, held and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from units.organisation.models import Unit

if TYPE_CHECKING:
    from units.accounts.models import User


class Kind(models.TextChoices):
    """What a notice is about; each kind can be silenced in a unit."""

    SUBMITTED = "submitted", _("dossiers have come in")
    RETURNED = "returned", _("dossiers were returned for correction")
    SCREENED = "screened", _("dossiers were found in order")
    FORWARDED = "forwarded", _("dossiers were forwarded")
    POSTED = "posted", _("names stand in a public posting")
    VOTED = "voted", _("the council has voted")
    REJECTED = "rejected", _("dossiers are not considered")
    DECIDED = "decided", _("a decision was signed or published")
    WITHDRAWN = "withdrawn", _("dossiers were taken back")
    REMINDER = "reminder", _("reminder of what is still awaited")
    ROUND = "round", _("a round was opened")
    OPINION = "opinion", _("an opinion on a posting has come in")
    OUTSIDER = "outsider", _("mail to somebody who gave an opinion")


class MessageQuerySet(models.QuerySet["Message"]):
    def to(self, user: User) -> MessageQuerySet:
        """What ``user`` has been told; what was dropped before it was sent has not been."""
        return self.filter(recipient=user).exclude(state=Message.State.DROPPED)

    def visible_to(self, user: User) -> MessageQuerySet:
        """The outbox of the desks at which one is officer, and of units one is clerk of."""
        if user.is_superuser:
            return self
        readers = {Role.OFFICER, Role.CLERK, Role.SECRETARY}
        places = [held.unit_id for held in user.current_roles if held.role in readers]
        desks = [held.unit_id for held in user.current_roles if held.role == Role.OFFICER]
        # Who gave an opinion is known to the officers of the desk alone.
        return self.filter(Q(unit__in=desks) | Q(unit__in=places) & ~Q(kind=Kind.OUTSIDER))

    def outboxes_of(self, user: User) -> frozenset[int]:
        """The keys of the units whose outbox ``user`` looks after today."""
        keepers = {Role.OFFICER, Role.CLERK, Role.SECRETARY}
        return frozenset(held.unit_id for held in user.current_roles if held.role in keepers)

    def unread(self) -> MessageQuerySet:
        return self.filter(read_at=None)

    def unsent(self) -> MessageQuerySet:
        """Still in the outbox: what happens meanwhile joins it."""
        return self.filter(state__in=(Message.State.WAITING, Message.State.HELD))

    def due(self) -> MessageQuerySet:
        return self.filter(state=Message.State.WAITING, send_after__lte=timezone.now())


class Message(models.Model):
    """Thư: one notice to one person, growing by lines until it is sent.

    In the house it is read at once; by mail it goes when it is due, if the person has an address.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        HELD = "held", _("Held back")
        SENDING = "sending", _("Being sent")  # after a crash: perhaps sent, perhaps not
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not delivered")
        DROPPED = "dropped", _("Dropped")
        INSIDE = "inside", _("In the house only")  # nobody wants mail of it, or no address

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("outbox of"), help_text=_("Sender.")
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=_("to"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    # Unsent notices of one kind about one thing to one person become one.
    topic = models.CharField(max_length=64, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    opening = models.TextField(_("text"), max_length=4000, blank=True)
    # [{"text": …, "url": path of the page, "key": what it is about}]
    lines = models.JSONField(_("lines"), default=list)
    # More than the lines where there are very many.
    count = models.PositiveIntegerField(default=0)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(_("made at"), default=timezone.now)
    send_after = models.DateTimeField(_("due at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(_("what went wrong"), max_length=300, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    edited_at = models.DateTimeField(_("changed at"), null=True, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("outbox")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "read_at"]),
            models.Index(fields=["state", "send_after"]),
            models.Index(fields=["unit", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "topic", "unit"],
                condition=Q(state__in=["waiting", "held"], recipient__isnull=False) & ~Q(topic=""),
                name="unsent_notices_of_one_topic_are_one",
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False) | ~Q(email=""),
                name="a_notice_has_somebody_to_go_to",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def seen(self) -> str:
        """What whoever reads it has seen: how much it tells, and when somebody last changed it."""
        return f"{self.count}.{self.edited_at.isoformat() if self.edited_at else ''}"


class Silence(models.Model):
    """Tắt thông báo: no mail of this kind leaves this outbox; in the house it is still read."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name=_("outbox of"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    since = models.DateTimeField(_("since"), default=timezone.now)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("silenced notice")
        verbose_name_plural = _("silenced notices")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind"], name="a_kind_is_silenced_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_kind_display()}"
