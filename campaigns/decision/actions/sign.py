"""Signing a decision and making it public: two acts of two people."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.ledger.canonical import digest
from awards_registry.policy import Role
from campaigns.catalogue.models import BaseSalary, RuleVersion
from campaigns.decision.actions.draft import locked_in, require_at
from campaigns.decision.authority import by_authorisation
from campaigns.decision.limits import overrun
from campaigns.decision.numbering import next_number
from campaigns.eligibility.bonus import bonus
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.door import advance, lock
from campaigns.nomination.models import Nomination
from campaigns.notice.actions import gathering
from campaigns.register.models import Award, Decision
from units.accounts.models import User


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


def settle(awards: Iterable[Award], on: datetime.date) -> None:
    """Rule version, name and money as they are on the day of the decision; saves nothing."""
    salary = BaseSalary.objects.filter(valid_from__lte=on).order_by("-valid_from").first()
    versions = {
        version.award_type_id: version
        for version in RuleVersion.objects.on(on)
        .order_by("valid_from")
        .select_related("legal_text")
        if isinstance(version, RuleVersion)
    }
    for award in awards:
        version = versions.get(award.award_type_id)
        award.rule_version = version
        award.award_name = (version.name if version else "") or award.award_type.name
        if version and version.bonus_rate and salary and not version.bonus_is_cap:
            award.bonus_vnd = bonus(str(version.bonus_rate), salary.vnd)


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
    return [*found, *overrun(decision, on)]


@transaction.atomic
@gathering()
def sign(decision: Decision, *, by: User, on: datetime.date | None = None) -> Decision:
    """Ký ban hành: date it, take the next number, seal the content."""
    require_at(Role.SIGNATORY, decision.unit, by)
    locked = locked_in(decision, state=Decision.State.DRAFT)
    on = on or timezone.localdate()
    obstacles = obstacles_to_signing(locked, by=by, on=on)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    nominations = list(Nomination.objects.filter(award__decision=locked))
    lock(nominations)
    awards = list(locked.awards.select_related("award_type"))
    settle(awards, on)
    for award in awards:
        award.save()
    locked.signed_on, locked.year = on, on.year
    locked.number = next_number(locked.unit, on.year, locked.symbol)
    # Asked again with the series locked: of two decisions at once the second counts the first.
    if over := overrun(locked, on):
        raise ObstacleError(" ".join(over))
    locked.signed_by, locked.signer_name = by, by.full_name
    locked.signer_post = _post_of(by, locked)
    locked.state = Decision.State.SIGNED
    locked.content_hash = digest(content_of(locked))
    locked.save()
    for nomination in nominations:
        advance(nomination, State.DECIDED, by=by, reason=locked.full_number)
    append("decision.sign", locked, by=by, number=locked.full_number, digest=locked.content_hash)
    decision.refresh_from_db()
    return decision


def _post_of(by: User, decision: Decision) -> str:
    """The head's title; for a stand-in with “TUQ.” before it and their own post below it."""
    head: str = decision.unit.head_title
    if by.in_place_of(Role.SIGNATORY, decision.unit) is None:
        return head
    posting = by.person.posting_on(timezone.localdate()) if by.person else None
    return by_authorisation(head, posting.position if posting else "")


@transaction.atomic
@gathering()
def publish(decision: Decision, *, by: User) -> Decision:
    """Công bố: from here on the awards stand in the register. A second person does it."""
    require_at(Role.OFFICER, decision.unit, by)
    locked = locked_in(decision, state=Decision.State.SIGNED)
    if locked.signed_by_id == by.pk:
        raise ObstacleError(_("Who signed a decision cannot publish it."))
    if digest(content_of(locked)) != locked.content_hash:
        raise ObstacleError(
            _("The decision is no longer what was signed. Tell the administrator at once.")
        )
    locked.state, locked.published_by = Decision.State.PUBLISHED, by
    locked.published_at = timezone.now()
    locked.save()
    nominations = list(Nomination.objects.filter(award__decision=locked))
    lock(nominations)
    for nomination in nominations:
        advance(nomination, State.PUBLISHED, by=by, reason=locked.full_number)
    append("decision.publish", locked, by=by, digest=locked.content_hash)
    decision.refresh_from_db()
    return decision
