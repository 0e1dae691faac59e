"""The one door through which a nomination changes its state."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from awards_registry.ledger.actions import append
from campaigns.catalogue.models import AwardType
from campaigns.journey import Level, State, check_route
from campaigns.nomination.announcing import announce
from campaigns.nomination.models import Nomination, Step, Submission
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
    submission: Submission | None = None,
    proposed_award: AwardType | None = None,
    **frozen: object,
) -> Step:
    """Move ``nomination`` to ``to``; leave a step in its trail and a line in the ledger.

    The row is locked and its state read anew, so of two people who act at once the second
    is refused. ``frozen`` are fields that are sealed in the same act (the snapshot).
    ``submission`` is the paper under which it goes, ``proposed_award`` what the standing office
    holds to be right instead. Whom it concerns is told in the same transaction. Raises
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
        submission=submission,
        proposed_award=proposed_award,
    )
    _write_down(step, locked, by)
    nomination.refresh_from_db()
    announce(step, nomination, by=by)
    return step


def _write_down(step: Step, nomination: Nomination, by: User) -> None:
    """The line of the step in the ledger."""
    append(
        "nomination.advance",
        nomination,
        by=by,
        came_from=str(step.came_from),
        went_to=str(step.went_to),
        level=int(nomination.level),
        reason=step.reason,
        snapshot=nomination.snapshot_hash,
        **({"submission": step.submission_id} if step.submission_id else {}),
    )
