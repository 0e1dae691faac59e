"""The table of the journey: what it allows, and that nothing else is."""

from __future__ import annotations

from itertools import product

import pytest

from awards_registry.ledger.models import Entry
from campaigns.journey import CLOSED, EDITABLE, ROUTES, OffRouteError, State, check_route
from campaigns.nomination.door import advance
from campaigns.nomination.models import Nomination, Step
from tests.cast import Cast, nominate

OFF_ROUTE = [(a, b) for a, b in product(State, State) if b not in ROUTES.get(a, frozenset())]
ON_ROUTE = [(a, b) for a, b in product(State, State) if b in ROUTES.get(a, frozenset())]


@pytest.mark.parametrize(("here", "there"), OFF_ROUTE)
def test_no_other_route_exists(here: State, there: State) -> None:
    with pytest.raises(OffRouteError):
        check_route(here, there)


@pytest.mark.parametrize(("here", "there"), ON_ROUTE)
def test_the_table_leads_where_it_says(here: State, there: State) -> None:
    check_route(here, there)


def test_a_closed_nomination_has_no_way_on() -> None:
    assert {
        State.PUBLISHED,
        State.NOT_RECOMMENDED,
        State.REJECTED,
        State.WITHDRAWN,
    } == CLOSED


def test_every_state_can_be_reached_from_a_draft() -> None:
    reached, ahead = set(), {State.DRAFT}
    while ahead:
        reached |= ahead
        ahead = {there for here in ahead for there in ROUTES.get(here, ())} - reached

    assert reached == set(State)


def _in_state(cast: Cast, state: State) -> Nomination:
    """A row as if it had come that far; the door is what is tested, not the way."""
    nomination = nominate(cast)
    Nomination.objects.filter(pk=nomination.pk).update(state=state, snapshot_hash="0" * 64)
    nomination.refresh_from_db()
    return nomination


@pytest.mark.django_db
def test_the_door_refuses_every_pair_off_the_table_and_leaves_no_trace(cast: Cast) -> None:
    nomination = _in_state(cast, State.DRAFT)
    lines = Entry.objects.count()

    for here, there in OFF_ROUTE:
        Nomination.objects.filter(pk=nomination.pk).update(state=here)
        with pytest.raises(OffRouteError):
            advance(nomination, there, by=cast["officer"])
        nomination.refresh_from_db()
        assert nomination.state == here

    assert Step.objects.count() == 0
    assert Entry.objects.count() == lines


@pytest.mark.django_db
@pytest.mark.parametrize(("here", "there"), ON_ROUTE)
def test_each_step_leaves_one_step_and_one_line(cast: Cast, here: State, there: State) -> None:
    nomination = _in_state(cast, here)
    lines = Entry.objects.count()

    step = advance(nomination, there, by=cast["officer"], reason="vì sao")

    assert (step.came_from, step.went_to, step.reason) == (here, there, "vì sao")
    assert step.taken_by == cast["officer"]
    assert nomination.state == there
    assert Entry.objects.count() == lines + 1
    assert Entry.objects.get(sequence=lines + 1).content["went_to"] == there


def test_only_drafts_and_returned_dossiers_are_written_in() -> None:
    assert {State.DRAFT, State.RETURNED} == EDITABLE
