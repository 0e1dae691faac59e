"""Whom a cell means: people, collectives and households of the clerk's units, as they are typed."""

from campaigns.entry.candidates.asking import (
    KINDS,
    Ask,
    Candidate,
    Choice,
    Meant,
    label_of,
    value_of,
)
from campaigns.entry.candidates.finding import Candidates
from campaigns.entry.candidates.offering import offered

__all__ = [
    "KINDS",
    "Ask",
    "Candidate",
    "Candidates",
    "Choice",
    "Meant",
    "label_of",
    "offered",
    "value_of",
]
