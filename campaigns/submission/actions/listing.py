"""Splitting and merging lists, the particulars of the paper, giving a list up."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Submission, SubmissionLine
from campaigns.submission.actions.ground import locked_draft, require_sender, subject_or
from units.accounts.models import User


@transaction.atomic
def split(
    submission: Submission, lines: Iterable[SubmissionLine], *, subject: str, by: User
) -> Submission:
    """Tách danh sách: these lines become a submission of their own, to the same desk."""
    require_sender(submission, by)
    row = locked_draft(submission)
    keys = {line.pk for line in lines}
    moved = list(row.lines.filter(pk__in=keys).order_by("order"))
    if not moved or len(moved) != len(keys):
        raise ObstacleError(_("Choose lines of this list."))
    if len(moved) == row.lines.count():
        raise ObstacleError(_("At least one line must stay in the list."))
    part = Submission.objects.create(
        round=row.round,
        level=row.level,
        from_unit=row.from_unit,
        to_desk=row.to_desk,
        subject=subject_or(subject, row.subject),
        origin=row,
        created_by=by,
    )
    _move(moved, part, after=0)
    append("submission.split", part, by=by, origin=row.pk, lines=len(moved))
    return part


@transaction.atomic
def merge(into: Submission, other: Submission, *, by: User) -> Submission:
    """Gộp danh sách: the lines of ``other`` go to the end of ``into``; ``other`` is dropped."""
    require_sender(into, by)
    require_sender(other, by)
    if into.pk == other.pk:
        raise ObstacleError(_("A list cannot be merged with itself."))
    first, second = sorted((into, other), key=lambda each: each.pk)
    rows = {row.pk: row for row in (locked_draft(first), locked_draft(second))}
    kept, gone = rows[into.pk], rows[other.pk]
    same = ("round_id", "level", "from_unit_id", "to_desk_id")
    if any(getattr(kept, name) != getattr(gone, name) for name in same):
        raise ObstacleError(_("Only lists of one round from one sender to one desk are merged."))
    lines = list(gone.lines.order_by("order"))
    _move(lines, kept, after=kept.lines.aggregate(last=Max("order"))["last"] or 0)
    gone.state, gone.merged_into = Submission.State.DROPPED, kept
    gone.save(update_fields=["state", "merged_into"])
    append("submission.merge", kept, by=by, merged=gone.pk, lines=len(lines))
    return kept


def _move(lines: list[SubmissionLine], to: Submission, *, after: int) -> None:
    for order, line in enumerate(lines, start=after + 1):
        line.submission, line.order = to, order
    SubmissionLine.objects.bulk_update(lines, ["submission", "order"])


@transaction.atomic
def describe(
    submission: Submission,
    *,
    subject: str,
    number: str,
    dated_on: datetime.date | None,
    signer_name: str,
    signer_post: str,
    by: User,
) -> Submission:
    """Ghi số, ngày, người ký: what stands on the paper of the submission."""
    require_sender(submission, by)
    row = locked_draft(submission)
    row.subject = subject_or(subject, row.subject)
    row.number, row.dated_on = number.strip(), dated_on
    row.signer_name, row.signer_post = signer_name.strip(), signer_post.strip()
    row.save()
    append("submission.describe", row, by=by, number=row.number)
    return row


@transaction.atomic
def drop(submission: Submission, *, by: User) -> Submission:
    """Bỏ tờ trình: the list is given up; its nominations stay where they lie, free again."""
    require_sender(submission, by)
    row = locked_draft(submission)
    row.lines.all().delete()
    row.state = Submission.State.DROPPED
    row.save(update_fields=["state"])
    append("submission.drop", row, by=by)
    return row
