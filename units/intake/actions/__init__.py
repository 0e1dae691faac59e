"""The verbs of a list: hand in, look at, apply whole, undo whole, drop."""

from units.intake.actions.applying import apply, ready
from units.intake.actions.handing_in import drop, hand_in, preview
from units.intake.actions.holding import NotReadyError, hand_of, path_of
from units.intake.actions.undoing import undo

__all__ = [
    "NotReadyError",
    "apply",
    "drop",
    "hand_in",
    "hand_of",
    "path_of",
    "preview",
    "ready",
    "undo",
]
