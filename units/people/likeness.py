"""Which rows may be one human being: pairs by number, by name and birth date, by near names."""

from __future__ import annotations

import datetime
import enum
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product


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
    for reason, first, second in _alike(list(rows.values())):
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


def _alike(rows: list[Candidate]) -> Iterator[tuple[Reason, int, int]]:
    blocks: dict[tuple[Reason, Hashable], list[int]] = defaultdict(list)
    rooms: dict[Hashable, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.national_id:
            blocks[Reason.SAME_NATIONAL_ID, row.national_id].append(row.key)
        if row.folded and row.birth_date:
            birth = (row.folded, row.birth_date)
            blocks[Reason.SAME_NAME_AND_BIRTH_DATE, birth].append(row.key)
            rooms["born", row.birth_date][row.folded].append(row.key)
        if row.folded and row.unit is not None:
            rooms["unit", row.unit][row.folded].append(row.key)
    for (reason, _shared), keys in blocks.items():
        yield from ((reason, first, second) for first, second in combinations(keys, 2))
    for room in rooms.values():
        for one, other in _near_names(room):
            mates = combinations(room[one], 2) if one == other else product(room[one], room[other])
            yield from ((Reason.NEAR_NAMES, first, second) for first, second in mates)


def _near_names(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names that are near each other, a name with itself among them.

    Names within one edit share a form with one letter left out, so only those are compared.
    """
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    found: set[tuple[str, str]] = set()
    for name in names:
        found.add((name, name))
        forms = {name[:place] + name[place + 1 :] for place in range(len(name))} | {name}
        for form in forms:
            blocks["letters", form].append(name)
        blocks["words", *sorted(name.split())].append(name)
    for mates in blocks.values():
        if len(mates) > 1:
            found |= {
                (one, other)
                for one, other in combinations(mates, 2)
                if (one, other) not in found and near(one, other)
            }
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
