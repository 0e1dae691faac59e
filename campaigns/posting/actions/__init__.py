"""The verbs of a public posting, of the opinions on it, and of their handling.

Each takes the thing first and the actor as ``by``; each raises ``NotYoursError`` for the wrong
person, ``PostingStateError`` for the wrong moment and ``ObstacleError`` for what is still missing.
"""

from campaigns.posting.actions.drafting import draft, revise
from campaigns.posting.actions.ending import call_off, close, obstacles_to_closing
from campaigns.posting.actions.ground import PostingStateError
from campaigns.posting.actions.handling import handle
from campaigns.posting.actions.lengthening import lengthen_running
from campaigns.posting.actions.opening import obstacles_to_opening, open_posting
from campaigns.posting.actions.opinions import CodeError, MailError, confirm, give, send_code
from campaigns.posting.actions.outcomes import set_outcomes

__all__ = [
    "CodeError",
    "MailError",
    "PostingStateError",
    "call_off",
    "close",
    "confirm",
    "draft",
    "give",
    "handle",
    "lengthen_running",
    "obstacles_to_closing",
    "obstacles_to_opening",
    "open_posting",
    "revise",
    "send_code",
    "set_outcomes",
]
