"""Opening a posting: the list is sealed, the public sees it, the clock runs."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.door import advance, lock
from campaigns.notice.actions import gathering
from campaigns.posting.actions.drafting import require_days
from campaigns.posting.actions.ground import locked_in, require_officer
from campaigns.posting.clock import last_day
from campaigns.posting.content import least_of
from campaigns.posting.models import PostedItem, PublicPosting
from units.accounts.models import User


def obstacles_to_opening(posting: PublicPosting) -> list[str]:
    """What keeps a draft from being opened, in words."""
    items = list(posting.items.select_related("nomination"))
    if not items:
        return [_("The list is empty.")]
    found = [
        _("%(name)s does not lie screened at this desk any more: take it off the list.")
        % {"name": item.name}
        for item in items
        if item.nomination.state != State.SCREENED or item.nomination.desk_id != posting.desk_id
    ]
    try:
        require_days(posting, [item.nomination for item in items])
    except ObstacleError as obstacle:
        found.append(str(obstacle))
    return found


@transaction.atomic
@gathering()
def open_posting(posting: PublicPosting, *, by: User) -> PublicPosting:
    """Công khai: from now on everybody reads the list, until the end of the last day.

    The time begins today, a day that is not counted. Raises ``ObstacleError`` for what
    ``obstacles_to_opening`` names, ``PostingStateError`` for the second of two clicks.
    """
    require_officer(posting.desk, by)
    locked = locked_in(posting, PublicPosting.State.DRAFT)
    items = list(locked.items.select_related("nomination"))
    lock([item.nomination for item in items])
    obstacles = obstacles_to_opening(locked)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    _seal(items)
    locked.starts_on = timezone.localdate()
    locked.ends_on = last_day(locked.starts_on, locked.working_days)
    locked.state = PublicPosting.State.OPEN
    locked.opened_by, locked.opened_at = by, timezone.now()
    locked.save()
    for item in items:
        advance(item.nomination, State.POSTED, by=by, reason=locked.title)
    append(
        "posting.open",
        locked,
        by=by,
        names=len(items),
        working_days=locked.working_days,
        starts_on=locked.starts_on.isoformat(),
        ends_on=locked.ends_on.isoformat(),
        snapshots=[item.snapshot_hash for item in items],
    )
    posting.refresh_from_db()
    return posting


def _seal(items: Sequence[PostedItem]) -> None:
    """What is shown is what the dossiers say on the day of the opening."""
    for item in items:
        item.nomination.refresh_from_db()
        item.snapshot_hash = item.nomination.snapshot_hash
        for name, text in least_of(item.nomination.snapshot).items():
            setattr(item, name, text)
        item.save()
