"""The verbs of a decision: draft, sign, publish; and recording what others decided."""

from campaigns.decision.actions.draft import DecisionStateError, draft, drop_line, symbol_of
from campaigns.decision.actions.record import Line, record
from campaigns.decision.actions.sign import content_of, obstacles_to_signing, publish, settle, sign

__all__ = [
    "DecisionStateError",
    "Line",
    "content_of",
    "draft",
    "drop_line",
    "obstacles_to_signing",
    "publish",
    "record",
    "settle",
    "sign",
    "symbol_of",
]
