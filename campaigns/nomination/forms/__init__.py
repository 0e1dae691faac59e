"""The form of a nomination: its fields, what it offers, what it refuses."""

from campaigns.nomination.forms.nomination import NominationForm

__all__ = ["NominationForm"]
