"""A list handed in, looked at, dropped: nothing is written to the register."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards_registry.collecting import uncollected
from awards_registry.files import write_whole
from awards_registry.ledger.canonical import canonical
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.intake.actions.holding import NotReadyError, forget_file, hand_of, path_of, see_hand
from units.intake.columns import Column
from units.intake.entries import REPAIRED, WARNING, Entry, Status, packed
from units.intake.judging import Judge
from units.intake.kind import KINDS, Hand, Kind
from units.intake.models import Batch, Sheaf
from units.intake.reading import Incoming, incoming
from units.roster.faults import Fault, Reason
from units.roster.limits import Limits
from units.roster.refusals import Refused

Pulse = Callable[[int], None]
MOST_LETTERS = 1000


def hand_in(kind: Kind, data: bytes, *, name: str, by: User | None, sheet: str = "") -> Batch:
    """Keep a file for its preview. Raises `NotYoursError` for who may not write this kind."""
    if not Hand.of(by, kind.label).scope.reaches:
        raise NotYoursError(_("You cannot hand in lists of this kind."))
    batch = Batch(kind=kind.key, file_name=Path(name).name[-255:], sheet=sheet, handed_in_by=by)
    batch.file_hash = write_whole(path_of(batch), data)
    batch.save(force_insert=True)
    return batch


@uncollected()
def preview(batch: Batch, *, limits: Limits | None = None, pulse: Pulse | None = None) -> Batch:
    """Read the file and say of every row what it would do. Writes nothing but the answer.

    Repeatable. A file that cannot be taken leaves the batch refused, with the sentence, and is
    not kept: nobody needs it any more.
    """
    kind, hand = KINDS[batch.kind], hand_of(batch)
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch.pk)
        if batch.state not in {Batch.State.WAITING, Batch.State.PREVIEWED}:
            raise NotReadyError(_("This list was applied or dropped already."))
        data = path_of(batch).read_bytes()
        batch.sheaves.all().delete()
        try:
            with incoming(
                data,
                kind.columns_for(hand),
                chunk=kind.chunk,
                sheet=batch.sheet,
                limits=limits or kind.limits,
            ) as file:
                batch.columns = [column.key for column in file.columns]
                batch.sheet = file.head.sheet[:128]
                _note(batch, kind, file, hand, pulse)
        except Refused as refused:
            batch.sheaves.all().delete()
            batch.state, batch.refusal = Batch.State.REFUSED, str(refused)[:MOST_LETTERS]
        batch.save()
        if batch.state == Batch.State.REFUSED:
            forget_file(batch)
    return batch


def _note(batch: Batch, kind: Kind, file: Incoming, hand: Hand, pulse: Pulse | None) -> None:
    """Judge all chunks and keep what comes out."""
    columns, head = file.columns, file.head
    judge, total, seal = Judge(kind, columns, hand), Counter[str](), hashlib.sha256()
    for number, entries in enumerate(file.chunks):
        judge.judge(entries)
        total += _keep(batch, number, entries, columns, seal)
        if pulse:
            pulse(sum(total[status] for status in Status))
    if not total:
        raise Refused(Fault(Reason.NO_ROWS, head.sheet, head.header_row))
    batch.counts, batch.rows_hash = dict(total), seal.hexdigest()
    batch.state, batch.refusal = Batch.State.PREVIEWED, ""


def _keep(
    batch: Batch, number: int, entries: Sequence[Entry], columns: Sequence[Column], seal: Any
) -> Counter[str]:
    lines = [packed(entry, columns) for entry in entries]
    for line in lines:
        seal.update(canonical([line["n"], line["v"]]).encode())
    counts = Counter(line["s"] for line in lines)
    counts[WARNING] += sum("a" in line for line in lines)
    counts[REPAIRED] += sum("r" in line for line in lines)
    counts = +counts
    Sheaf.objects.create(batch=batch, number=number, counts=dict(counts), lines=lines)
    return counts


@transaction.atomic
def drop(batch: Batch, *, by: User) -> Batch:
    """Forget a list that was not applied, file and lines."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    see_hand(batch, by)
    if batch.state in {Batch.State.APPLIED, Batch.State.UNDONE}:
        raise NotReadyError(_("This list was applied already."))
    batch.sheaves.all().delete()
    batch.state = Batch.State.DROPPED
    batch.save(update_fields=["state"])
    forget_file(batch)
    return batch
