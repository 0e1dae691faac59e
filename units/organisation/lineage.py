"""Who became whom, who stands above whom: walking from unit to unit, without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

# (predecessor, successor) or (superior, subordinate), by their keys
Edge = tuple[int, int]


def forebears(edges: Iterable[Edge], of: Iterable[int]) -> frozenset[int]:
    """Everyone from whom one of ``of`` descends, through any number of successions.

    ``of`` themselves are left out unless one of them descends from another. A circle, which
    only a false entry could make, ends where it began.
    """
    before: dict[int, set[int]] = defaultdict(set)
    for predecessor, successor in edges:
        if predecessor != successor:
            before[successor].add(predecessor)
    found: set[int] = set()
    ahead = set(of)
    while ahead:
        ahead = {each for unit in ahead for each in before[unit]} - found
        found |= ahead
    return frozenset(found)
