"""Which rows may be one human being: pairs by number, by name and birth date, by near names."""

from __future__ import annotations

import datetime
import enum
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

# What rows share that are compared: the day of birth, or the unit.
Room = tuple[str, Hashable]
BORN, UNIT = "born", "unit"


class Reason(enum.IntEnum):
    """Why two rows are taken for one; the smaller, the stronger."""

    SAME_NATIONAL_ID = 1
    SAME_NAME_AND_BIRTH_DATE = 2
    NEAR_NAMES = 3


@dataclass(frozen=True)
class Candidate:
    """One row, as far as it is compared; what is empty matches nothing."""

    key: int
    folded: str
    birth_date: datetime.date | None = None
    national_id: str = ""
    unit: int | None = None


@dataclass(frozen=True, order=True)
class Pair:
    """Two rows, the smaller key first, with the strongest reason."""

    reason: Reason
    first: int
    second: int


def pairs(candidates: Iterable[Candidate]) -> list[Pair]:
    """Every pair that is alike, strongest reasons first; each pair once, whatever the order.

    Rows meet only within a block: the same number, the same name and birth date, the same
    unit or the same birth date. Near names count for nothing where both the numbers and the
    birth dates are known and differ: those are two people.
    """
    rows = {each.key: each for each in candidates}
    found: dict[tuple[int, int], Reason] = {}
    for reason, first, second in _alike(rows.values()):
        if first == second:
            continue
        place = (min(first, second), max(first, second))
        if reason is Reason.NEAR_NAMES and _are_two(rows[first], rows[second]):
            continue
        found[place] = min(reason, found.get(place, reason))
    return sorted(Pair(reason, *place) for place, reason in found.items())


def near(one: str, other: str) -> bool:
    """At most one letter put in, left out or exchanged, or the same words in another order."""
    return _within_one_edit(one, other) or sorted(one.split()) == sorted(other.split())


def _alike(rows: Iterable[Candidate]) -> Iterator[tuple[Reason, int, int]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    bearers: dict[str, list[Candidate]] = defaultdict(list)
    for row in rows:
        if row.national_id:
            numbers[row.national_id].append(row.key)
        if row.folded:
            bearers[row.folded].append(row)
    for keys in numbers.values():
        yield from ((Reason.SAME_NATIONAL_ID, *mates) for mates in combinations(keys, 2))
    for namesakes in bearers.values():
        for (kind, _where), keys in _rooms(namesakes).items():
            reason = Reason.SAME_NAME_AND_BIRTH_DATE if kind == BORN else Reason.NEAR_NAMES
            yield from ((reason, *mates) for mates in combinations(keys, 2))
    yield from _with_near_names(bearers)


def _with_near_names(
    bearers: Mapping[str, list[Candidate]],
) -> Iterator[tuple[Reason, int, int]]:
    """Names are compared once for the whole house; only then it is asked who shares a room."""
    rooms: dict[str, dict[Room, list[int]]] = {}
    for pair in _near_names(bearers):
        for name in pair:
            if name not in rooms:
                rooms[name] = _rooms(bearers[name])
        ours, theirs = (rooms[name] for name in pair)
        for room in ours.keys() & theirs.keys():
            mates = product(ours[room], theirs[room])
            yield from ((Reason.NEAR_NAMES, *both) for both in mates)


def _rooms(rows: Iterable[Candidate]) -> dict[Room, list[int]]:
    """Where rows meet: the unit, or the day of birth."""
    found: dict[Room, list[int]] = defaultdict(list)
    for row in rows:
        if row.birth_date:
            found[BORN, row.birth_date].append(row.key)
        if row.unit is not None:
            found[UNIT, row.unit].append(row.key)
    return found


def _near_names(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of different names that are near each other.

    Names within one edit share a form with one letter left out, so only those are compared.
    """
    first: dict[str, str] = {}
    blocks: dict[str, list[str]] = defaultdict(list)
    orders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        orders[tuple(sorted(name.split()))].append(name)
        for form in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
            # Most forms stay alone: a list is made for those that do not.
            if first.setdefault(form, name) is not name:
                blocks[form].append(name)
    found = {pair for mates in orders.values() for pair in combinations(sorted(mates), 2)}
    for form, others in blocks.items():
        for one, other in combinations(sorted((first[form], *others)), 2):
            if (one, other) not in found and _within_one_edit(one, other):
                found.add((one, other))
    return found


def _within_one_edit(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    place = next(
        (at for at, sign in enumerate(shorter) if longer[at] != sign),
        len(shorter),
    )
    skip = place + 1 if len(shorter) == len(longer) else place
    return shorter[skip:] == longer[place + 1 :]


def _are_two(one: Candidate, other: Candidate) -> bool:
    numbers, births = {one.national_id, other.national_id}, {one.birth_date, other.birth_date}
    return "" not in numbers and None not in births and len(numbers) == len(births) == 2  # noqa: PLR2004 - two of a pair
