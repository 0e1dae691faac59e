"""What a clerk left half typed in the grid: a visitor sees that nothing is lost."""

from __future__ import annotations

from campaigns.demo.walk import CLERKS, Walk
from campaigns.entry.candidates import label_of, value_of
from campaigns.entry.rows import Typed
from campaigns.entry.scribbles import grid_place_of, scribble

UNIT, ROUND = "TCMT-VP", "TCMT"


def make_typing(walk: Walk) -> None:
    """Two rows of the office: one lacks the achievement, of the other only a name is there."""
    first, second = walk.world.staff[UNIT][1], walk.world.staff[UNIT][0]
    rows = [
        Typed(key="r1", who=label_of(first), chosen=value_of(first), award="Giấy khen (cá nhân)"),
        Typed(key="r2", who=second.full_name),
    ]
    place = grid_place_of(walk.world.rounds[ROUND], walk.world.units[UNIT])
    content = {"rows": [row.plain() for row in rows]}
    scribble(place, content, by=walk.user(CLERKS[UNIT]))
