"""Who may act on a list, its file, and one list at a time."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.intake.kind import KINDS, Hand
from units.intake.models import Batch


class NotReadyError(Exception):
    """The list is not in the state that the act needs; the sentence says why."""


def path_of(batch: Batch) -> Path:
    """Where the file lies until the list is applied or dropped; it is served to nobody else."""
    return Path(settings.MEDIA_ROOT) / "imports" / str(batch.pk)


def hand_of(batch: Batch) -> Hand:
    return Hand.of(batch.handed_in_by, KINDS[batch.kind].label)


def forget_file(batch: Batch) -> None:
    transaction.on_commit(lambda: path_of(batch).unlink(missing_ok=True))


def in_turn(batch: Batch) -> Batch:
    """The batch, locked, and no other list written meanwhile: two would wait for each other."""
    list(ContentType.objects.select_for_update(no_key=True).filter(pk=_of_batches().pk))
    return Batch.objects.select_for_update().get(pk=batch.pk)


def _of_batches() -> ContentType:
    return ContentType.objects.get_for_model(Batch)


def see_hand(batch: Batch, by: User | None) -> None:
    """Raise `NotYoursError` for anybody but who handed the list in and may still write it."""
    if by is None or by.is_superuser:
        return
    if by.pk != batch.handed_in_by_id or not Hand.of(by, KINDS[batch.kind].label).scope.reaches:
        raise NotYoursError(_("Only who handed the list in applies or undoes it."))
