"""What waits for a demo user: one line for each kind of work, counted now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.certificate.actions import awards_with_paper
from campaigns.council.actions import members_waited_for, seat_of
from campaigns.council.models import Sitting
from campaigns.journey import State
from campaigns.nomination.actions import may_be_granted_here
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.accounts.models import User


@dataclass(frozen=True)
class Duty:
    """One role of a user and the units at which it is held."""

    user: User
    role: Role
    units: frozenset[int]

    def scope(self) -> frozenset[int]:
        """The units and all below them."""
        return self.user.scope(self.role).unit_ids


Counts = list[tuple[str, int]]


def _clerk(duty: Duty) -> Counts:
    own = Nomination.objects.filter(nominating_unit__in=duty.scope())
    return [
        (_("drafts to send: %(count)d"), own.filter(state=State.DRAFT).count()),
        (_("returned, to correct: %(count)d"), own.filter(state=State.RETURNED).count()),
    ]


def _officer(duty: Duty) -> Counts:
    recommended = list(
        Nomination.objects.at(duty.units, State.RECOMMENDED)
        .filter(award=None)
        .select_related("award_type")
    )
    here = sum(may_be_granted_here(one) for one in recommended)
    own = Decision.objects.filter(unit__in=duty.units, source=Decision.Source.OWN)
    unprinted = sum(
        not hasattr(award, "certificate")
        for each in own.published()
        for award in awards_with_paper(each)
    )
    signed = own.filter(state=Decision.State.SIGNED).count()
    return [
        (_("to screen: %(count)d"), Nomination.objects.on_desk(duty.units).count()),
        (_("to draft a decision over: %(count)d"), here),
        (_("to forward: %(count)d"), len(recommended) - here),
        (_("decisions to publish: %(count)d"), signed),
        (_("certificates to print: %(count)d"), unprinted),
    ]


def _secretary(duty: Duty) -> Counts:
    sittings = Sitting.objects.filter(council__unit__in=duty.units)
    screened = Nomination.objects.at(duty.units, State.SCREENED)
    return [
        (_("to put on an agenda: %(count)d"), screened.count()),
        (_("sittings to open: %(count)d"), sittings.filter(state="planned").count()),
        (_("sittings with voting open: %(count)d"), sittings.filter(state="open").count()),
    ]


def _member(duty: Duty) -> Counts:
    waiting = voted = 0
    for sitting in Sitting.objects.filter(council__unit__in=duty.units, state=Sitting.State.OPEN):
        seat = seat_of(sitting, duty.user)
        if seat and seat in members_waited_for(sitting):
            waiting += 1
        elif seat:
            voted += 1
    return [
        (_("sittings to vote in: %(count)d"), waiting),
        (_("own votes that may still be changed, sittings: %(count)d"), voted),
    ]


def _signatory(duty: Duty) -> Counts:
    drafts = Decision.objects.filter(unit__in=duty.units, state=Decision.State.DRAFT)
    return [(_("decisions to sign: %(count)d"), drafts.count())]


def _leader(duty: Duty) -> Counts:
    awards = Award.objects.valid().filter(recipient_unit__in=duty.scope())
    return [(_("dashboard over awards: %(count)d"), awards.count())]


def _administrator(duty: Duty) -> Counts:
    users = User.objects.filter(unit_roles__unit__in=duty.scope()).distinct()
    return [(_("users to look after: %(count)d"), users.count())]


WORK: dict[Role, Callable[[Duty], Counts]] = {
    Role.CLERK: _clerk,
    Role.OFFICER: _officer,
    Role.SECRETARY: _secretary,
    Role.MEMBER: _member,
    Role.SIGNATORY: _signatory,
    Role.LEADER: _leader,
    Role.ADMINISTRATOR: _administrator,
}


def waiting_for(user: User, role: Role) -> list[str]:
    """The work of ``user`` in ``role`` in words, kinds of which nothing waits left out."""
    units = frozenset(held.unit_id for held in user.current_roles if held.role == role)
    counts = WORK[role](Duty(user, role, units))
    return [text % {"count": count} for text, count in counts if count]
