"""Sending a submission: what is in the way, and all of it at once or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.ledger.canonical import digest
from campaigns.journey import EDITABLE, Level, OffRouteError, State
from campaigns.nomination.actions import ObstacleError, forward, obstacles_of, submit
from campaigns.nomination.door import lock
from campaigns.nomination.models import Nomination, Submission, SubmissionLine
from campaigns.notice.actions import gathering
from campaigns.submission.actions.ground import locked_draft, require_sender
from units.accounts.models import User


def obstacles_to_sending(
    submission: Submission, lines: Iterable[SubmissionLine] | None = None
) -> list[tuple[Nomination | None, str]]:
    """What keeps the list from going, each with the nomination it is about.

    In as many queries for three lines as for three hundred. ``lines`` where they were read before,
    each with its nomination and that one's round.
    """
    if lines is None:
        lines = submission.lines.select_related("nomination__round", "nomination__award_type")
    rows = [line.nomination for line in lines]
    if not rows:
        return [(None, _("The list is empty."))]
    waits = EDITABLE if submission.level == Level.UNIT else {State.RECOMMENDED}
    here = [row for row in rows if row.state in waits]
    found = obstacles_of(here) if submission.level == Level.UNIT else {}
    gone = _("It is “%(state)s” by now; take it out of the list.")
    return [
        (row, text)
        for row in rows
        for text in (
            found.get(row.pk, [])
            if row.state in waits
            else [gone % {"state": row.get_state_display()}]
        )
    ]


@transaction.atomic
@gathering()
def send(submission: Submission, *, by: User) -> Submission:
    """Gửi tờ trình: every nomination of the list moves on under this paper, all or none.

    Raises ``ObstacleError`` with the first thing in the way, and then nothing has moved.
    """
    require_sender(submission, by)
    row = locked_draft(submission)
    lines = list(row.lines.select_related("nomination").order_by("order"))
    if not lines:
        raise ObstacleError(_("The list is empty."))
    lock(line.nomination for line in lines)
    move = submit if row.level == Level.UNIT else forward
    for line in lines:
        try:
            step = move(line.nomination, by=by, submission=row)
        except (ObstacleError, OffRouteError) as error:
            raise ObstacleError(f"{line.nomination}: {error}") from error
        if row.to_desk_id and step.desk_id != row.to_desk_id:
            raise ObstacleError(
                _("%(nomination)s goes to another desk; put it on a list of its own.")
                % {"nomination": line.nomination}
            )
        line.waiting, line.snapshot_hash = False, line.nomination.snapshot_hash
    SubmissionLine.objects.bulk_update(lines, ["waiting", "snapshot_hash"])
    row.content_hash = digest(content_of(row, lines))
    row.state, row.sent_by, row.sent_at = Submission.State.SENT, by, timezone.now()
    row.save()
    append("submission.send", row, by=by, digest=row.content_hash, lines=len(lines))
    return row


def content_of(submission: Submission, lines: Iterable[SubmissionLine]) -> dict[str, object]:
    """What the seal of a sent submission covers, in one canonical form."""
    return {
        "round": submission.round_id,
        "from": submission.from_unit_id,
        "to": submission.to_desk_id,
        "subject": submission.subject,
        "number": submission.number,
        "dated_on": submission.dated_on,
        "signer": [submission.signer_name, submission.signer_post],
        "lines": [[line.order, line.nomination_id, line.snapshot_hash] for line in lines],
    }
