"""The block goes on after its published years: opened, appointed and handed over by turns."""

from __future__ import annotations

import datetime

from campaigns.demo.organisation import BLOCK, BLOCK_YEARS
from campaigns.demo.world import World
from units.blocks.actions import appoint, hand_over, open_year
from units.blocks.models import EmulationBlock

OFFICER = "canbo.bo"


def make_rotation(world: World) -> None:
    """Every year until this one by the verbs, by the officer of the ministry."""
    block = EmulationBlock.objects.get(code=BLOCK)
    officer = world.users[OFFICER]
    units = {unit.pk: unit for unit in world.units.values()}
    for year in range(max(BLOCK_YEARS) + 1, world.year + 1):
        stood = open_year(block, year, by=officer).block_year
        head = units[stood.head_id or 0]
        appoint(
            stood,
            head=head,
            deputy=units.get(stood.deputy_id or 0),
            secretariat=world.units[f"{head.code}-TCCB"],
            decision_number=f"{40 + year % 100}/QĐ-BTNMT",
            by=officer,
        )
        # The summary of the old year, in the middle of January; on New Year's Day not yet.
        hand_over(stood, on=min(datetime.date(year, 1, 15), world.today), by=officer)
