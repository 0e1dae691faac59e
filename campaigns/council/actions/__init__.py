"""The verbs of the council: plan, put on the agenda, open, vote, close."""

from campaigns.council.actions.agenda import (
    SittingStateError,
    plan,
    put_on_agenda,
    take_off_agenda,
)
from campaigns.council.actions.counting import close, obstacles_to_closing, tally_of
from campaigns.council.actions.voting import (
    cast,
    is_conflicted,
    members_waited_for,
    obstacles_to_opening,
    open_voting,
    pass_lines,
    seat_of,
)

__all__ = [
    "SittingStateError",
    "cast",
    "close",
    "is_conflicted",
    "members_waited_for",
    "obstacles_to_closing",
    "obstacles_to_opening",
    "open_voting",
    "pass_lines",
    "plan",
    "put_on_agenda",
    "seat_of",
    "take_off_agenda",
    "tally_of",
]
