"""The verbs of a round: remind who has not acted, say that there is nobody, open the next year."""

from campaigns.rounds.actions.next_year import copy_calendar, open_next_year
from campaigns.rounds.actions.nothing import (
    obstacles_to_nothing,
    recall_nothing,
    say_nothing,
)
from campaigns.rounds.actions.reminding import Reminder, remind, reminders

__all__ = [
    "Reminder",
    "copy_calendar",
    "obstacles_to_nothing",
    "open_next_year",
    "recall_nothing",
    "remind",
    "reminders",
    "say_nothing",
]
