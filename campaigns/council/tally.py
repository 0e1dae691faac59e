"""Counting votes: pure integers, no database, no clock."""

from __future__ import annotations

from dataclasses import dataclass


def votes_needed(seats: int, percent: int | None) -> int:
    """The fewest votes that carry: the given share of *all* members, rounded up.

    An absent member must not make a majority easier, so the base is the establishing decision's
    list (Nghị định 98/2023, article 30(7)). ``None`` is the simple majority: more than half.
    Raises ``ValueError`` for a share outside 1 to 100 or a council without members.
    """
    if seats < 1:
        raise ValueError("A council has at least one member.")
    if percent is None:
        return seats // 2 + 1
    if not 1 <= percent <= 100:  # noqa: PLR2004 - a percentage
        raise ValueError("A share lies between 1 and 100 per cent.")
    return -(-seats * percent // 100)


def quorum(seats: int) -> int:
    """The fewest members that must take part: two thirds of all, rounded up."""
    return -(-2 * seats // 3)


@dataclass(frozen=True)
class Tally:
    """One item's votes against its pass line."""

    seats: int
    needed: int
    in_favour: int = 0
    against: int = 0
    other: int = 0

    def __post_init__(self) -> None:
        if min(self.in_favour, self.against, self.other) < 0 or self.cast > self.seats:
            raise ValueError("More votes than members.")

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.other

    @property
    def passed(self) -> bool:
        return self.in_favour >= self.needed

    @property
    def short_by(self) -> int:
        """How many votes were missing; 0 where it passed."""
        return max(0, self.needed - self.in_favour)
