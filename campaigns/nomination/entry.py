"""The verbs of writing a nomination down: entering and editing, while it is in the unit."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.nomination.models import Nomination
from units.accounts.access import require
from units.accounts.models import User


def _note(nomination: Nomination, verb: str, fields: Iterable[str], by: User) -> None:
    append(verb, nomination, by=by, fields=sorted(fields), version=nomination.version)


@transaction.atomic
def enter(nomination: Nomination, *, fields: Iterable[str], by: User) -> Nomination:
    """Lập đề nghị: leave the first line of a new nomination in the ledger."""
    require(by, Role.CLERK, nomination.nominating_unit)
    _note(nomination, "nomination.enter", fields, by)
    return nomination


@transaction.atomic
def edit(nomination: Nomination, *, fields: Iterable[str], by: User) -> Nomination:
    """Sửa đề nghị: count the version up and say in the ledger which fields changed, not how."""
    require(by, Role.CLERK, nomination.nominating_unit)
    Nomination.objects.filter(pk=nomination.pk).update(version=F("version") + 1)
    nomination.refresh_from_db()
    _note(nomination, "nomination.edit", fields, by)
    return nomination
