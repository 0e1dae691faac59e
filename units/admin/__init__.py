"""The drawers of units and people, one module per stage; Django imports this package."""

from units.admin import accounts as accounts
from units.admin import blocks as blocks
from units.admin import households as households
from units.admin import organisation as organisation
from units.admin import people as people
from units.admin import record as record
