"""The verbs of a decision: draft, sign, publish; and recording what others decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType, BaseSalary, RuleVersion
from campaigns.decision.numbering import next_number
from campaigns.eligibility.bonus import bonus
from campaigns.journey import Level, State
from campaigns.ledger.actions import append
from campaigns.ledger.canonical import digest
from campaigns.nomination.actions import ObstacleError, may_be_granted_here
from campaigns.nomination.door import advance
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Person


class DecisionStateError(Exception):
    """Raised where a decision is not in the state that the act needs."""


def _require_at(role: Role, unit: Unit, by: User) -> None:
    if not by.holds_at(role, unit):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.") % {"role": role.label, "unit": unit}
        )


def _locked(decision: Decision, *, state: Decision.State) -> Decision:
    locked = Decision.objects.select_for_update().get(pk=decision.pk)
    if locked.state != state:
        raise DecisionStateError(
            _("The decision is “%(state)s”; this needs “%(wanted)s”.")
            % {"state": locked.get_state_display(), "wanted": state.label}
        )
    return locked


def symbol_of(unit: Unit) -> str:
    """``QĐ-TCMT``: kind of paper and abbreviation of the body (Nghị định 30/2020, annex I)."""
    return f"QĐ-{unit.short_name or unit.code}"


@transaction.atomic
def draft(unit: Unit, nominations: Sequence[Nomination], *, subject: str, by: User) -> Decision:
    """Dự thảo quyết định over recommended nominations that this unit may grant."""
    _require_at(Role.OFFICER, unit, by)
    if not nominations:
        raise ObstacleError(_("Choose at least one nomination for the decision."))
    decision = Decision.objects.create(
        unit=unit,
        issuer=unit.name,
        subject=subject.strip() or _("commendation"),
        year=timezone.localdate().year,
        symbol=symbol_of(unit),
        drafted_by=by,
    )
    for line, nomination in enumerate(nominations, start=1):
        _add_line(decision, nomination, line)
    append("decision.draft", decision, by=by, nominations=[each.pk for each in nominations])
    return decision


def _add_line(decision: Decision, nomination: Nomination, line: int) -> Award:
    locked = Nomination.objects.select_for_update().get(pk=nomination.pk)
    if locked.state != State.RECOMMENDED or locked.desk_id != decision.unit_id:
        raise ObstacleError(
            _("%(nomination)s is not recommended by the council of this unit.")
            % {"nomination": locked}
        )
    if not may_be_granted_here(locked):
        raise ObstacleError(
            _("%(nomination)s must be forwarded: this unit may not grant it.")
            % {"nomination": locked}
        )
    if Award.objects.filter(nomination=locked).exists():
        raise ObstacleError(
            _("%(nomination)s already stands in a decision.") % {"nomination": locked}
        )
    candidate = locked.snapshot["candidate"]
    return Award.objects.create(
        decision=decision,
        line=line,
        nomination=locked,
        award_type=locked.award_type,
        award_name=locked.award_type.name,
        person=locked.person,
        unit=locked.unit,
        recipient_name=candidate["name"],
        recipient_post=candidate["post"],
        recipient_unit_id=candidate["unit"]["id"],
        recipient_unit_name=candidate["unit"]["name"],
        year_from=locked.achievement_year,
        year_to=locked.achievement_year,
        achievement=locked.snapshot["achievement"],
        occasion=locked.round.consideration,
    )


@transaction.atomic
def drop_line(award: Award, *, by: User) -> None:
    """Take a line out of a draft; its nomination is free for another decision."""
    _require_at(Role.OFFICER, award.decision.unit, by)
    decision = _locked(award.decision, state=Decision.State.DRAFT)
    append("decision.drop_line", decision, by=by, nomination=award.nomination_id)
    award.delete()


def content_of(decision: Decision) -> dict[str, Any]:
    """What a signature covers: number, date and every line, in one canonical form."""
    lines = decision.awards.order_by("line").select_related("award_type", "nomination")
    return {
        "unit": decision.unit_id,
        "issuer": decision.issuer,
        "number": decision.number,
        "symbol": decision.symbol,
        "signed_on": decision.signed_on,
        "signer": [decision.signer_name, decision.signer_post],
        "subject": decision.subject,
        "awards": [
            {
                "line": award.line,
                "award": award.award_type.code,
                "name": award.award_name,
                "recipient": award.recipient_name,
                "post": award.recipient_post,
                "unit": award.recipient_unit_name,
                "years": [award.year_from, award.year_to],
                "achievement": award.achievement,
                "bonus_vnd": award.bonus_vnd,
                "snapshot": award.nomination.snapshot_hash if award.nomination else "",
            }
            for award in lines
        ],
    }


def _settle_lines(decision: Decision, on: datetime.date) -> None:
    """Rule version, name and money as they are on the day of the decision."""
    salary = BaseSalary.objects.filter(valid_from__lte=on).order_by("-valid_from").first()
    versions = {
        version.award_type_id: version
        for version in RuleVersion.objects.on(on)
        if isinstance(version, RuleVersion)
    }
    for award in decision.awards.select_related("award_type"):
        version = versions.get(award.award_type_id)
        award.rule_version = version
        award.award_name = (version.name if version else "") or award.award_type.name
        if version and version.bonus_rate and salary and not version.bonus_is_cap:
            award.bonus_vnd = bonus(str(version.bonus_rate), salary.vnd)
        award.save()


def obstacles_to_signing(decision: Decision, *, by: User, on: datetime.date) -> list[str]:
    found = []
    if not decision.awards.exists():
        found.append(_("The decision has no lines."))
    if decision.drafted_by_id == by.pk:
        found.append(_("Who drafted a decision cannot sign it."))
    if on > timezone.localdate():
        found.append(_("A decision cannot be dated in the future."))
    last = (
        Decision.objects.filter(
            unit=decision.unit, symbol=decision.symbol, source=Decision.Source.OWN
        )
        .exclude(number=None)
        .order_by("-signed_on")
        .values_list("signed_on", flat=True)
        .first()
    )
    if last and on < last:
        found.append(
            _("The last number was given on %(day)s: numbers and dates run together.")
            % {"day": f"{last:%d/%m/%Y}"}
        )
    return found


@transaction.atomic
def sign(decision: Decision, *, by: User, on: datetime.date | None = None) -> Decision:
    """Ký ban hành: date it, take the next number, seal the content."""
    _require_at(Role.SIGNATORY, decision.unit, by)
    locked = _locked(decision, state=Decision.State.DRAFT)
    on = on or timezone.localdate()
    obstacles = obstacles_to_signing(locked, by=by, on=on)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    _settle_lines(locked, on)
    locked.signed_on, locked.year = on, on.year
    locked.number = next_number(locked.unit, on.year, locked.symbol)
    locked.signed_by, locked.signer_name = by, by.full_name
    locked.signer_post = locked.unit.head_title
    locked.state = Decision.State.SIGNED
    locked.content_hash = digest(content_of(locked))
    locked.save()
    for nomination in Nomination.objects.filter(award__decision=locked):
        advance(nomination, State.DECIDED, by=by, reason=locked.full_number)
    append("decision.sign", locked, by=by, number=locked.full_number, digest=locked.content_hash)
    decision.refresh_from_db()
    return decision


@transaction.atomic
def publish(decision: Decision, *, by: User) -> Decision:
    """Công bố: from here on the awards stand in the register. A second person does it."""
    _require_at(Role.OFFICER, decision.unit, by)
    locked = _locked(decision, state=Decision.State.SIGNED)
    if locked.signed_by_id == by.pk:
        raise ObstacleError(_("Who signed a decision cannot publish it."))
    if digest(content_of(locked)) != locked.content_hash:
        raise ObstacleError(
            _("The decision is no longer what was signed. Tell the administrator at once.")
        )
    locked.state, locked.published_by = Decision.State.PUBLISHED, by
    locked.published_at = timezone.now()
    locked.save()
    for nomination in Nomination.objects.filter(award__decision=locked):
        advance(nomination, State.PUBLISHED, by=by, reason=locked.full_number)
    append("decision.publish", locked, by=by, digest=locked.content_hash)
    decision.refresh_from_db()
    return decision


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
    """Ghi nhận quyết định: enter a decision of an outside authority, or one from before this register.

    It comes signed, so it is published at once; nominations that waited for it are closed.
    """
    _require_at(Role.OFFICER, unit, by)
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
    decision.save()
    for place, line in enumerate(lines, start=1):
        _record_line(decision, line, place, by)
    decision.content_hash = digest(content_of(decision))
    decision.save(update_fields=["content_hash"])
    append("decision.record", decision, by=by, digest=decision.content_hash)
    return decision


def _record_line(decision: Decision, line: Line, place: int, by: User) -> None:
    recipient = line.person or line.collective
    home = line.unit or line.collective
    if recipient is None or home is None:
        raise ObstacleError(_("Line %(line)d has no recipient.") % {"line": place})
    Award.objects.create(
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
    if line.nomination is None:
        return
    if line.nomination.level != Level.OUTSIDE:
        raise ObstacleError(
            _("%(nomination)s was not sent to an outside authority.")
            % {"nomination": line.nomination}
        )
    for state in (State.DECIDED, State.PUBLISHED):
        advance(line.nomination, state, by=by, reason=decision.full_number)
