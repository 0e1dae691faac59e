"""What runs while days off are entered runs on until its working days are full."""

from __future__ import annotations

from django.db import transaction

from awards_registry.ledger.actions import append
from campaigns.posting.clock import last_day
from campaigns.posting.models import PublicPosting
from units.accounts.models import User


@transaction.atomic
def lengthen_running(*, by: User) -> list[PublicPosting]:
    """Kéo dài đợt công khai: of every open posting count the last day again by the calendar of now.

    The law asks for full working days (Law 06/2022, article 84(5)), so it is never shortened: the
    day that everybody has read stands. Returns those that run longer now.
    """
    longer = []
    rows = PublicPosting.objects.select_for_update().filter(state=PublicPosting.State.OPEN)
    for posting in rows.order_by("pk"):
        day, before = last_day(posting.starts_on, posting.working_days), posting.ends_on
        if day <= before:
            continue
        posting.ends_on = day
        posting.save(update_fields=["ends_on"])
        append(
            "posting.lengthen",
            posting,
            by=by,
            ended_on=before.isoformat(),
            ends_on=day.isoformat(),
        )
        longer.append(posting)
    return longer
