"""What is known about candidates, in the words of the engine that judges them."""

from campaigns.eligibility.facts.candidates import (
    Candidate,
    Surroundings,
    collectives,
    people,
    standing_in,
)
from campaigns.eligibility.facts.nominated import facts_of

__all__ = ["Candidate", "Surroundings", "collectives", "facts_of", "people", "standing_in"]
