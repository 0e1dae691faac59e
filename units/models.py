"""The face that Django asks for: every model of who can be awarded."""

from units.accounts.models import UnitRole, User
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.households.models import Household
from units.intake.models import Batch, Sheaf
from units.organisation.models import Unit, UnitSuccession
from units.people.models import Person, PersonalData, PersonalDataRead, PersonMerge, Posting
from units.record.models import AnnualRating, Discipline, Initiative, InitiativeAuthor

__all__ = [
    "AnnualRating",
    "Batch",
    "BlockMembership",
    "BlockYear",
    "Discipline",
    "EmulationBlock",
    "Household",
    "Initiative",
    "InitiativeAuthor",
    "Person",
    "PersonMerge",
    "PersonalData",
    "PersonalDataRead",
    "Posting",
    "Sheaf",
    "Unit",
    "UnitRole",
    "UnitSuccession",
    "User",
]
