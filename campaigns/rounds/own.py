"""What a round means for the reader: the own units in it, and the ways in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.casefile.addresses import address
from campaigns.journey import State
from campaigns.nomination.models import Nomination, Round
from campaigns.rounds.actions import obstacles_to_nothing
from campaigns.rounds.board import Board, UnitRow
from campaigns.rounds.standing import standing_of
from units.accounts.models import User


@dataclass(frozen=True)
class OwnUnit:
    """One of the reader's units: where it stands, and whether it may say that it has nobody."""

    row: UnitRow
    answers: bool
    obstacles: tuple[str, ...] = ()

    @property
    def said_nothing(self) -> bool:
        asked = self.row.asked
        return bool(asked and asked.nothing_since)


@dataclass(frozen=True)
class Way:
    """A way in: its name, its address, one sentence about when it is the right one."""

    label: str
    url: str
    says: str


def is_officer(of: Round, user: User) -> bool:
    return user.holds_at(Role.OFFICER, of.unit)


def reads_board(of: Round, user: User) -> bool:
    """Who works at the holder or above it; a clerk sees the own units only."""
    return user.scope(Role.OFFICER, Role.SECRETARY, Role.LEADER).covers(of.unit_id)


def own_units(of: Round, board: Board, user: User) -> list[OwnUnit]:
    """The rows of the units one is clerk of; a part of a unit that answers as a whole counts too.

    The part sees what it made itself, and does not answer for the whole.
    """
    scope = user.scope(Role.CLERK)
    rows = [row for row in board.rows if scope.covers(row.unit.pk)]
    if rows:
        return [
            OwnUnit(row, board.asks, tuple(obstacles_to_nothing(of, row)))
            for row in rows
            if row.shown or board.asks
        ]
    held = [each.unit for each in user.current_roles if each.role == Role.CLERK]
    if not held:
        return []
    own = scope.limit(Nomination.objects.filter(round=of), "nominating_unit_id")
    counts = Counter(State(state) for state in own.values_list("state", flat=True))
    return [OwnUnit(UnitRow(held[0], standing_of(counts), counts=dict(counts)), answers=False)]


def ways_in(of: Round, user: User) -> list[Way]:
    """How a clerk can enter nominations: one by one, many at once, from a list."""
    form = address(user, "admin:campaigns_nomination_add")
    ways = [
        Way(
            _("One in a form"),
            f"{form}?round={of.pk}" if form else "",
            _("Guided, with the verdict at once. Best for one to five names."),
        ),
        Way(
            _("Many in a grid"),
            address(user, "grid", of.pk),
            _("Like a spreadsheet; a list can be pasted from Excel."),
        ),
        Way(
            _("An Excel list"),
            address(user, "import_kind", "nominations"),
            _("Fill in the template; every row is shown before anything is saved."),
        ),
    ]
    return [way for way in ways if way.url]
