"""The verbs of the unit that nominates: send, take back, withdraw, answer what was asked."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.ledger.canonical import digest
from awards_registry.policy import Role
from campaigns.journey import Level, OffRouteError, State, check_route
from campaigns.nomination.actions.ground import (
    ObstacleError,
    in_bounds,
    level_of,
    locked,
    reason_or_refuse,
)
from campaigns.nomination.actions.obstacles import obstacles_to_submitting
from campaigns.nomination.desks import destinations, returned_by
from campaigns.nomination.door import advance
from campaigns.nomination.models import Nomination, Remark, Seal, Step, Submission
from campaigns.nomination.snapshot import taken
from units.accounts.access import require
from units.accounts.models import User
from units.organisation.models import Unit


@transaction.atomic
def submit(nomination: Nomination, *, by: User, submission: Submission | None = None) -> Step:
    """Gửi hồ sơ: seal the dossier and put it on the desk above.

    A returned dossier goes back to the desk that returned it. Each sending leaves a seal of its
    own: what was judged then stays as it was. ``submission`` is the paper it goes under.
    """
    row = locked(nomination)
    require(by, Role.CLERK, row.nominating_unit)
    if not row.is_editable:
        raise OffRouteError(row.state, State.SUBMITTED)
    obstacles = obstacles_to_submitting(row)
    to = destinations([row])[row.pk]
    if obstacles or to is None:
        raise ObstacleError(" ".join(obstacles))
    desk = Unit.objects.get(pk=to)
    snapshot = taken(row)
    seal = digest(snapshot)
    step = advance(
        nomination,
        State.SUBMITTED,
        by=by,
        level=level_of(desk),
        desk=desk,
        submission=submission,
        snapshot=snapshot,
        snapshot_hash=seal,
        submitted_at=timezone.now(),
    )
    Seal.objects.create(
        nomination=nomination,
        number=nomination.seals.count() + 1,
        content=snapshot,
        hash=seal,
        sealed_by=by,
    )
    return step


@transaction.atomic
def recall(nomination: Nomination, *, by: User) -> Step:
    """Rút về sửa: take the dossier back while nobody has screened it.

    Raises ``ObstacleError`` where it could not be sent again because the round has closed.
    """
    row = locked(nomination)
    require(by, Role.CLERK, row.nominating_unit)
    check_route(row.state, State.DRAFT)
    if cannot_come_again(row):
        raise ObstacleError(
            _(
                "The round closed on %(day)s: what is taken back now could not be sent again. Ask "
                "the standing office to return it for correction."
            )
            % {"day": f"{row.round.closes_on:%d/%m/%Y}"}
        )
    return advance(nomination, State.DRAFT, by=by, level=Level.UNIT)


def cannot_come_again(nomination: Nomination) -> bool:
    """Whether its round has closed and no desk ever returned it, so that it stays where it is."""
    closed = timezone.localdate() > nomination.round.closes_on
    return closed and not returned_by([nomination.pk])


@transaction.atomic
def withdraw(nomination: Nomination, *, by: User, reason: str) -> Step:
    """Rút đề nghị for good."""
    require(by, Role.CLERK, locked(nomination).nominating_unit)
    return advance(nomination, State.WITHDRAWN, by=by, reason=reason_or_refuse(reason))


@transaction.atomic
def answer(remark: Remark, *, by: User, text: str) -> Remark:
    """Trả lời từng điểm: what the unit did about a remark; may be said anew until it is sent."""
    nomination = locked(remark.step.nomination)
    require(by, Role.CLERK, nomination.nominating_unit)
    if nomination.state != State.RETURNED:
        raise ObstacleError(_("Remarks are answered while the dossier is back in the unit."))
    last = nomination.steps.filter(went_to=State.RETURNED).order_by("-pk").first()
    if last is None or last.pk != remark.step_id:
        raise ObstacleError(_("This remark is of an earlier return; it stays as it was answered."))
    remark.answer = in_bounds(text)
    remark.answered_by, remark.answered_at = by, timezone.now()
    if not remark.answer:
        remark.answered_by = remark.answered_at = None
    remark.save(update_fields=["answer", "answered_by", "answered_at"])
    append("nomination.answer", nomination, by=by, remark=remark.pk)
    return remark
