"""The register: decisions and the awards they grant. What rules look back on, and people read."""

from campaigns.register.models.award import Award, AwardQuerySet
from campaigns.register.models.decision import Decision, DecisionQuerySet

__all__ = ["Award", "AwardQuerySet", "Decision", "DecisionQuerySet"]
