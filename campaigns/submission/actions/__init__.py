"""The verbs of a submission: gather, list, split, merge, put its paper's particulars, send, drop.

``gather`` makes a list of a unit's drafts (level of the unit) or of what a desk has recommended
and may not grant itself; ``send`` moves all of it at once, or nothing. Each raises
``NotYoursError`` for the wrong person, ``SubmissionStateError`` for the wrong moment and
``ObstacleError`` for what is still in the way.
"""

from campaigns.submission.actions.gathering import add, gather, take_out
from campaigns.submission.actions.ground import SubmissionStateError, is_sender, require_sender
from campaigns.submission.actions.listing import describe, drop, merge, split
from campaigns.submission.actions.sending import content_of, obstacles_to_sending, send

__all__ = [
    "SubmissionStateError",
    "add",
    "content_of",
    "describe",
    "drop",
    "gather",
    "is_sender",
    "merge",
    "obstacles_to_sending",
    "require_sender",
    "send",
    "split",
    "take_out",
]
