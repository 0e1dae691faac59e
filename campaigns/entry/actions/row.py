"""A row of the grid, what is typed in it and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from campaigns.entry.sheet import NAMES, Cells, Sheet
from campaigns.nomination.changes import Difference
from campaigns.nomination.models import Nomination

FIELDS = ("award_type", "achievement", "confirmed_clean", *NAMES)

ALL_FIELDS = (*FIELDS, "round", "nominating_unit", "achievement_year")


@dataclass(eq=False)
class Kept:
    """What became of a row. ``nomination`` is the kept row, or one made up to be judged."""

    cells: Cells
    nomination: Nomination | None = None
    differences: list[Difference] = field(default_factory=list)
    saved: bool = False
    # Another nomination that stands in the way, if the reader may open it.
    other: Nomination | None = None

    @property
    def key(self) -> str:
        return self.cells.typed.key

    @property
    def is_kept(self) -> bool:
        """Whether all of what is typed stands in the register."""
        return self.saved and not self.cells.errors and not self.differences


def made_up(sheet: Sheet, cells: Cells) -> Nomination | None:
    """The row as a nomination that is not kept, as soon as it says who and what for."""
    if cells.award is None or cells.candidate is None or sheet.unit is None:
        return None
    return Nomination(
        round=sheet.round,
        nominating_unit=sheet.unit,
        achievement_year=sheet.round.year,
        created_by=sheet.user,
        **cells.written(),
    )


def typed_fields(cells: Cells) -> dict[str, Any]:
    """What was typed, to be set beside what stands: only cells that say something sound."""
    written = cells.written()
    if cells.award is None or cells.candidate is None:
        written = {name: written[name] for name in ("achievement", "confirmed_clean")}
    return written


def whole(kept: Kept) -> Nomination:
    if kept.nomination is None:
        raise ValueError("Only rows that are whole come here.")
    return kept.nomination
