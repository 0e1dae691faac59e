"""A list written whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.collecting import uncollected
from awards_registry.ledger.actions import append
from units.accounts.models import User
from units.intake.actions.handing_in import Pulse, preview
from units.intake.actions.holding import NotReadyError, forget_file, hand_of, in_turn, see_hand
from units.intake.entries import Status, keeps_promise, unpacked
from units.intake.judging import Judge
from units.intake.kind import KINDS, Written
from units.intake.models import Batch
from units.intake.writing import MovedOnError, write


def apply(batch: Batch, *, by: User | None, pulse: Pulse | None = None) -> Batch:
    """Write the whole list or nothing; one line in the ledger with the hash of its rows.

    Raises `NotReadyError` for a list with errors or without anything to do, `MovedOnError` where
    the register is no longer what the preview saw: the batch then has a new preview.
    """
    try:
        return _apply(batch, by=by, pulse=pulse)
    except (MovedOnError, IntegrityError) as error:
        raise MovedOnError(_look_again(batch, error)) from error


def _look_again(batch: Batch, error: Exception) -> str:
    """A new preview, and beside it why the list was not applied; returns that sentence."""
    with transaction.atomic():
        before = Batch.objects.select_for_update().get(pk=batch.pk).counts
        batch = preview(batch)
        why = str(MovedOnError())
        if isinstance(error, IntegrityError) and batch.counts == before:
            why = _("The register refused a row of this list; nothing of it was written.")
        if batch.state == Batch.State.PREVIEWED:
            batch.refusal = why
            batch.save(update_fields=["refusal"])
    return why


@uncollected()
@transaction.atomic
def _apply(batch: Batch, *, by: User | None, pulse: Pulse | None) -> Batch:
    batch = in_turn(batch)
    ready(batch, by)
    kind, hand = KINDS[batch.kind], hand_of(batch)
    columns = [kind.column(key) for key in batch.columns]
    judge, done = Judge(kind, columns, hand, remarks=False), 0
    for sheaf in batch.sheaves.order_by("number").iterator(chunk_size=1):
        # What stands in the register already is left alone, whatever became of it since.
        lines = [line for line in sheaf.lines if line["s"] != Status.UNCHANGED]
        entries = [unpacked(line, columns) for line in lines]
        judge.judge(entries)
        for entry, line in zip(entries, lines, strict=True):
            if not keeps_promise(entry, line):
                raise MovedOnError
        sheaf.written = write(kind, entries)
        sheaf.save(update_fields=["written"])
        done += len(sheaf.lines)
        if pulse:
            pulse(done)
    batch.state, batch.applied_at = Batch.State.APPLIED, timezone.now()
    batch.save(update_fields=["state", "applied_at"])
    append(
        "import.apply",
        batch,
        by=by,
        kind=batch.kind,
        file_sha256=batch.file_hash,
        rows_sha256=batch.rows_hash,
        counts=batch.counts,
    )
    kind.applied(_written(batch), by=by)
    forget_file(batch)
    return batch


def _written(batch: Batch) -> Iterator[Written]:
    """What the list did, sheaf by sheaf; nothing is read of it for a kind that does not ask."""
    written = batch.sheaves.order_by("number").values_list("written", flat=True)
    yield from written.iterator(chunk_size=1)


def ready(batch: Batch, by: User | None) -> None:
    """Raise what stands in the way of applying the list; see `apply`."""
    see_hand(batch, by)
    if batch.state == Batch.State.APPLIED:
        raise NotReadyError(_("This list was applied already."))
    if batch.state != Batch.State.PREVIEWED:
        raise NotReadyError(_("There is no preview of this list to apply."))
    if by is None and KINDS[batch.kind].in_a_name:
        raise NotReadyError(_("Such a list is entered in somebody's name: say in whose."))
    if batch.count(Status.ERROR):
        raise NotReadyError(
            _("Rows with errors: %(count)s. Correct them in the file and hand it in again.")
            % {"count": batch.count(Status.ERROR)}
        )
    if not batch.count(Status.NEW) + batch.count(Status.CHANGED):
        raise NotReadyError(_("Everything in this list stands in the register already."))
