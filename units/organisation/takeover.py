"""What a unit that ends leaves behind, and how its successor takes that over."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from units.accounts.models import UnitRole
from units.organisation.models import Unit
from units.people.models import Posting

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Legacy:
    """How many postings, roles and units below pass on with a succession."""

    postings: int = 0
    roles: int = 0
    children: int = 0


def legacy(formers: Collection[Unit], on: datetime.date) -> Legacy:
    """What of ``formers`` reaches to the day ``on`` or beyond it."""
    keys = [unit.pk for unit in formers]
    return Legacy(
        Posting.objects.reaching(on).filter(unit__in=keys).count(),
        UnitRole.objects.reaching(on).filter(unit__in=keys).count(),
        Unit.objects.filter(parent__in=keys).exclude(pk__in=keys).count(),
    )


def takes_roles(former: Unit, successor: Unit) -> bool:
    """A superior takes no roles over: a clerk of one office is not the clerk of the ministry."""
    return not former.ancestors().filter(pk=successor.pk).exists()


def pass_on(former: Unit, successor: Unit, on: datetime.date) -> None:
    """End ``former`` the day before ``on``; its people, roles and units go on in ``successor``."""
    if takes_roles(former, successor):
        _pass_roles(former, successor, on)
    else:
        UnitRole.objects.reaching(on).filter(unit=former).update(ends_on=on - DAY)
    _pass_postings(former, successor, on)
    # Units that ended earlier move along: whoever looks after the successor sees them still.
    Unit.objects.filter(parent=former).update(parent=successor)
    former.dissolved_on = on
    former.save(update_fields=["dissolved_on"])


def _pass_postings(former: Unit, successor: Unit, on: datetime.date) -> None:
    reaching = Posting.objects.reaching(on).filter(unit=former)
    opened = [
        Posting(
            person_id=held.person_id,
            unit=successor,
            position=held.position,
            is_leader=held.is_leader,
            started_on=on,
            ended_on=held.ended_on,
        )
        for held in reaching
    ]
    reaching.update(ended_on=on - DAY)
    Posting.objects.bulk_create(opened)


def _pass_roles(former: Unit, successor: Unit, on: datetime.date) -> None:
    reaching = UnitRole.objects.reaching(on).filter(unit=former)
    there = UnitRole.objects.filter(unit=successor, ends_on=None)
    held_already = set(there.values_list("user_id", "role"))
    opened = [
        UnitRole(
            user_id=held.user_id,
            unit=successor,
            role=held.role,
            starts_on=on,
            ends_on=held.ends_on,
            assigned_by=held.assigned_by,
        )
        for held in reaching
        if (held.user_id, held.role) not in held_already
    ]
    reaching.update(ends_on=on - DAY)
    UnitRole.objects.bulk_create(opened)
