"""Recording what others decided: outside authorities, and times before this register."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max
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
from campaigns.notice.actions import gathering
from campaigns.register.models import Award, Decision
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.households.models import Household
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
    household: Household | None = None
    unit: Unit | None = None
    post: str = ""
    achievement: str = ""
    occasion: str = "regular"
    nomination: Nomination | None = None


@transaction.atomic
@gathering()
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

    It comes signed, so it is published at once; nominations that waited for it are closed. Of one
    that stands there already, nominations that still waited for it become further lines.
    """
    require_at(Role.OFFICER, unit, by)
    entered = list(lines)
    waiting = [line.nomination for line in entered if line.nomination]
    lock(waiting)
    _require_waiting(waiting, unit)
    known = _known(unit, issuer, number, symbol, signed_on)
    if known and len(waiting) == len(entered):
        return _entered(known, entered, signed_on, by)
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
    return _entered(decision, entered, signed_on, by)


def _known(
    unit: Unit, issuer: str, number: int, symbol: str, signed_on: datetime.date
) -> Decision | None:
    """The paper as this unit has recorded it before, locked."""
    rows = Decision.objects.select_for_update().filter(source=Decision.Source.OUTSIDE, unit=unit)
    found = rows.filter(issuer=issuer, number=number, symbol=symbol, signed_on=signed_on)
    return found.first()


def _entered(
    decision: Decision, lines: Sequence[Line], signed_on: datetime.date, by: User
) -> Decision:
    """Put the lines into the decision, behind those that stand there, and seal it."""
    last = decision.awards.aggregate(last=Max("line"))["last"] or 0
    awards = [_award(decision, line, place) for place, line in enumerate(lines, start=last + 1)]
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


def _require_waiting(nominations: list[Nomination], unit: Unit) -> None:
    """Each lies with an outside authority, sent there by ``unit``; as the rows are now."""
    for now in Nomination.objects.filter(pk__in=[each.pk for each in nominations]):
        if now.level != Level.OUTSIDE or now.state != State.FORWARDED:
            raise ObstacleError(
                _("%(nomination)s was not sent to an outside authority.") % {"nomination": now}
            )
        if now.desk_id != unit.pk:
            raise NotYoursError(
                _("This is for: %(role)s, %(unit)s.")
                % {"role": Role.OFFICER.label, "unit": now.desk}
            )


def _award(decision: Decision, line: Line, place: int) -> Award:
    recipient = line.person or line.collective or line.household
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
        household=line.household,
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
    for state in (State.DECIDED, State.PUBLISHED):
        advance(nomination, state, by=by, reason=decision.full_number)
