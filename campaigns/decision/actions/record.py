"""Recording what others decided: outside authorities, and times before this register."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.ledger.canonical import digest
from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.decision.actions.draft import require_at
from campaigns.decision.actions.sign import content_of, settle
from campaigns.journey import Level, State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.door import advance, lock
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Person


@dataclass(frozen=True)
class Line:
    """One award of a decision that is recorded, not made, here.

    Either a nomination that had been sent to that authority, or a recipient with award and
    years. ``unit`` is where the person stood on the day.
    """

    award_type: AwardType
    year_from: int
    year_to: int
    person: Person | None = None
    collective: Unit | None = None
    unit: Unit | None = None
    post: str = ""
    achievement: str = ""
    occasion: str = "regular"
    nomination: Nomination | None = None


@transaction.atomic
def record(  # noqa: PLR0913 - the particulars of a paper decision
    unit: Unit,
    lines: Iterable[Line],
    *,
    issuer: str,
    number: int,
    symbol: str,
    signed_on: datetime.date,
    signer_name: str,
    signer_post: str,
    subject: str,
    by: User,
) -> Decision:
    """Ghi nhận quyết định: enter one of an outside authority or from before this register.

    It comes signed, so it is published at once; nominations that waited for it are closed.
    """
    require_at(Role.OFFICER, unit, by)
    entered = list(lines)
    lock(line.nomination for line in entered if line.nomination)
    decision = Decision(
        unit=unit,
        source=Decision.Source.OUTSIDE,
        issuer=issuer,
        subject=subject,
        year=signed_on.year,
        number=number,
        symbol=symbol,
        signed_on=signed_on,
        signer_name=signer_name,
        signer_post=signer_post,
        drafted_by=by,
        content_hash="-",
        state=Decision.State.PUBLISHED,
        published_by=by,
        published_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            decision.save()
    except IntegrityError as error:  # two officers enter the same paper in the same moment
        raise ObstacleError(_("This decision is already in the register.")) from error
    awards = [_award(decision, line, place) for place, line in enumerate(entered, start=1)]
    settle(awards, signed_on)
    for award in awards:
        # What an outside authority paid stands in its own books.
        award.bonus_vnd = None
        award.save()
        if award.nomination:
            _close(award.nomination, decision, by)
    decision.content_hash = digest(content_of(decision))
    decision.save(update_fields=["content_hash"])
    append("decision.record", decision, by=by, digest=decision.content_hash)
    return decision


def _award(decision: Decision, line: Line, place: int) -> Award:
    recipient = line.person or line.collective
    home = line.unit or line.collective
    if recipient is None or home is None:
        raise ObstacleError(_("Line %(line)d has no recipient.") % {"line": place})
    return Award(
        decision=decision,
        line=place,
        nomination=line.nomination,
        award_type=line.award_type,
        award_name=line.award_type.name,
        person=line.person,
        unit=line.collective,
        recipient_name=str(recipient),
        recipient_post=line.post,
        recipient_unit=home,
        recipient_unit_name=home.name,
        year_from=line.year_from,
        year_to=line.year_to,
        achievement=line.achievement,
        occasion=line.occasion,
    )


def _close(nomination: Nomination, decision: Decision, by: User) -> None:
    """The nomination that waited for this decision has come to its end."""
    if nomination.level != Level.OUTSIDE:
        raise ObstacleError(
            _("%(nomination)s was not sent to an outside authority.") % {"nomination": nomination}
        )
    for state in (State.DECIDED, State.PUBLISHED):
        advance(nomination, state, by=by, reason=decision.full_number)
