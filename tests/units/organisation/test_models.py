"""The tree of units: whose desk decides, and who stands above whom."""

from __future__ import annotations

from tests.cast import Cast
from units.accounts.scope import Scope
from units.organisation.models import Unit


def test_the_desk_is_the_nearest_unit_upwards_whose_head_may_grant(cast: Cast) -> None:
    desks = {short: Unit.objects.get(pk=unit.pk).desk() for short, unit in cast.units.items()}
    general, ministry = cast.units["TCMT"], cast.units["BTNMT"]
    assert desks == {
        "VP": general,
        "TT": general,
        "TCMT": general,
        "TCQLĐĐ": cast.units["TCQLĐĐ"],
        "BTNMT": ministry,
    }
    assert general.next_desk() == ministry
    assert ministry.next_desk() is None


def test_a_circle_of_units_has_no_desk_and_hangs_nobody(cast: Cast) -> None:
    office, centre = cast.units["VP"], cast.units["TT"]
    Unit.objects.filter(pk=office.pk).update(parent=centre)
    Unit.objects.filter(pk=centre.pk).update(parent=office)
    assert Unit.objects.get(pk=office.pk).desk() is None
    assert Scope.below([office]).unit_ids == {office.pk, centre.pk}


def test_one_acts_for_what_is_below_and_is_concerned_by_what_is_above(cast: Cast) -> None:
    keys = {short: unit.pk for short, unit in cast.units.items()}
    scope = Scope.below([cast.units["TCMT"]])
    assert scope.unit_ids == {keys["TCMT"], keys["VP"], keys["TT"]}
    assert scope.with_above == scope.unit_ids | {keys["BTNMT"]}
    assert Scope.below([]) == Scope()
    both = Scope.below([cast.units["VP"], cast.units["TCQLĐĐ"]])
    assert both.unit_ids == {keys["VP"], keys["TCQLĐĐ"]}
    assert both.with_above == both.unit_ids | {keys["TCMT"], keys["BTNMT"]}
