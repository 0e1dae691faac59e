"""Commands speak Vietnamese too."""

from tests.campaigns.eligibility.conftest import words

__all__ = ["words"]
