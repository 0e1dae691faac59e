"""The verbs of access: a role is delegated while its holder is away, and taken back."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole, User, UserQuerySet
from units.accounts.scope import Scope

LONGEST = datetime.timedelta(days=366)


class DelegationError(Exception):
    """Raised where a delegation cannot be; ``field`` says which entry is at fault, if one is."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@transaction.atomic
def delegate(
    role: UnitRole,
    to: User,
    *,
    starts_on: datetime.date,
    ends_on: datetime.date,
    absence: str,
    paper: str,
    by: User,
) -> UnitRole:
    """Ủy quyền khi vắng mặt: ``to`` holds ``role`` as well, from the first day to the last.

    In writing, for a limited time, and never handed on (Nghị định 30/2020, article 13(4)). The
    same once more changes nothing. Raises ``DelegationError`` and ``NotYoursError``.
    """
    locked = UnitRole.objects.select_for_update().get(pk=role.pk)
    _require_say(locked, by)
    _check_role(locked)
    _check_days(locked, starts_on, ends_on)
    if not paper.strip():
        raise DelegationError(_("Name the paper by which the role is delegated."), "paper")
    there = _in_the_way(locked, starts_on, ends_on)
    if there and (there.user_id, there.starts_on, there.ends_on) == (to.pk, starts_on, ends_on):
        return there
    if there:
        raise DelegationError(
            _("%(person)s stands in already from %(first)s to %(last)s.")
            % {"person": there.user, "first": _day(there.starts_on), "last": _day(there.ends_on)},
            "starts_on",
        )
    _check_person(locked, to, starts_on, ends_on, by)
    made = UnitRole.objects.create(
        user=to,
        unit=locked.unit,
        role=locked.role,
        starts_on=starts_on,
        ends_on=ends_on,
        assigned_by=paper.strip(),
        stands_in_for=locked,
        absence=absence,
    )
    days = {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    append("role.delegate", made, by=by, role=locked.pk, user=to.pk, paper=made.assigned_by, **days)
    return made


@transaction.atomic
def end_delegation(role: UnitRole, *, by: User) -> UnitRole:
    """Take a delegation back, at once; twice changes nothing.

    ``role`` is the stand-in's. Raises ``DelegationError`` and ``NotYoursError``.
    """
    locked = UnitRole.objects.select_for_update().get(pk=role.pk)
    if locked.stands_in_for is None:
        raise DelegationError(_("This role is held in its own right: nobody stands in here."))
    _require_say(locked.stands_in_for, by)
    if locked.ended_at:
        return locked
    if locked.ends_on and locked.ends_on < timezone.localdate():
        raise DelegationError(_("This ended by itself on %(day)s.") % {"day": _day(locked.ends_on)})
    locked.ended_at = timezone.now()
    locked.save(update_fields=["ended_at"])
    append("role.end_delegation", locked, by=by, role=locked.stands_in_for_id, user=locked.user_id)
    return locked


def administers(user: User) -> Scope:
    """Where ``user`` is administrator in their own right; a stand-in hands nothing on."""
    held = [each for each in user.current_roles if each.stands_in_for_id is None]
    units = [each.unit for each in held if each.role == Role.ADMINISTRATOR]
    return Scope(everything=True) if user.is_superuser else Scope.below(units)


def colleagues(role: UnitRole) -> UserQuerySet:
    """Who may stand in for ``role``: users with a role of their own in the same body.

    The body is the nearest unit upwards whose head may grant awards.
    """
    body = role.unit.desk() or role.unit
    placed = UnitRole.objects.on(timezone.localdate()).own()
    placed = placed.within(Scope.below([body])).exclude(user=role.user_id)
    return User.objects.get_queryset().filter(
        pk__in=placed.values("user_id"), is_active=True, is_superuser=False
    )


def _require_say(role: UnitRole, by: User) -> None:
    """The holder of ``role``, or an administrator of its unit."""
    if role.user_id != by.pk and not administers(by).covers(role.unit_id):
        raise NotYoursError(
            _("This is for %(holder)s or the administrator of: %(unit)s.")
            % {"holder": role.user, "unit": role.unit}
        )


def _check_role(role: UnitRole) -> None:
    if role.stands_in_for_id:
        raise DelegationError(_("A stand-in cannot hand the role on to somebody else."))
    if role.role == Role.MEMBER:
        raise DelegationError(
            _("A vote in a council is personal: nobody votes in the place of a member.")
        )


def _check_days(role: UnitRole, starts_on: datetime.date, ends_on: datetime.date) -> None:
    if starts_on < timezone.localdate():
        raise DelegationError(_("The first day lies in the past."), "starts_on")
    if ends_on < starts_on:
        raise DelegationError(_("The last day lies before the first."), "ends_on")
    if ends_on - starts_on >= LONGEST:
        raise DelegationError(
            _("A stand-in of more than a year is a role of its own: ask the administrator."),
            "ends_on",
        )
    if starts_on < role.starts_on:
        text = _("The role itself begins only on %(day)s.")
        raise DelegationError(text % {"day": _day(role.starts_on)}, "starts_on")
    if role.ends_on and ends_on > role.ends_on:
        text = _("The role itself ends on %(day)s.")
        raise DelegationError(text % {"day": _day(role.ends_on)}, "ends_on")


def _in_the_way(
    role: UnitRole, starts_on: datetime.date, ends_on: datetime.date
) -> UnitRole | None:
    """Who stands in already on one of these days."""
    rows = role.stand_ins.crossing(starts_on, ends_on)
    return rows.select_related("user").order_by("starts_on").first()


def _check_person(
    role: UnitRole, to: User, starts_on: datetime.date, ends_on: datetime.date, by: User
) -> None:
    if to.pk == role.user_id:
        raise DelegationError(_("Nobody stands in for oneself."), "to")
    if to.pk == by.pk:
        # An administrator would grant themself the power of somebody else.
        raise DelegationError(_("Nobody names oneself: ask another administrator."), "to")
    if not colleagues(role).filter(pk=to.pk).exists():
        raise DelegationError(
            _("%(person)s has no role in this body and cannot stand in here.") % {"person": to},
            "to",
        )
    same = to.unit_roles.own().filter(unit=role.unit_id, role=role.role)
    if same.on(starts_on).reaching(ends_on).exists():
        raise DelegationError(_("%(person)s holds this role already.") % {"person": to}, "to")


def _day(day: datetime.date | None) -> str:
    return date_format(day, "d/m/Y") if day else ""
