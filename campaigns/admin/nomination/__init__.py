"""The nomination desk: where a clerk enters a nomination and corrects it."""

from campaigns.admin.nomination.writing import NominationAdmin

__all__ = ["NominationAdmin"]
