"""The officer's board: which unit stands where in each open round."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from campaigns.dashboard.links import link
from campaigns.journey import State
from campaigns.nomination.models import Nomination, Round
from units.accounts.models import User
from units.organisation.models import Unit

# The columns, and the states that each of them counts.
STAGES: dict[str, tuple[object, frozenset[State]]] = {
    "drafting": (_("being drafted"), frozenset({State.DRAFT})),
    "sent": (_("sent"), frozenset({State.SUBMITTED})),
    "returned": (_("returned"), frozenset({State.RETURNED})),
    "received": (
        _("received"),
        frozenset(State)
        - {State.DRAFT, State.SUBMITTED, State.RETURNED, State.REJECTED, State.WITHDRAWN},
    ),
    "dropped": (_("not considered"), frozenset({State.REJECTED, State.WITHDRAWN})),
}
STAGE_OF = {state: name for name, (_title, states) in STAGES.items() for state in states}
# A draft is its unit's own until it is sent: the officer sees how many, not which.
HIDDEN = "drafting"


@dataclass
class UnitRow:
    """A unit of the round, with everything below it."""

    unit: Unit
    cells: list[dict[str, object]] = field(default_factory=list)

    @property
    def not_begun(self) -> bool:
        return not any(cell["count"] for cell in self.cells)


@dataclass(frozen=True)
class Board:
    round: Round
    titles: list[object]
    rows: list[UnitRow]

    @property
    def begun(self) -> list[UnitRow]:
        """The units with something to show; a page of dashes would hide them."""
        return [row for row in self.rows if not row.not_begun]

    @property
    def not_begun(self) -> list[UnitRow]:
        """Who is still awaited: in a yearly round everybody is, in the others nobody must."""
        if self.round.consideration != Round.Consideration.REGULAR:
            return []
        return [row for row in self.rows if row.not_begun]


def boards(user: User, desks: list[int], today: datetime.date) -> list[Board]:
    """A board for each open round of one's desks; four queries, however many units there are."""
    rounds = list(Round.objects.open_on(today).filter(unit__in=desks).select_related("unit"))
    if not rounds:
        return []
    units = {unit.pk: unit for unit in Unit.objects.alive(today)}
    counts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    found = (
        Nomination.objects.filter(round__in=rounds)
        .order_by()
        .values_list("round_id", "nominating_unit_id", "state")
        .annotate(Count("pk"))
    )
    for round_id, unit_id, state, count in found:
        holder = next(each.unit_id for each in rounds if each.pk == round_id)
        row = row_of(unit_id, holder, units)
        if row is not None:
            counts[round_id, row][STAGE_OF[State(state)]] += count
    return [_board(user, each, units, counts) for each in rounds]


def row_of(unit_id: int, holder: int, units: dict[int, Unit]) -> int | None:
    """The unit directly below ``holder`` to which ``unit_id`` belongs; ``holder`` for itself."""
    here: int | None = unit_id
    while here is not None and here != holder:
        above = units[here].parent_id if here in units else None
        if above == holder:
            return here
        here = above
    return here


def _board(
    user: User,
    of: Round,
    units: dict[int, Unit],
    counts: dict[tuple[int, int], Counter[str]],
) -> Board:
    below = [unit for unit in units.values() if unit.parent_id == of.unit_id]
    rows = sorted(below, key=lambda unit: unit.sort_key)
    if (of.pk, of.unit_id) in counts and of.unit_id in units:
        rows.insert(0, units[of.unit_id])
    return Board(
        of,
        [title for title, _states in STAGES.values()],
        [UnitRow(unit, _cells(user, of, unit, counts[of.pk, unit.pk])) for unit in rows],
    )


def _cells(user: User, of: Round, unit: Unit, found: Counter[str]) -> list[dict[str, object]]:
    cells: list[dict[str, object]] = []
    for stage, (_title, states) in STAGES.items():
        url = ""
        if found[stage] and stage != HIDDEN:
            asked = {"round": of.pk, "unit": unit.pk}
            if len(states) == 1:
                asked |= {"state": next(iter(states)).value}
            url = link(user, "nomination_list", **asked)
        cells.append({"count": found[stage], "url": url, "stage": stage})
    return cells
