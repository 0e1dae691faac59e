"""The board of a round: which unit stands where; on the round's page and the officer's home."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone
from django.utils.http import urlencode

from campaigns.casefile.addresses import address
from campaigns.journey import State
from campaigns.nomination.models import Asked, Nomination, Round
from campaigns.rounds.standing import AWAITED, STAGE_OF, STAGES, Standing, standing_of
from units.accounts.models import User
from units.organisation.models import Unit, UnitSuccession

# A draft is its unit's own until it is sent: the officer sees how many, not which.
HIDDEN = "drafting"


@dataclass
class UnitRow:
    """A unit of the round, with everything below it that has no row of its own."""

    unit: Unit
    standing: Standing
    cells: list[dict[str, object]] = field(default_factory=list)
    counts: dict[State, int] = field(default_factory=dict)
    asked: Asked | None = None

    @property
    def not_begun(self) -> bool:
        return not any(cell["count"] for cell in self.cells)

    @property
    def reminded_today(self) -> bool:
        """Whether it got a reminder on this day; it gets no second one."""
        at = self.asked.reminded_at if self.asked else None
        return at is not None and timezone.localdate(at) == timezone.localdate()

    @property
    def shown(self) -> bool:
        """Whether the table shows it: a page of dashes would hide the others."""
        return not self.not_begun or self.standing == Standing.NOTHING


@dataclass(frozen=True)
class Board:
    round: Round
    titles: list[object]
    rows: list[UnitRow]
    # Whether somebody is asked at all: in a yearly round everybody is, in others those named.
    asks: bool

    @property
    def begun(self) -> list[UnitRow]:
        """The units with something to show."""
        return [row for row in self.rows if row.shown]

    @property
    def not_begun(self) -> list[UnitRow]:
        """Who is still awaited and has nothing to show."""
        return [row for row in self.rows if not row.shown] if self.asks else []

    @property
    def awaited(self) -> list[UnitRow]:
        """Who has not acted: nothing sent and no word of it, or something returned."""
        return [row for row in self.rows if row.standing in AWAITED] if self.asks else []

    @property
    def to_remind(self) -> list[UnitRow]:
        """Who has not acted and still can: after the end, with what was returned alone."""
        closed = timezone.localdate() > self.round.closes_on
        return [
            row
            for row in self.awaited
            if not row.reminded_today and (not closed or row.standing == Standing.RETURNED)
        ]

    @property
    def summary(self) -> list[dict[str, object]]:
        """How many units stand where."""
        found = Counter(row.standing for row in self.rows)
        return [
            {"standing": each, "count": found[each]}
            for each in Standing
            if found[each] and (self.asks or each != Standing.NOT_STARTED)
        ]


def boards(user: User, desks: list[int], today: datetime.date) -> list[Board]:
    """A board for each open round of one's desks; five queries, however many units there are."""
    rounds = Round.objects.open_on(today).filter(unit__in=desks).select_related("unit")
    return boards_of(user, list(rounds), today)


def boards_of(user: User, rounds: Sequence[Round], today: datetime.date) -> list[Board]:
    """The board of each round."""
    if not rounds:
        return []
    units = {unit.pk: unit for unit in Unit.objects.all()}
    asked: dict[int, dict[int, Asked]] = {each.pk: {} for each in rounds}
    for one in Asked.objects.filter(round__in=rounds):
        asked[one.round_id][one.unit_id] = one
    speaks = {key: _speaking(rows, units) for key, rows in asked.items()}
    holders = {each.pk: each.unit_id for each in rounds}
    counts: dict[tuple[int, int], Counter[State]] = defaultdict(Counter)
    found = (
        Nomination.objects.filter(round__in=rounds)
        .order_by()
        .values_list("round_id", "nominating_unit_id", "state")
        .annotate(Count("pk"))
    )
    for round_id, unit_id, state, count in found:
        row = row_of(unit_id, holders[round_id], units, speaks[round_id])
        if row is not None:
            counts[round_id, row][State(state)] += count
    return [_board(user, each, units, asked[each.pk], counts, today) for each in rounds]


def _speaking(asked: Iterable[int], units: Mapping[int, Unit]) -> dict[int, int]:
    """Each unit that is asked, and those that succeeded it meanwhile: whose row it fills."""
    rows = {key: key for key in asked}
    gone = [key for key in rows if key in units and units[key].dissolved_on]
    for key in gone:
        for heir in UnitSuccession.objects.heirs_of([key]):
            rows.setdefault(heir, key)
    return rows


def row_of(
    unit_id: int, holder: int, units: Mapping[int, Unit], speaks: Mapping[int, int] | None = None
) -> int | None:
    """On which row a unit is counted: that of the nearest unit upwards that is asked.

    Where none is, the unit directly below ``holder`` to which it belongs; ``holder`` for itself.
    """
    rows = speaks or {}
    here: int | None = unit_id
    directly: int | None = None
    passed: set[int] = set()
    while here is not None and here not in passed:
        if here in rows:
            return rows[here]
        if here == holder:
            return directly or holder
        passed.add(here)
        above = units[here].parent_id if here in units else None
        directly = here if above == holder else directly
        here = above
    return None


def _board(
    user: User,
    of: Round,
    units: dict[int, Unit],
    asked: dict[int, Asked],
    counts: dict[tuple[int, int], Counter[State]],
    today: datetime.date,
) -> Board:
    if asked:
        wanted = set(asked)
    else:
        alive = (unit for unit in units.values() if _lives(unit, today))
        wanted = {unit.pk for unit in alive if unit.parent_id == of.unit_id}
    # Whoever nominates without being asked has a row too.
    wanted |= {unit for round_id, unit in counts if round_id == of.pk}
    rows = sorted(
        (units[key] for key in wanted if key in units),
        key=lambda unit: (unit.pk != of.unit_id, unit.sort_key, unit.pk),
    )
    return Board(
        of,
        [title for title, _states in STAGES.values()],
        [_row(user, of, unit, counts[of.pk, unit.pk], asked.get(unit.pk)) for unit in rows],
        asks=bool(asked) or of.consideration == Round.Consideration.REGULAR,
    )


def _lives(unit: Unit, today: datetime.date) -> bool:
    return unit.dissolved_on is None or unit.dissolved_on > today


def _row(user: User, of: Round, unit: Unit, counts: Counter[State], asked: Asked | None) -> UnitRow:
    by_state = dict(counts)
    said = bool(asked and asked.nothing_since)
    standing = standing_of(by_state, nothing=said)
    return UnitRow(unit, standing, _cells(user, of, unit, counts), by_state, asked)


def _cells(user: User, of: Round, unit: Unit, found: Counter[State]) -> list[dict[str, object]]:
    by_stage: Counter[str] = Counter()
    for state, count in found.items():
        by_stage[STAGE_OF[state]] += count
    cells: list[dict[str, object]] = []
    for stage, (_title, states) in STAGES.items():
        url = ""
        if by_stage[stage] and stage != HIDDEN and (page := address(user, "nomination_list")):
            wanted = {"round": str(of.pk), "unit": str(unit.pk)}
            if len(states) == 1:
                wanted["state"] = next(iter(states)).value
            url = f"{page}?{urlencode(wanted)}"
        cells.append({"count": by_stage[stage], "url": url, "stage": stage})
    return cells
