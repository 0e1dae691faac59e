"""What if: the same engine over facts that are given in a file or typed, touching no register."""

from campaigns.eligibility.whatif.answer import RefusedError, answers
from campaigns.eligibility.whatif.schema import SCHEMA

__all__ = ["SCHEMA", "RefusedError", "answers"]
