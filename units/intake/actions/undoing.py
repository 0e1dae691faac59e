"""An applied list taken back, as long as nothing was built on it."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.collecting import uncollected
from awards_registry.ledger.actions import append
from units.accounts.models import User
from units.intake.actions.holding import NotReadyError, hand_of, in_turn, see_hand
from units.intake.kind import KINDS
from units.intake.models import Batch
from units.intake.undoing import hindrance, readings
from units.intake.writing import put_back


@uncollected()
@transaction.atomic
def undo(batch: Batch, *, by: User | None) -> Batch:
    """Take the whole list back; raises `NotReadyError` where something was built on it since."""
    batch = in_turn(batch)
    see_hand(batch, by)
    if batch.state != Batch.State.APPLIED:
        raise NotReadyError(_("Only a list that is applied can be undone."))
    kind = KINDS[batch.kind]
    obstacle = hindrance(batch, kind, hand_of(batch))
    if obstacle:
        raise NotReadyError(obstacle)
    reads = readings(batch, kind)
    try:
        with transaction.atomic():
            for sheaf in batch.sheaves.order_by("-number").iterator(chunk_size=1):
                put_back(kind, sheaf.written)
    except (IntegrityError, ProtectedError) as error:
        raise NotReadyError(_("Something was entered on it just now. Look again.")) from error
    batch.state, batch.undone_at = Batch.State.UNDONE, timezone.now()
    batch.save(update_fields=["state", "undone_at"])
    # Who is taken back is gone with the trace of who read their data: so much of it stays.
    more = {"reads": reads} if reads else {}
    append("import.undo", batch, by=by, kind=batch.kind, rows_sha256=batch.rows_hash, **more)
    return batch
