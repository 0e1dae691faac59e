"""What becomes of each name on the list: nothing against it, or held back with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError
from campaigns.posting.actions.ground import locked_in, require_officer, text_or_refuse
from campaigns.posting.clock import is_over
from campaigns.posting.models import Opinion, PostedItem, PublicPosting
from units.accounts.models import User

LONGEST_REASON = 1000
UPHELD, WITHHELD = PostedItem.Outcome.UPHELD, PostedItem.Outcome.WITHHELD


@transaction.atomic
def set_outcomes(
    posting: PublicPosting, outcomes: Mapping[int, tuple[str, str]], *, by: User
) -> int:
    """Kết luận từng trường hợp: item key → (outcome, reason), until the posting is closed.

    Nothing against it can be said only after the last day, of a dossier that is still posted, and
    when every opinion on it is settled; what is held back needs its reason. Returns how many
    changed; raises ``ObstacleError`` before anything is written where one of them cannot be.
    """
    require_officer(posting.desk, by)
    locked = locked_in(posting, PublicPosting.State.OPEN)
    items = {item.pk: item for item in locked.items.select_related("nomination")}
    if set(outcomes) - set(items):
        raise ObstacleError(_("This name does not stand on the list. Load the page again."))
    waiting = unsettled_items(locked)
    changed = []
    for key, (outcome, reason) in outcomes.items():
        item = items[key]
        kept = _reason_for(item, outcome, reason, still_asked=key in waiting)
        if (item.outcome, item.reason) != (outcome, kept):
            item.outcome, item.reason = outcome, kept
            changed.append(item)
    if changed:
        PostedItem.objects.bulk_update(changed, ["outcome", "reason"])
        append(
            "posting.outcome",
            locked,
            by=by,
            upheld=[item.pk for item in changed if item.outcome == UPHELD],
            withheld=[item.pk for item in changed if item.outcome == WITHHELD],
        )
    return len(changed)


def unsettled_items(posting: PublicPosting) -> set[int]:
    """The items on which an opinion is not settled yet."""
    rows = Opinion.objects.filter(posting=posting).unsettled().exclude(item=None)
    return {key for key in rows.values_list("item_id", flat=True) if key}


def _reason_for(item: PostedItem, outcome: str, reason: str, *, still_asked: bool) -> str:
    if outcome == WITHHELD:
        missing = _("Say why %(name)s is held back.") % {"name": item.name}
        return text_or_refuse(reason, LONGEST_REASON, missing)
    if outcome == UPHELD:
        _require_undisputed(item, still_asked=still_asked)
    elif outcome != PostedItem.Outcome.PENDING:
        raise ObstacleError(_("This is no outcome of a posting."))
    return ""


def _require_undisputed(item: PostedItem, *, still_asked: bool) -> None:
    if not is_over(item.posting, timezone.localdate()):
        raise ObstacleError(
            _(
                "Opinions may come in until the end of %(day)s; until then nobody can say that "
                "there is none."
            )
            % {"day": f"{item.posting.ends_on:%d/%m/%Y}"}
        )
    if item.nomination.state != State.POSTED or item.nomination.snapshot_hash != item.snapshot_hash:
        raise ObstacleError(
            _("%(name)s is not posted any more: the dossier left this desk. Hold it back.")
            % {"name": item.name}
        )
    if still_asked:
        raise ObstacleError(_("An opinion on %(name)s is not settled yet.") % {"name": item.name})
