"""Rounds, nominations with their papers and submissions, and the trail that each leaves."""

from campaigns.nomination.models.document import Document, DocumentQuerySet
from campaigns.nomination.models.nomination import Nomination, NominationQuerySet
from campaigns.nomination.models.round import Asked, Deadline, Round, RoundQuerySet
from campaigns.nomination.models.scribble import Scribble
from campaigns.nomination.models.seal import Seal
from campaigns.nomination.models.step import Remark, Step
from campaigns.nomination.models.submission import (
    Submission,
    SubmissionLine,
    SubmissionQuerySet,
)

__all__ = [
    "Asked",
    "Deadline",
    "Document",
    "DocumentQuerySet",
    "Nomination",
    "NominationQuerySet",
    "Remark",
    "Round",
    "RoundQuerySet",
    "Scribble",
    "Seal",
    "Step",
    "Submission",
    "SubmissionLine",
    "SubmissionQuerySet",
]
