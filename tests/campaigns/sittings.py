"""Sittings and recommended nominations for the tests of council, decision and certificate."""

from __future__ import annotations

from django.utils import timezone

from campaigns.council import actions as council
from campaigns.council.models import Sitting
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination
from tests.cast import Cast, employ, nominate

MEMBERS = 5


def screened(cast: Cast, count: int = 1, award: str = "GK_CN", first: int = 0) -> list[Nomination]:
    """``count`` nominations of invented people, screened at the general department."""
    made = []
    for number in range(first, first + count):
        name = f"Trần Thử {number + 1:03d}"
        cast.people[name] = employ(name, "f", cast.units["VP"], code=f"{award}-{number}")
        made.append(nominate(cast, name, award))
    clerk, officer = cast["clerk"], cast["officer"]
    for nomination in made:
        nominations.submit(nomination, by=clerk)
        nominations.screen(nomination, by=officer)
    return made


def planned(cast: Cast, agenda: list[Nomination]) -> Sitting:
    """A sitting of today with its agenda."""
    secretary = cast["secretary"]
    sitting = council.plan(
        cast.council, name="Phiên họp thử", held_on=timezone.localdate(), by=secretary
    )
    council.put_on_agenda(sitting, agenda, by=secretary)
    return sitting


def opened(cast: Cast, agenda: list[Nomination]) -> Sitting:
    """A sitting in which the members may vote."""
    return council.open_voting(planned(cast, agenda), by=cast["secretary"])


def vote(cast: Cast, sitting: Sitting, *, yes: int = MEMBERS, voters: int = MEMBERS) -> None:
    """The first ``voters`` members vote on everything, the first ``yes`` of them in favour."""
    items = list(sitting.items.values_list("pk", flat=True))
    for number in range(1, voters + 1):
        choice = "in_favour" if number <= yes else "against"
        council.cast(sitting, dict.fromkeys(items, choice), by=cast[f"member_{number}"])


def recommended(
    cast: Cast, count: int = 1, award: str = "GK_CN", first: int = 0
) -> list[Nomination]:
    """``count`` nominations that the council has recommended."""
    made = screened(cast, count, award, first)
    sitting = opened(cast, made)
    vote(cast, sitting)
    council.close(sitting, by=cast["secretary"])
    for nomination in made:
        nomination.refresh_from_db()
    return made
