"""The drawers of the desk, one module per stage; Django imports this package for them."""

from campaigns.admin import catalogue as catalogue
from campaigns.admin import council as council
from campaigns.admin import ledger as ledger
from campaigns.admin import movement as movement
from campaigns.admin import nomination as nomination
from campaigns.admin import register as register
from campaigns.admin import rounds as rounds
from campaigns.admin import rules as rules
