"""Putting nominations on the list of a submission, and taking them off it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.journey import EDITABLE, Level, State
from campaigns.nomination.actions import ObstacleError, level_of, may_be_granted_here
from campaigns.nomination.desks import destinations
from campaigns.nomination.door import lock
from campaigns.nomination.models import Nomination, Round, Submission, SubmissionLine
from campaigns.submission.actions.ground import (
    SubmissionStateError,
    locked_draft,
    require_sender,
    subject_or,
)
from units.accounts.models import User
from units.organisation.models import Unit


@transaction.atomic
def gather(
    unit: Unit, of: Round, nominations: Iterable[Nomination], *, subject: str, by: User
) -> Submission:
    """Lập tờ trình: a draft of a submission with these nominations in the order given.

    From a desk where one of them lies recommended, else from the unit whose own dossiers they
    are; all go to the same desk.
    """
    wanted = list(nominations)
    if not wanted:
        raise ObstacleError(_("Choose at least one nomination for the list."))
    lock(wanted)
    rows = Nomination.objects.in_bulk([each.pk for each in wanted])
    from_desk = any(each.state == State.RECOMMENDED for each in rows.values())
    to = unit.next_desk() if from_desk else _desk_of(rows[wanted[0].pk])
    submission = Submission(
        round=of,
        level=level_of(unit) if from_desk else Level.UNIT,
        from_unit=unit,
        to_desk=to,
        subject=subject_or(subject, str(of)),
        created_by=by,
    )
    require_sender(submission, by)
    submission.save()
    _add(submission, wanted)
    append("submission.gather", submission, by=by, nominations=[each.pk for each in wanted])
    return submission


def _desk_of(nomination: Nomination) -> Unit | None:
    to = destinations([nomination])[nomination.pk]
    return None if to is None else Unit.objects.get(pk=to)


@transaction.atomic
def add(submission: Submission, nominations: Iterable[Nomination], *, by: User) -> Submission:
    """Put more nominations at the end of the list."""
    require_sender(submission, by)
    row, wanted = locked_draft(submission), list(nominations)
    if not wanted:
        raise ObstacleError(_("Choose at least one nomination for the list."))
    lock(wanted)
    _add(row, wanted)
    append("submission.add", row, by=by, nominations=[each.pk for each in wanted])
    return row


def _add(submission: Submission, nominations: Sequence[Nomination]) -> None:
    """``nominations`` are locked by now."""
    last = submission.lines.aggregate(last=Max("order"))["last"] or 0
    keys = list(dict.fromkeys(each.pk for each in nominations))
    rows = Nomination.objects.with_candidate().in_bulk(keys)
    to = destinations(rows.values())
    below = set(
        submission.from_unit.descendants(include_self=True).values_list("pk", flat=True)
        if submission.level == Level.UNIT
        else ()
    )
    lines = []
    for order, key in enumerate(keys, start=last + 1):
        nomination = rows[key]
        if submission.level == Level.UNIT:
            _require_own(submission, nomination, to=to[key], below=below)
        else:
            _require_recommended(submission, nomination)
        lines.append(SubmissionLine(submission=submission, nomination=nomination, order=order))
    try:
        with transaction.atomic():
            SubmissionLine.objects.bulk_create(lines)
    except IntegrityError as error:
        raise ObstacleError(
            _("One of them stands in a submission already. Load the page again.")
        ) from error


def _require_own(
    submission: Submission, nomination: Nomination, *, to: int | None, below: set[int]
) -> None:
    """Of this round, made by this unit, still in it, and bound for this desk."""
    words = {"nomination": nomination}
    _require_round(submission, nomination)
    if nomination.state not in EDITABLE:
        raise ObstacleError(_("%(nomination)s was sent already.") % words)
    if nomination.nominating_unit_id not in below:
        raise ObstacleError(_("%(nomination)s was not made by this unit.") % words)
    if to != submission.to_desk_id:
        raise ObstacleError(
            _("%(nomination)s goes to another desk; put it on a list of its own.") % words
        )


def _require_recommended(submission: Submission, nomination: Nomination) -> None:
    """Of this round, recommended at this desk, and granted above it."""
    words = {"nomination": nomination}
    _require_round(submission, nomination)
    if nomination.state != State.RECOMMENDED or nomination.desk_id != submission.from_unit_id:
        raise ObstacleError(
            _("%(nomination)s is not recommended by the council of this unit.") % words
        )
    if may_be_granted_here(nomination):
        raise ObstacleError(_("%(nomination)s is granted here: draft the decision.") % words)


def _require_round(submission: Submission, nomination: Nomination) -> None:
    if nomination.round_id != submission.round_id:
        raise ObstacleError(
            _("%(nomination)s belongs to another round.") % {"nomination": nomination}
        )


@transaction.atomic
def take_out(submission: Submission, lines: Iterable[SubmissionLine], *, by: User) -> list[int]:
    """Take lines off the list; their nominations stay where they lie. Returns their keys."""
    require_sender(submission, by)
    row = locked_draft(submission)
    found = list(row.lines.filter(pk__in=[line.pk for line in lines]))
    if not found:  # the second of two clicks, or a line of another list
        raise SubmissionStateError(
            _("This does not stand in the list any more."), Submission.State.DRAFT
        )
    keys = [line.nomination_id for line in found]
    row.lines.filter(pk__in=[line.pk for line in found]).delete()
    append("submission.take_out", row, by=by, nominations=keys)
    return keys
