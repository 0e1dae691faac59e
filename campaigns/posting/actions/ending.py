"""The two ends of a posting: closed with its report, or called off with the reason."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards_registry.ledger.actions import append
from campaigns.journey import State
from campaigns.nomination.actions import LONGEST_TEXT, ObstacleError
from campaigns.nomination.door import advance, lock
from campaigns.notice.actions import gathering
from campaigns.posting.actions.ground import locked_in, require_officer, text_or_refuse
from campaigns.posting.clock import is_over
from campaigns.posting.models import PostedItem, PublicPosting
from units.accounts.models import User

DRAFT, OPEN = PublicPosting.State.DRAFT, PublicPosting.State.OPEN
LONGEST_REPORT = 8000


def obstacles_to_closing(posting: PublicPosting) -> list[str]:
    """What keeps an open posting from being closed, in words."""
    found = []
    if not is_over(posting, timezone.localdate()):
        found.append(
            _("It runs until the end of %(day)s.") % {"day": f"{posting.ends_on:%d/%m/%Y}"}
        )
    unsettled = posting.opinions.unsettled().count()
    if unsettled:
        found.append(
            ngettext(
                "%(count)d opinion is not settled yet.",
                "%(count)d opinions are not settled yet.",
                unsettled,
            )
            % {"count": unsettled}
        )
    pending = posting.items.filter(outcome=PostedItem.Outcome.PENDING).count()
    if pending:
        found.append(
            ngettext(
                "%(count)d name has no outcome yet.",
                "%(count)d names have no outcome yet.",
                pending,
            )
            % {"count": pending}
        )
    return found


@transaction.atomic
@gathering()
def close(posting: PublicPosting, *, report: str, by: User) -> PublicPosting:
    """Kết thúc công khai: with the report; what was posted lies screened on the desk again.

    Only after the last day, when every opinion is settled and every name has its outcome. Raises
    ``ObstacleError`` with what is missing, ``PostingStateError`` for the second of two clicks.
    """
    require_officer(posting.desk, by)
    locked = locked_in(posting, OPEN)
    obstacles = obstacles_to_closing(locked)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    locked.report = text_or_refuse(report, LONGEST_REPORT, _("Write the closing report."))
    items = _posted_under(locked)
    locked.state = PublicPosting.State.CLOSED
    locked.closed_by, locked.closed_at = by, timezone.now()
    locked.save()
    for item in items:
        # The reason for holding back may be personal: it stands with the item, not in the trail.
        text = _("%(posting)s: %(outcome)s")
        words = text % {"posting": locked.title, "outcome": item.get_outcome_display()}
        advance(item.nomination, State.SCREENED, by=by, reason=words)
    outcomes = list(locked.items.values_list("outcome", flat=True))
    append(
        "posting.close",
        locked,
        by=by,
        opinions=locked.opinions.confirmed().count(),
        upheld=outcomes.count(PostedItem.Outcome.UPHELD),
        withheld=outcomes.count(PostedItem.Outcome.WITHHELD),
    )
    posting.refresh_from_db()
    return posting


@transaction.atomic
@gathering()
def call_off(posting: PublicPosting, *, reason: str = "", by: User) -> PublicPosting:
    """Hủy đợt công khai: a draft is dropped, an open posting ended; its list is shown no more.

    What was posted lies screened on the desk again and has to be posted anew. An open one is
    called off with the reason, else ``ObstacleError``.
    """
    require_officer(posting.desk, by)
    locked = locked_in(posting, DRAFT, OPEN)
    reason = reason.strip()
    if locked.state == OPEN:
        reason = text_or_refuse(reason, LONGEST_TEXT, _("Say why the posting is called off."))
    items = _posted_under(locked)
    was_open = locked.state == OPEN
    locked.state = PublicPosting.State.CALLED_OFF
    locked.closed_by, locked.closed_at, locked.report = by, timezone.now(), reason
    locked.save()
    for item in items:
        advance(item.nomination, State.SCREENED, by=by, reason=reason)
    append("posting.call_off", locked, by=by, was_open=was_open, names=len(items))
    posting.refresh_from_db()
    return posting


def _posted_under(posting: PublicPosting) -> list[PostedItem]:
    """Its items whose dossiers are posted by it now, locked.

    A dossier that was returned meanwhile may stand in a younger posting: that one has it.
    """
    if posting.state != OPEN:
        return []
    items = list(posting.items.select_related("nomination"))
    lock([item.nomination for item in items])
    keys = [item.nomination_id for item in items]
    newest = dict(
        PostedItem.objects.filter(
            nomination__in=keys, posting__state=OPEN, nomination__state=State.POSTED
        )
        .order_by("pk")
        .values_list("nomination_id", "pk")
    )
    return [item for item in items if newest.get(item.nomination_id) == item.pk]
