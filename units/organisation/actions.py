"""The verbs of the organisation: a unit is renamed, merged, split or dissolved."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from units.accounts.access import require
from units.accounts.models import User
from units.organisation.models import Unit, UnitSuccession
from units.organisation.plan import Ending, check_renaming
from units.organisation.takeover import legacy, take_over

Kind = UnitSuccession.Kind


@transaction.atomic
def rename(
    unit: Unit,
    *,
    name: str,
    short_name: str = "",
    on: datetime.date,
    decision_number: str,
    by: User,
) -> UnitSuccession:
    """The same unit under another name; papers of the past keep the one they carry.

    An empty ``short_name`` leaves the unit without one. Raises ``SuccessionError`` and
    ``NotYoursError``.
    """
    [locked] = _locked([unit])
    require(by, Role.ADMINISTRATOR, locked)
    check_renaming(locked, name, short_name, on)
    former = locked.name
    locked.name, locked.short_name = name, short_name
    locked.save()
    done = UnitSuccession.objects.create(
        kind=Kind.RENAMED,
        predecessor=locked,
        successor=locked,
        former_name=former,
        decided_on=on,
        decision_number=decision_number,
    )
    _enter("unit.rename", locked, on, decision_number, by, former=former, name=locked.name)
    return done


@transaction.atomic
def merge(
    units: Iterable[Unit], *, into: Unit, on: datetime.date, decision_number: str, by: User
) -> list[UnitSuccession]:
    """``units`` end and ``into`` goes on with their people, roles and units below them.

    Raises ``SuccessionError`` and ``NotYoursError``.
    """
    formers = _once(units)
    into, *formers = _locked([into, *formers])
    return _end(Ending(Kind.MERGED, tuple(formers), (into,), on), decision_number, by)


@transaction.atomic
def split(
    unit: Unit, *, into: Iterable[Unit], on: datetime.date, decision_number: str, by: User
) -> list[UnitSuccession]:
    """``unit`` ends and the units ``into`` go on; the first takes over people, roles and units.

    Who belongs to the others is posted there afterwards. Raises ``SuccessionError`` and
    ``NotYoursError``.
    """
    former, *successors = _locked([unit, *_once(into)])
    return _end(Ending(Kind.SPLIT, (former,), tuple(successors), on), decision_number, by)


@transaction.atomic
def dissolve(
    unit: Unit, *, heir: Unit | None, on: datetime.date, decision_number: str, by: User
) -> list[UnitSuccession]:
    """``unit`` ends; ``heir``, or else the unit above it, goes on with what it leaves.

    Raises ``SuccessionError`` and ``NotYoursError``.
    """
    successor = heir or unit.parent
    former, *successors = _locked([unit, successor] if successor else [unit])
    # A top unit has nobody above it; it is itself named, so that the refusal says why.
    ending = Ending(Kind.DISSOLVED, (former,), tuple(successors) or (former,), on)
    return _end(ending, decision_number, by)


def _end(ending: Ending, decision_number: str, by: User) -> list[UnitSuccession]:
    for unit in (*ending.formers, *ending.successors):
        # Both sides: otherwise one's own unit would be a way into a foreign one.
        require(by, Role.ADMINISTRATOR, unit)
    ending.check()
    left = legacy(ending)
    take_over(ending)
    done = [
        UnitSuccession.objects.create(
            kind=ending.kind,
            predecessor=former,
            successor=successor,
            former_name=former.name,
            decided_on=ending.on,
            decision_number=decision_number,
        )
        for former in ending.formers
        for successor in ending.successors
    ]
    verbs = {Kind.MERGED: "unit.merge", Kind.SPLIT: "unit.split", Kind.DISSOLVED: "unit.dissolve"}
    subject = ending.successors[0] if ending.kind == Kind.MERGED else ending.formers[0]
    _enter(
        verbs[ending.kind],
        subject,
        ending.on,
        decision_number,
        by,
        former=[unit.pk for unit in ending.formers],
        into=[unit.pk for unit in ending.successors],
        **asdict(left),
    )
    return done


def _enter(
    verb: str, subject: Unit, on: datetime.date, number: str, by: User, **content: object
) -> None:
    append(verb, subject, by=by, on=on.isoformat(), decision_number=number, **content)


def _once(units: Iterable[Unit]) -> list[Unit]:
    return list({unit.pk: unit for unit in units}.values())


def _locked(units: list[Unit]) -> list[Unit]:
    """The same units as fresh rows, locked in one order for everybody, in the order given."""
    keys = {unit.pk for unit in units}
    rows = Unit.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    fresh = {row.pk: row for row in rows}
    return [fresh[unit.pk] for unit in units]
