"""The face that Django asks for: every model of the journey, in its order."""

from campaigns.catalogue.models import AwardType, BaseSalary, Condition, LegalText, RuleVersion
from campaigns.certificate.models import Certificate
from campaigns.council.models import Ballot, Council, Item, Member, Sitting
from campaigns.decision.models import NumberSeries
from campaigns.eligibility.models import Check
from campaigns.movement.models import Campaign
from campaigns.nomination.models import Nomination, Round, Step
from campaigns.register.models import Award, Decision

__all__ = [
    "Award",
    "AwardType",
    "Ballot",
    "BaseSalary",
    "Campaign",
    "Certificate",
    "Check",
    "Condition",
    "Council",
    "Decision",
    "Item",
    "LegalText",
    "Member",
    "Nomination",
    "NumberSeries",
    "Round",
    "RuleVersion",
    "Sitting",
    "Step",
]
