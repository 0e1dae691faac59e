"""From where one may send what: the piles of nominations that wait for a submission."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from awards_registry.policy import Role
from campaigns.eligibility.overriding import mark
from campaigns.journey import EDITABLE, Level, State
from campaigns.nomination.actions import level_of, may_be_granted_here
from campaigns.nomination.desks import destinations
from campaigns.nomination.models import Nomination, NominationQuerySet, Round, Submission
from units.accounts.models import User
from units.organisation.models import Unit


@dataclass
class Pile:
    """Nominations of one round that can go together from one sender to one desk."""

    unit: Unit
    level: Level
    round: Round
    to: int | None
    rows: list[Nomination] = field(default_factory=list)

    @property
    def key(self) -> str:
        """How the address of the page names the pile."""
        return f"{self.unit.pk}-{int(self.level)}-{self.round.pk}-{self.to or 0}"

    @property
    def from_desk(self) -> bool:
        return self.level > Level.UNIT


def _free() -> NominationQuerySet:
    """In no list that waits to be sent; highest award first, then by name."""
    return (
        Nomination.objects.exclude(submission_lines__waiting=True)
        .with_candidate()
        .order_by("award_type__precedence", "award_type__code", "pk")
    )


def piles_of(user: User) -> list[Pile]:
    """Everything that ``user`` could put on a list now, pile by pile."""
    piles = [*_of_units(user), *_of_desks(user)]
    mark(row for pile in piles for row in pile.rows)
    return piles


def _of_units(user: User) -> Iterable[Pile]:
    """What the units of a clerk have not sent: each under the nearest unit that the clerk holds."""
    homes = {held.unit_id: held.unit for held in user.current_roles if held.role == Role.CLERK}
    below = {
        key: set(unit.descendants(include_self=True).values_list("pk", flat=True))
        for key, unit in homes.items()
    }
    everywhere = set().union(*below.values())
    rows = list(_free().filter(state__in=EDITABLE, nominating_unit__in=everywhere))
    to = destinations(rows)
    piles: dict[tuple[int, int, int | None], Pile] = {}
    for row in rows:
        nearest = min(
            (key for key in below if row.nominating_unit_id in below[key]),
            key=lambda key: len(below[key]),
        )
        pile = Pile(homes[nearest], Level.UNIT, row.round, to[row.pk])
        piles.setdefault((nearest, row.round_id, to[row.pk]), pile).rows.append(row)
    return piles.values()


def _of_desks(user: User) -> Iterable[Pile]:
    """What lies recommended at the desks of an officer and is granted above them."""
    desks = {held.unit_id: held.unit for held in user.current_roles if held.role == Role.OFFICER}
    above = {key: unit.next_desk() for key, unit in desks.items()}
    piles: dict[tuple[int, int], Pile] = {}
    for row in _free().at(desks, State.RECOMMENDED):
        if may_be_granted_here(row) or row.desk_id is None:
            continue
        desk, to = desks[row.desk_id], above[row.desk_id]
        pile = Pile(desk, level_of(desk), row.round, to.pk if to else None)
        piles.setdefault((desk.pk, row.round_id), pile).rows.append(row)
    return piles.values()


def pile_for(submission: Submission, user: User) -> list[Nomination]:
    """What could be added to ``submission`` now."""
    for pile in piles_of(user):
        here = (pile.unit.pk, pile.from_desk, pile.round.pk, pile.to)
        if here == (
            submission.from_unit_id,
            submission.level > Level.UNIT,
            submission.round_id,
            submission.to_desk_id,
        ):
            return pile.rows
    return []
