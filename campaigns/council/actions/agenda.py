"""Planning a sitting and its agenda, by the secretary of the council."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.council.models import Council, Item, Sitting
from campaigns.eligibility.overriding import hindered
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.door import advance, lock
from campaigns.nomination.models import Nomination
from campaigns.notice.actions import gathering
from campaigns.posting.gate import lacking
from units.accounts.access import NotYoursError
from units.accounts.models import User


class SittingStateError(Exception):
    """Raised where a sitting is not in the state that the act needs; ``here`` is its state."""

    def __init__(self, text: str, here: str) -> None:
        super().__init__(text)
        self.here = here


def _turn(sitting: Sitting) -> str:
    """Who can act on the sitting as it is."""
    if sitting.state == Sitting.State.CLOSED:
        return _("Its result stands and nobody changes it.")
    return _("Now it is the turn of: %(role)s, %(unit)s.") % {
        "role": Role.SECRETARY.label,
        "unit": sitting.council.unit,
    }


def require_secretary(council: Council, by: User) -> None:
    """Raise ``NotYoursError`` unless ``by`` is secretary at the unit of the council, today."""
    if not by.holds_at(Role.SECRETARY, council.unit):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": Role.SECRETARY.label, "unit": council.unit}
        )


def locked_in(sitting: Sitting, *, state: Sitting.State) -> Sitting:
    """The sitting's row, locked and in the wanted state, or ``SittingStateError``."""
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if locked.state != state:
        text = _("The sitting is “%(state)s”; this needs “%(wanted)s”.")
        words = text % {"state": locked.get_state_display(), "wanted": state.label}
        raise SittingStateError(f"{words} {_turn(locked)}", locked.state)
    return locked


@transaction.atomic
def plan(
    council: Council, *, name: str, held_on: datetime.date, place: str = "", by: User
) -> Sitting:
    """Call a sitting; its agenda is still empty. The same one is not called twice."""
    require_secretary(council, by)
    Council.objects.select_for_update().get(pk=council.pk)
    planned = Sitting.objects.filter(state=Sitting.State.PLANNED, items=None)
    if planned.filter(council=council, name=name, held_on=held_on).exists():
        raise ObstacleError(_("This sitting is planned already; its agenda is still empty."))
    sitting = Sitting.objects.create(council=council, name=name, held_on=held_on, place=place)
    append("sitting.plan", sitting, by=by, held_on=held_on.isoformat())
    return sitting


@transaction.atomic
@gathering()
def put_on_agenda(sitting: Sitting, nominations: Iterable[Nomination], *, by: User) -> list[Item]:
    """Bring screened nominations of this desk before the council."""
    require_secretary(sitting.council, by)
    locked = locked_in(sitting, state=Sitting.State.PLANNED)
    last = locked.items.count()
    items, wanted = [], list(nominations)
    lock(wanted)
    _require_by_vote(wanted)
    _require_lawful(wanted)
    _require_posted(wanted, on=locked.held_on)
    for order, nomination in enumerate(wanted, start=last + 1):
        if nomination.desk_id != locked.council.unit_id:
            raise ObstacleError(
                _("%(nomination)s does not lie at the desk of this council.")
                % {"nomination": nomination}
            )
        advance(nomination, State.IN_COUNCIL, by=by, reason=locked.name)
        items.append(
            Item.objects.create(
                sitting=locked,
                nomination=nomination,
                order=order,
                snapshot_hash=nomination.snapshot_hash,
            )
        )
    return items


def _require_by_vote(nominations: list[Nomination]) -> None:
    """The simplified procedure goes without a vote (Luật 06/2022/QH15, Điều 85)."""
    for nomination in nominations:
        if nomination.round.simplified:
            raise ObstacleError(
                _("%(nomination)s goes by the simplified procedure, without a vote.")
                % {"nomination": nomination}
            )


def _require_lawful(nominations: list[Nomination]) -> None:
    """The council sees what meets the law, or what two people excepted from it with a ground."""
    failing = hindered(nominations)
    if failing:
        raise ObstacleError(
            _(
                "%(nomination)s does not meet the conditions of the law. Correct it, or propose "
                "an exception on its page that a second person confirms."
            )
            % {"nomination": failing[0]}
        )


def _require_posted(nominations: list[Nomination], *, on: datetime.date) -> None:
    """What the law wants posted comes before the council after the posting upheld it."""
    for lack in lacking(nominations, on=on).values():
        raise ObstacleError(f"{lack.nomination}: {lack.sentence}")


@transaction.atomic
def take_off_agenda(item: Item, *, by: User, reason: str) -> None:
    """Take a nomination off before the vote; it goes back to the standing office."""
    require_secretary(item.sitting.council, by)
    locked_in(item.sitting, state=Sitting.State.PLANNED)
    advance(item.nomination, State.SCREENED, by=by, reason=reason)
    append("sitting.take_off", item.sitting, by=by, nomination=item.nomination_id)
    item.delete()
