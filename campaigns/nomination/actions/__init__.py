"""The verbs of a nomination up to the council: submit, recall, return, screen, forward and so on.

Each takes the thing first and the actor as ``by``; each raises ``NotYoursError`` for the wrong
person, ``OffRouteError`` for the wrong moment and ``ObstacleError`` for what is still missing.
"""

from campaigns.nomination.actions.desk import (
    reject,
    return_for_correction,
    return_many,
    screen,
    screen_many,
)
from campaigns.nomination.actions.forwarding import call_back, forward, may_be_granted_here
from campaigns.nomination.actions.ground import LONGEST_TEXT, ObstacleError, level_of
from campaigns.nomination.actions.obstacles import obstacles_of, obstacles_to_submitting
from campaigns.nomination.actions.sending import (
    answer,
    cannot_come_again,
    recall,
    submit,
    withdraw,
)

__all__ = [
    "LONGEST_TEXT",
    "ObstacleError",
    "answer",
    "call_back",
    "cannot_come_again",
    "forward",
    "level_of",
    "may_be_granted_here",
    "obstacles_of",
    "obstacles_to_submitting",
    "recall",
    "reject",
    "return_for_correction",
    "return_many",
    "screen",
    "screen_many",
    "submit",
    "withdraw",
]
