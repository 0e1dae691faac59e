"""Drafting a decision: its lines come from the council's recommendations."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError, may_be_granted_here
from campaigns.nomination.door import lock
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.organisation.models import Unit


class DecisionStateError(Exception):
    """Raised where a decision is not in the state that the act needs; ``here`` is its state."""

    def __init__(self, text: str, here: str) -> None:
        super().__init__(text)
        self.here = here


def _turn(decision: Decision) -> str:
    """Who can act on the decision as it is."""
    roles = {Decision.State.DRAFT: Role.SIGNATORY, Decision.State.SIGNED: Role.OFFICER}
    role = roles.get(Decision.State(decision.state))
    if role is None:
        return _("It stands in the register and nobody changes it here.")
    return _("Now it is the turn of: %(role)s, %(unit)s.") % {
        "role": role.label,
        "unit": decision.unit,
    }


def require_at(role: Role, unit: Unit, by: User) -> None:
    """Raise ``NotYoursError`` unless ``by`` holds ``role`` at exactly this unit, today."""
    if not by.holds_at(role, unit):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.") % {"role": role.label, "unit": unit}
        )


def locked_in(decision: Decision, *, state: Decision.State) -> Decision:
    """The decision's row, locked and in the wanted state, or ``DecisionStateError``."""
    locked = Decision.objects.select_for_update().get(pk=decision.pk)
    if locked.state != state:
        text = _("The decision is “%(state)s”; this needs “%(wanted)s”.")
        words = text % {"state": locked.get_state_display(), "wanted": state.label}
        raise DecisionStateError(f"{words} {_turn(locked)}", locked.state)
    return locked


def symbol_of(unit: Unit) -> str:
    """``QĐ-TCMT``: kind of paper and abbreviation of the body (Nghị định 30/2020, annex I)."""
    return f"QĐ-{unit.short_name or unit.code}"


@transaction.atomic
def draft(unit: Unit, nominations: Sequence[Nomination], *, subject: str, by: User) -> Decision:
    """Dự thảo quyết định over recommended nominations that this unit may grant."""
    require_at(Role.OFFICER, unit, by)
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
    lock(nominations)
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
        household=locked.household,
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
    require_at(Role.OFFICER, award.decision.unit, by)
    decision = locked_in(award.decision, state=Decision.State.DRAFT)
    append("decision.drop_line", decision, by=by, nomination=award.nomination_id)
    award.delete()
