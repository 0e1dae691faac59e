"""Pure judgement of award conditions: no database, no clock."""

from campaigns.eligibility.criteria.facts import (
    Discipline,
    Facts,
    Filing,
    Initiative,
    Members,
    Merit,
    PostHeld,
    PriorAward,
    QuotaCount,
    Rating,
    Service,
)
from campaigns.eligibility.criteria.judge import judge
from campaigns.eligibility.criteria.kinds import KINDS, validate_conditions
from campaigns.eligibility.criteria.rules import Condition, RuleSet, rule_in_force, rule_sets
from campaigns.eligibility.criteria.schema import Problem
from campaigns.eligibility.criteria.service import whole_months
from campaigns.eligibility.criteria.verdict import Answer, Finding, Item, Verdict

__all__ = [
    "KINDS",
    "Answer",
    "Condition",
    "Discipline",
    "Facts",
    "Filing",
    "Finding",
    "Initiative",
    "Item",
    "Members",
    "Merit",
    "PostHeld",
    "PriorAward",
    "Problem",
    "QuotaCount",
    "Rating",
    "RuleSet",
    "Service",
    "Verdict",
    "judge",
    "rule_in_force",
    "rule_sets",
    "validate_conditions",
    "whole_months",
]
