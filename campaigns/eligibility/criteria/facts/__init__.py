"""What is known about one subject: its records, and all of them together for one year."""

from campaigns.eligibility.criteria.facts.records import (
    FORMS,
    LEVELS,
    POSTS,
    SCOPES,
    Discipline,
    Filing,
    Initiative,
    Members,
    Merit,
    PostHeld,
    PriorAward,
    QuotaCount,
    Rating,
    Service,
    evidence_of,
)
from campaigns.eligibility.criteria.facts.subject import Facts

__all__ = [
    "FORMS",
    "LEVELS",
    "POSTS",
    "SCOPES",
    "Discipline",
    "Facts",
    "Filing",
    "Initiative",
    "Members",
    "Merit",
    "PostHeld",
    "PriorAward",
    "QuotaCount",
    "Rating",
    "Service",
    "evidence_of",
]
