"""What became of a unit and of those before it, as sentences over the years."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from units.organisation.models import Unit, UnitSuccession

Kind = UnitSuccession.Kind


@dataclass(frozen=True)
class Event:
    """One day in the life of a unit; ``others`` are the further units that the sentence names."""

    day: datetime.date
    text: str
    decision_number: str = ""
    others: tuple[Unit, ...] = ()


def history(unit: Unit, forebears: Collection[int]) -> list[Event]:
    """The life of ``unit`` with that of its ``forebears`` (keys), the newest day first."""
    own = {unit.pk, *forebears}
    rows = list(
        UnitSuccession.objects.filter(Q(predecessor__in=own) | Q(successor__in=own))
        .select_related("predecessor", "successor")
        .order_by("decided_on", "pk")
    )
    # The names of those that a former unit merged into count as well, so: of all named here.
    named = {row.successor_id for row in rows}
    renamings = list(
        UnitSuccession.objects.filter(kind=Kind.RENAMED, predecessor__in=named).order_by(
            "decided_on", "pk"
        )
    )
    events = [_event(row, unit, renamings) for row in rows]
    if unit.established_on:
        name = _name_on(unit, unit.established_on, renamings)
        events.append(Event(unit.established_on, _("%(unit)s is established.") % {"unit": name}))
    ended = any(row.predecessor_id == unit.pk and row.kind != Kind.RENAMED for row in rows)
    if unit.dissolved_on and not ended:
        events.append(Event(unit.dissolved_on, _("%(unit)s is dissolved.") % {"unit": unit}))
    return sorted(events, key=lambda event: event.day, reverse=True)


def _event(row: UnitSuccession, unit: Unit, renamings: Iterable[UnitSuccession]) -> Event:
    names = {
        "former": row.former_name,
        "unit": _name_on(row.successor, row.decided_on, renamings),
    }
    sentences = {
        Kind.RENAMED: _("“%(former)s” is renamed “%(unit)s”."),
        Kind.MERGED: _("%(former)s is merged into %(unit)s."),
        Kind.SPLIT: _("%(former)s is split; %(unit)s comes out of it."),
        Kind.DISSOLVED: _("%(former)s is dissolved; %(unit)s takes over what it leaves."),
    }
    others = {each.pk: each for each in (row.predecessor, row.successor) if each.pk != unit.pk}
    return Event(
        row.decided_on,
        sentences[Kind(row.kind)] % names,
        row.decision_number,
        tuple(others.values()),
    )


def _name_on(unit: Unit, day: datetime.date, renamings: Iterable[UnitSuccession]) -> str:
    """What ``unit`` was called on the evening of ``day``; ``renamings`` in their order."""
    later = (
        row.former_name
        for row in renamings
        if row.predecessor_id == unit.pk and row.decided_on > day
    )
    return next(later, unit.name)
