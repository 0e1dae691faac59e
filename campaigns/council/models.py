"""The council, its sittings, what they vote on and the votes."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.nomination.models import Nomination
from units.accounts.models import User
from units.accounts.scope import Scope
from units.organisation.models import Unit


class CouncilQuerySet(models.QuerySet["Council"]):
    def visible_to(self, user: User) -> CouncilQuerySet:
        return self.within(user.scope())

    def within(self, scope: Scope) -> CouncilQuerySet:
        return scope.limit(self, "unit_id")


class Council(models.Model):
    """Hội đồng Thi đua - Khen thưởng of a unit, established by a decision."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="councils", verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=255)
    decision_number = models.CharField(_("established by decision"), max_length=64, blank=True)
    established_on = models.DateField(_("established on"))
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name = _("council")
        verbose_name_plural = _("councils")
        ordering = ["unit", "-established_on"]

    def __str__(self) -> str:
        return self.name


class MemberQuerySet(models.QuerySet["Member"]):
    def within(self, scope: Scope) -> MemberQuerySet:
        return scope.limit(self, "council__unit_id")

    def sitting_on(self, day: datetime.date | models.OuterRef) -> MemberQuerySet:
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day)))


class Member(models.Model):
    """Thành viên Hội đồng, by the establishing decision."""

    class Seat(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice-chair")
        MEMBER = "member", _("Member")
        SECRETARY = "secretary", _("Member and secretary")

    council = models.ForeignKey(
        Council, models.PROTECT, related_name="members", verbose_name=_("council")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats", verbose_name=_("user")
    )
    seat = models.CharField(_("seat"), max_length=12, choices=Seat, default=Seat.MEMBER)
    position = models.CharField(_("position"), max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("council member")
        verbose_name_plural = _("council members")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "user"],
                condition=Q(ends_on=None),
                name="nobody_sits_twice_in_a_council",
                violation_error_message=_("This person already sits in this council."),
            ),
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(ends_on=None, seat="chair"),
                name="a_council_has_one_chair",
                violation_error_message=_("This council already has a chair."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class SittingQuerySet(models.QuerySet["Sitting"]):
    def visible_to(self, user: User) -> SittingQuerySet:
        """Sittings of councils of one's units, and of those in which one sits."""
        scope = user.scope_for("sitting")
        if scope.everything:
            return self
        seats = Member.objects.filter(user=user).values("council_id")
        return self.filter(Q(council__unit__in=scope.unit_ids) | Q(council__in=seats))


class Sitting(models.Model):
    """Phiên họp Hội đồng: agenda, voting, result."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Voting is open")
        CLOSED = "closed", _("Closed")

    council = models.ForeignKey(
        Council, models.PROTECT, related_name="sittings", verbose_name=_("council")
    )
    name = models.CharField(_("name"), max_length=255)
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PLANNED)
    secret = models.BooleanField(_("secret ballot"), default=False)
    # Frozen at the opening: who votes on what, by which pass line.
    manifest = models.JSONField(default=dict, blank=True, editable=False)
    manifest_hash = models.CharField(max_length=64, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="planned") | ~Q(manifest_hash=""),
                name="an_opened_sitting_has_its_manifest",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("sitting", args=[self.pk])


class Item(models.Model):
    """One nomination on the agenda, with the pass line it was voted by and its result."""

    sitting = models.ForeignKey(
        Sitting, models.PROTECT, related_name="items", verbose_name=_("sitting")
    )
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="items", verbose_name=_("nomination")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    snapshot_hash = models.CharField(max_length=64, editable=False)
    pass_percent = models.PositiveSmallIntegerField(_("pass line in per cent"), null=True)
    seats = models.PositiveSmallIntegerField(_("members"), null=True)
    needed = models.PositiveSmallIntegerField(_("votes needed"), null=True)
    in_favour = models.PositiveSmallIntegerField(_("in favour"), null=True)
    against = models.PositiveSmallIntegerField(_("against"), null=True)
    other = models.PositiveSmallIntegerField(_("other opinion"), null=True)
    passed = models.BooleanField(_("passed"), null=True)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "nomination"], name="a_nomination_stands_once_on_an_agenda"
            ),
            models.CheckConstraint(
                condition=Q(seats=None)
                | Q(in_favour=None)
                | Q(seats__gte=F("in_favour") + F("against") + F("other")),
                name="never_more_votes_than_seats",
            ),
        ]

    def __str__(self) -> str:
        return str(self.nomination)

    @property
    def short_by(self) -> int:
        """How many votes in favour were missing; 0 where it passed or is not counted yet."""
        return max(0, (self.needed or 0) - (self.in_favour or 0)) if self.passed is False else 0


class Ballot(models.Model):
    """A named vote. A secret vote leaves no row of its own: it will go into the sealed urn."""

    class Choice(models.TextChoices):
        IN_FAVOUR = "in_favour", _("In favour")
        AGAINST = "against", _("Against")
        OTHER = "other", _("Other opinion")

    item = models.ForeignKey(
        Item, models.PROTECT, related_name="ballots", verbose_name=_("agenda item")
    )
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="ballots", verbose_name=_("council member")
    )
    choice = models.CharField(_("vote"), max_length=12, choices=Choice)
    remark = models.CharField(_("remark"), max_length=400, blank=True)
    cast_at = models.DateTimeField(_("cast at"), auto_now=True)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(fields=["item", "member"], name="one_vote_per_member_and_item")
        ]

    def __str__(self) -> str:
        return str(self.get_choice_display())
