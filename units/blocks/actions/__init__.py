"""What happens to a block from year to year: opened, led by turns, handed over."""

from units.blocks.actions.ground import (
    BlockStateError,
    is_appointed,
    leads,
    members_of,
    year_before,
)
from units.blocks.actions.leading import appoint, hand_over, obstacle_to_handing_over
from units.blocks.actions.members import Opened, change_members, open_year

__all__ = [
    "BlockStateError",
    "Opened",
    "appoint",
    "change_members",
    "hand_over",
    "is_appointed",
    "leads",
    "members_of",
    "obstacle_to_handing_over",
    "open_year",
    "year_before",
]
