"""Lists of nominations as units and desks make them."""

from __future__ import annotations

from itertools import count
from typing import Any

from campaigns.nomination.models import Nomination, Submission
from campaigns.submission import actions
from tests.cast import Cast, employ, nominate

_numbers = count(1)


def drafts(cast: Cast, how_many: int, **more: Any) -> list[Nomination]:
    """So many drafts of the office, each of another invented person."""
    made = []
    for _each in range(how_many):
        number = next(_numbers)
        name = f"Lê Danh Sách {number:03d}"
        cast.people[name] = employ(name, "m", cast.units["VP"], code=f"DS-{number}")
        made.append(nominate(cast, name, **more))
    return made


def listed(cast: Cast, rows: list[Nomination], part: str = "clerk") -> Submission:
    """A draft of a submission with these, by the clerk of the office or the officer."""
    unit = cast.units["VP"] if part == "clerk" else rows[0].desk
    assert unit is not None
    return actions.gather(unit, cast.round, rows, subject="đề nghị khen thưởng", by=cast[part])
