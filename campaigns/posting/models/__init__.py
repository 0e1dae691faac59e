"""Public postings: what is shown to everybody, for how long, and what the public says of it."""

from campaigns.posting.models.opinion import Handling, Opinion
from campaigns.posting.models.posting import PostedItem, PublicPosting

__all__ = ["Handling", "Opinion", "PostedItem", "PublicPosting"]
