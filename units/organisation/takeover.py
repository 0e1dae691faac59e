"""What a unit that ends leaves behind, and how its successor takes that over."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from units.accounts.models import UnitRole
from units.organisation.models import Unit
from units.organisation.plan import Ending
from units.people.models import Posting

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Legacy:
    """How many postings, roles and units below pass on, and how many roles merely end."""

    postings: int = 0
    roles: int = 0
    roles_ended: int = 0
    children: int = 0


def legacy(ending: Ending) -> Legacy:
    """What the units that end hold on the day of the succession or beyond it."""
    keys = [unit.pk for unit in ending.formers]
    roles = UnitRole.objects.reaching(ending.on).filter(ended_at=None)
    handing = [unit.pk for unit in hand_roles_on(ending)]
    return Legacy(
        postings=Posting.objects.reaching(ending.on).filter(unit__in=keys).count(),
        roles=roles.filter(unit__in=handing).count(),
        roles_ended=roles.filter(unit__in=keys).exclude(unit__in=handing).count(),
        children=Unit.objects.filter(parent__in=keys).exclude(pk__in=keys).count(),
    )


def hand_roles_on(ending: Ending) -> list[Unit]:
    """The units whose roles the successor takes over.

    A superior takes none: the clerk of one office is not by that the clerk of the ministry.
    """
    superiors = set(ending.successors[0].descendants().values_list("pk", flat=True))
    return [unit for unit in ending.formers if unit.pk not in superiors]


def take_over(ending: Ending) -> None:
    """End the units the day before; people, roles and units below go on in the first successor."""
    successor, last = ending.successors[0], ending.on - DAY
    # Asked before anything moves: afterwards other units stand above each other.
    handing = hand_roles_on(ending)
    for former in ending.formers:
        if former in handing:
            _pass_roles(former, successor, ending.on)
        ended = UnitRole.objects.reaching(ending.on).filter(unit=former)
        # Who was to stand in later stands in for nobody here; what never began has no last day.
        ended.filter(starts_on__gte=ending.on, ended_at=None).update(ended_at=timezone.now())
        ended.filter(starts_on__lt=ending.on).update(ends_on=last)
        _pass_postings(former, successor, ending.on)
        # Units that ended earlier move along: who looks after the successor sees them still.
        Unit.objects.filter(parent=former).update(parent=successor)
        former.dissolved_on = ending.on
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
    there = UnitRole.objects.own().filter(unit=successor, ends_on=None)
    held_already = {(held.user_id, held.role): held for held in there}
    goes_on: dict[int, UnitRole] = {}
    opened = []
    for held in reaching.own():
        goes_on[held.pk] = held_already.get((held.user_id, held.role)) or _reopened(
            held, successor, on
        )
        if goes_on[held.pk].pk is None:
            opened.append(goes_on[held.pk])
    UnitRole.objects.bulk_create(opened)
    for held in reaching.filter(ended_at=None, stands_in_for__in=goes_on):
        if held.stands_in_for_id is None or held.ends_on is None:
            continue
        first, original = max(on, held.starts_on), goes_on[held.stands_in_for_id]
        # Of two former units with a stand-in for the same person, the one named first goes on.
        if not original.stand_ins.crossing(first, held.ends_on).exists():
            _reopened(held, successor, first, original).save()


def _reopened(
    held: UnitRole, successor: Unit, on: datetime.date, original: UnitRole | None = None
) -> UnitRole:
    """The same role at the successor, for a stand-in together with the role it stands for."""
    return UnitRole(
        user_id=held.user_id,
        unit=successor,
        role=held.role,
        starts_on=on,
        ends_on=held.ends_on,
        assigned_by=held.assigned_by,
        stands_in_for=original,
        absence=held.absence,
    )
