"""The engine's answers in words: conditions, what is missing, problems of a rule."""

from campaigns.eligibility.wording.conditions import condition_sentence
from campaigns.eligibility.wording.missing import missing_sentence
from campaigns.eligibility.wording.names import verdict_label
from campaigns.eligibility.wording.problems import fault_sentence, problem_sentence

__all__ = [
    "condition_sentence",
    "fault_sentence",
    "missing_sentence",
    "problem_sentence",
    "verdict_label",
]
