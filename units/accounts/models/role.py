"""Who acts for which unit in which role, from when to when, and who stands in for whom."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from units.accounts.holding import held_on
from units.accounts.models.user import User
from units.accounts.scope import Scope
from units.organisation.models import Unit


class UnitRoleQuerySet(models.QuerySet["UnitRole"]):
    def on(self, day: datetime.date) -> UnitRoleQuerySet:
        return self.filter(held_on(day))

    def own(self) -> UnitRoleQuerySet:
        """Held in one's own right, not for somebody who is away."""
        return self.filter(stands_in_for=None)

    def reaching(self, day: datetime.date) -> UnitRoleQuerySet:
        """Not over before ``day``."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def crossing(self, first: datetime.date, last: datetime.date) -> UnitRoleQuerySet:
        """Stand-ins who hold the role on one of these days."""
        return self.filter(ended_at=None, starts_on__lte=last, ends_on__gte=first)

    def visible_to(self, user: User) -> UnitRoleQuerySet:
        return self.within(user.scope())

    def within(self, scope: Scope) -> UnitRoleQuerySet:
        return scope.limit(self, "unit_id")

    def named(self, text: str) -> UnitRoleQuerySet:
        """Roles of the users or at the units whose name holds ``text``."""
        users = User.objects.get_queryset().named(text)
        return self.filter(Q(user__in=users) | Q(unit__in=Unit.objects.named(text)))


class UnitRole(models.Model):
    """Ai làm việc gì cho đơn vị nào: who acts for which unit, from when to when.

    A stand-in (người được ủy quyền khi vắng mặt) holds the role of somebody who is away, until a
    day that is fixed from the start.
    """

    class Absence(models.TextChoices):
        LEAVE = "leave", _("on leave")
        TRIP = "trip", _("on a business trip")
        STUDY = "study", _("in training")
        OTHER = "other", _("other reason")

    user = models.ForeignKey(
        User, models.CASCADE, related_name="unit_roles", verbose_name=_("user")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="unit_roles", verbose_name=_("unit")
    )
    role = models.CharField(_("role"), max_length=16, choices=Role)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    assigned_by = models.CharField(
        _("assigned by"), max_length=200, blank=True, help_text=_("The paper that says so.")
    )
    stands_in_for = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        editable=False,
        related_name="stand_ins",
        verbose_name=_("stands in for"),
    )
    absence = models.CharField(
        _("reason"), max_length=8, choices=Absence, blank=True, editable=False
    )
    ended_at = models.DateTimeField(_("ended early"), null=True, editable=False)

    objects = UnitRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role for a unit")
        verbose_name_plural = _("roles for units")
        ordering = ["user", "unit", "role"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="role_ends_after_it_begins",
                violation_error_message=_("The role ends before it begins."),
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(ends_on=None),
                name="one_open_role_of_a_kind_per_unit",
                violation_error_message=_("This person already holds this role for this unit."),
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for=None, ended_at=None)
                | Q(stands_in_for__isnull=False, ends_on__isnull=False),
                name="a_stand_in_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for=None) | ~Q(role=Role.MEMBER),
                name="a_seat_in_a_council_is_personal",
            ),
            models.UniqueConstraint(
                fields=["stands_in_for", "starts_on"],
                condition=Q(ended_at=None),
                name="one_stand_in_begins_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        words = f"{self.get_role_display()}, {self.unit}"
        if self.stands_in_for is None:
            return words
        return _t("%(role)s (in place of %(holder)s)") % {
            "role": words,
            "holder": self.stands_in_for.user,
        }

    def save(self, *args: object, **kwargs: object) -> None:
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came
        if self.ends_on:
            self._end_stand_ins(self.ends_on)

    @property
    def holder_in_words(self) -> str:
        """Who acts, and for whom: “Lê Văn Bình (standing in for Đỗ Thu Hằng)”."""
        if self.stands_in_for is None:
            return str(self.user)
        return _t("%(person)s (standing in for %(holder)s)") % {
            "person": self.user,
            "holder": self.stands_in_for.user,
        }

    def _end_stand_ins(self, last: datetime.date) -> None:
        """Nobody stands in beyond the role itself."""
        beyond = self.stand_ins.filter(ended_at=None, ends_on__gt=last)
        beyond.filter(starts_on__gt=last).update(ended_at=timezone.now())
        beyond.update(ends_on=last)
