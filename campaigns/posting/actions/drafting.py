"""Making the draft of a posting, and changing it until it is opened."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.door import lock
from campaigns.nomination.models import Nomination
from campaigns.posting.actions.ground import locked_in, require_officer
from campaigns.posting.clock import last_day
from campaigns.posting.content import least_of
from campaigns.posting.gate import asked_of
from campaigns.posting.models import PostedItem, PublicPosting
from units.accounts.models import User
from units.organisation.models import Unit

ALIVE = (PublicPosting.State.DRAFT, PublicPosting.State.OPEN)
# Nobody posts for longer than a year; the calendar of days off is not known further either.
MOST_DAYS = 120


@transaction.atomic
def draft(
    desk: Unit,
    nominations: Sequence[Nomination],
    *,
    title: str,
    working_days: int,
    notice: str = "",
    legal_basis: str = "",
    by: User,
) -> PublicPosting:
    """Lập đợt công khai: a draft with screened nominations of this desk; nobody sees it yet.

    Raises ``ObstacleError`` for a nomination that is not screened here or stands in another
    posting, and for fewer working days than the law of today asks for one of the awards.
    """
    require_officer(desk, by)
    today = timezone.localdate()
    lock(nominations)
    posting = PublicPosting(
        desk=desk,
        title=one_line(title),
        notice=notice,
        working_days=working_days,
        legal_basis=legal_basis,
        starts_on=today,
        token=secrets.token_hex(16),
        created_by=by,
    )
    rows = _fit(posting, nominations)
    posting.ends_on = last_day(today, working_days)
    posting.save()
    _list(posting, rows)
    append("posting.draft", posting, by=by, names=len(rows), working_days=working_days)
    return posting


@transaction.atomic
def revise(
    posting: PublicPosting,
    nominations: Sequence[Nomination],
    *,
    title: str,
    working_days: int,
    notice: str = "",
    legal_basis: str = "",
    by: User,
) -> PublicPosting:
    """Sửa đợt công khai: texts, days and the whole list of a draft anew; refuses as ``draft``."""
    require_officer(posting.desk, by)
    locked = locked_in(posting, PublicPosting.State.DRAFT)
    lock(nominations)
    locked.title, locked.notice, locked.legal_basis = one_line(title), notice, legal_basis
    locked.working_days = working_days
    rows = _fit(locked, nominations)
    locked.starts_on = timezone.localdate()
    locked.ends_on = last_day(locked.starts_on, working_days)
    locked.save()
    locked.items.all().delete()
    _list(locked, rows)
    append("posting.revise", locked, by=by, names=len(rows), working_days=working_days)
    posting.refresh_from_db()
    return posting


def one_line(text: str) -> str:
    """A title as it may stand in the subject of a mail."""
    return " ".join(text.split())


def _list(posting: PublicPosting, rows: Sequence[Nomination]) -> None:
    PostedItem.objects.bulk_create(
        PostedItem(
            posting=posting,
            nomination=row,
            order=order,
            snapshot_hash=row.snapshot_hash,
            **least_of(row.snapshot),
        )
        for order, row in enumerate(rows, start=1)
    )


def _fit(posting: PublicPosting, nominations: Sequence[Nomination]) -> list[Nomination]:
    """The rows as they are now, by rank of the award; refuses what cannot be posted here."""
    rows = Nomination.objects.filter(pk__in=[each.pk for each in nominations]).with_candidate()
    fitting = list(rows.order_by("award_type__precedence", "pk"))
    if not fitting:
        raise ObstacleError(_("Tick at least one nomination."))
    for row in fitting:
        if row.state != State.SCREENED or row.desk_id != posting.desk_id:
            raise ObstacleError(
                _("%(nomination)s does not lie screened at this desk.") % {"nomination": row}
            )
    other = standing_in_another(fitting, posting)
    if other:
        raise ObstacleError(
            _("%(name)s stands in the posting “%(posting)s” already.")
            % {"name": other.name, "posting": other.posting}
        )
    require_days(posting, fitting)
    return fitting


def standing_in_another(
    nominations: Sequence[Nomination], posting: PublicPosting
) -> PostedItem | None:
    """Of ``nominations`` one that another draft or open posting has, unless it was held back."""
    rows = PostedItem.objects.filter(nomination__in=nominations, posting__state__in=ALIVE)
    rows = rows.exclude(outcome=PostedItem.Outcome.WITHHELD).select_related("posting")
    return (rows.exclude(posting=posting) if posting.pk else rows).first()


def require_days(posting: PublicPosting, nominations: Sequence[Nomination]) -> None:
    """Raise ``ObstacleError`` where the law of today asks for a longer posting."""
    asked = asked_of(nominations, on=timezone.localdate())
    if posting.working_days < max(asked, 1):
        raise ObstacleError(
            _("The law asks for at least %(days)d working days.") % {"days": max(asked, 1)}
        )
    if posting.working_days > MOST_DAYS:
        raise ObstacleError(
            _("A posting lasts at most %(days)d working days.") % {"days": MOST_DAYS}
        )
