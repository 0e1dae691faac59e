"""The one door through which a nomination changes its state."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from awards_registry.ledger.actions import append
from campaigns.journey import Level, State, check_route
from campaigns.nomination.models import Nomination, Step
from units.accounts.models import User
from units.organisation.models import Unit


def lock(nominations: Iterable[Nomination]) -> None:
    """Lock those that one act moves, in the order of their keys and before anything else.

    Else two acts that meet could each hold what the other waits for.
    """
    keys = [nomination.pk for nomination in nominations]
    rows = Nomination.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk"))


@transaction.atomic
def advance(
    nomination: Nomination,
    to: State,
    *,
    by: User,
    reason: str = "",
    level: Level | None = None,
    desk: Unit | None = None,
    **frozen: object,
) -> Step:
    """Move ``nomination`` to ``to``; leave a step in its trail and a line in the ledger.

    The row is locked and its state read anew, so of two people who act at once the second
    is refused. ``frozen`` are fields that are sealed in the same act (the snapshot). Raises
    ``OffRouteError`` and changes nothing where the table knows no such route.
    """
    locked = Nomination.objects.select_for_update().get(pk=nomination.pk)
    check_route(locked.state, to)
    came_from = State(locked.state)
    locked.level = locked.level if level is None else level
    locked.desk = locked.desk if desk is None else desk
    for name, value in frozen.items():
        setattr(locked, name, value)
    locked.state = to
    locked.version += 1
    locked.save()
    step = Step.objects.create(
        nomination=locked,
        came_from=came_from,
        went_to=to,
        level=locked.level,
        desk=locked.desk,
        taken_by=by,
        reason=reason,
    )
    append(
        "nomination.advance",
        locked,
        by=by,
        came_from=came_from.value,
        went_to=to.value,
        level=int(locked.level),
        reason=reason,
        snapshot=locked.snapshot_hash,
    )
    nomination.refresh_from_db()
    return step
