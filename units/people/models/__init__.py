"""People: who they are, where they stand, their personal data, their merges."""

from units.people.models.merge import PersonMerge
from units.people.models.person import READERS, Person, PersonQuerySet, Posting, PostingQuerySet
from units.people.models.personal_data import PersonalData, PersonalDataRead

__all__ = [
    "READERS",
    "Person",
    "PersonMerge",
    "PersonQuerySet",
    "PersonalData",
    "PersonalDataRead",
    "Posting",
    "PostingQuerySet",
]
