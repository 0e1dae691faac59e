"""To which desk a dossier goes; for many units in one query a level of the tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from campaigns.journey import State
from campaigns.nomination.models import Nomination, Step
from units.organisation.models import Unit


def desks_of(units: Collection[int]) -> dict[int, int | None]:
    """Key of a unit → key of the nearest one upwards, itself included, that may grant awards."""
    known: dict[int, tuple[int | None, bool]] = {}
    asked = set(units)
    while asked:
        rows = Unit.objects.filter(pk__in=asked).order_by()
        for pk, parent, authority in rows.values_list("pk", "parent_id", "authority"):
            known[pk] = (parent, bool(authority))
        above = {known[pk][0] for pk in asked if pk in known and not known[pk][1]}
        asked = {pk for pk in above if pk is not None} - known.keys()
    return {unit: _climb(unit, known) for unit in units}


def _climb(unit: int | None, known: dict[int, tuple[int | None, bool]]) -> int | None:
    passed: set[int] = set()
    # A circle, which only a false entry could make, has no desk.
    while unit is not None and unit in known and unit not in passed:
        parent, grants = known[unit]
        if grants:
            return unit
        passed.add(unit)
        unit = parent
    return None


def destinations(nominations: Iterable[Nomination]) -> dict[int, int | None]:
    """Key of a nomination → the desk to which its unit sends it.

    A dossier that was returned goes back to the desk that returned it, also when the unit sent it,
    took it back once more and sends it again: what the desks below had decided is not decided anew.
    Unless it was given meanwhile to a unit of another house, to which that desk is none.
    """
    rows = list(nominations)
    desks = desks_of({row.nominating_unit_id for row in rows})
    returned = returned_by([row.pk for row in rows if row.is_editable])
    higher = above({row.nominating_unit_id for row in rows if row.pk in returned})
    return {
        row.pk: returned[row.pk]
        if returned.get(row.pk) in higher.get(row.nominating_unit_id, ())
        else desks[row.nominating_unit_id]
        for row in rows
    }


def above(units: Collection[int]) -> dict[int, set[int]]:
    """Key of a unit → keys of all above it, itself included; a query a level of the tree."""
    chains: dict[int, set[int]] = {unit: {unit} for unit in units}
    tops = {unit: unit for unit in units}
    while tops:
        rows = Unit.objects.filter(pk__in=set(tops.values())).order_by()
        parents = dict(rows.values_list("pk", "parent_id"))
        tops = {
            unit: parent
            for unit, top in tops.items()
            if (parent := parents.get(top)) and parent not in chains[unit]
        }
        for unit, parent in tops.items():
            chains[unit].add(parent)
    return chains


def returned_by(nominations: Collection[int]) -> dict[int, int]:
    """Key of a nomination → the desk that returned it last; none for what was never returned."""
    if not nominations:
        return {}
    steps = Step.objects.filter(nomination__in=nominations, went_to=State.RETURNED)
    rows = steps.order_by("pk").values_list("nomination_id", "desk_id")
    return {nomination: desk for nomination, desk in rows if desk}
