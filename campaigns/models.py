"""The face that Django asks for: every model of the journey, in its order."""

from campaigns.catalogue.models import (
    AwardType,
    BaseSalary,
    CalendarDate,
    Condition,
    Holiday,
    LegalText,
    RuleVersion,
)
from campaigns.certificate.models import Certificate
from campaigns.council.models import Ballot, Council, Item, Member, Sitting
from campaigns.decision.models import NumberSeries
from campaigns.eligibility.models import Check, Override
from campaigns.movement.models import Campaign
from campaigns.nomination.models import (
    Asked,
    Deadline,
    Document,
    Nomination,
    Remark,
    Round,
    Scribble,
    Seal,
    Step,
    Submission,
    SubmissionLine,
)
from campaigns.notice.models import Message, Silence
from campaigns.posting.models import Handling, Opinion, PostedItem, PublicPosting
from campaigns.radar.models import RadarLine, RadarRun
from campaigns.register.models import Award, Decision

__all__ = [
    "Asked",
    "Award",
    "AwardType",
    "Ballot",
    "BaseSalary",
    "CalendarDate",
    "Campaign",
    "Certificate",
    "Check",
    "Condition",
    "Council",
    "Deadline",
    "Decision",
    "Document",
    "Handling",
    "Holiday",
    "Item",
    "LegalText",
    "Member",
    "Message",
    "Nomination",
    "NumberSeries",
    "Opinion",
    "Override",
    "PostedItem",
    "PublicPosting",
    "RadarLine",
    "RadarRun",
    "Remark",
    "Round",
    "RuleVersion",
    "Scribble",
    "Seal",
    "Silence",
    "Sitting",
    "Step",
    "Submission",
    "SubmissionLine",
]
