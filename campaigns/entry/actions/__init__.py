"""The verb of the grid: keep what is whole as drafts, tell of the rest what it lacks."""

from campaigns.entry.actions.keeping import keep, look
from campaigns.entry.actions.row import Kept

__all__ = ["Kept", "keep", "look"]
