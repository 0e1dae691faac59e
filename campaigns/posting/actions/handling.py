"""What the standing office does about an opinion: each step is written down and stays."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.nomination.actions import ObstacleError
from campaigns.posting.actions.ground import PostingStateError, require_officer, text_or_refuse
from campaigns.posting.models import Handling, Opinion, PublicPosting
from campaigns.posting.telling import mail_answer
from units.accounts.models import User

LONGEST_NOTE = 4000


@transaction.atomic
def handle(
    opinion: Opinion, *, text: str, by: User, is_answer: bool = False, settles: bool = False
) -> Handling:
    """Xử lý ý kiến: one more line of its log; an answer goes to the sender by mail.

    Settled is an opinion only with an answer, this one or one before. Raises ``ObstacleError``
    without text or answer, ``PostingStateError`` where the opinion is not proved or settled. The
    second of two clicks finds the line of the first.
    """
    require_officer(opinion.posting.desk, by)
    PublicPosting.objects.select_for_update().get(pk=opinion.posting_id)
    locked = Opinion.objects.select_for_update().get(pk=opinion.pk)
    kept = text_or_refuse(text, LONGEST_NOTE, _("Write what was done or answered."))
    last = locked.handlings.order_by("-pk").first()
    wanted = (kept, is_answer, settles, by.pk)
    if last and (last.text, last.is_answer, last.settles, last.done_by_id) == wanted:
        return last
    if locked.state in {Opinion.State.UNCONFIRMED, Opinion.State.SETTLED}:
        raise PostingStateError(
            _("The opinion is “%(state)s”: there is nothing to handle.")
            % {"state": locked.get_state_display()},
            locked.state,
        )
    if settles and not is_answer and not locked.handlings.filter(is_answer=True).exists():
        raise ObstacleError(_("It is settled with an answer to the sender, not without."))
    line = Handling.objects.create(
        opinion=locked, text=kept, is_answer=is_answer, settles=settles, done_by=by
    )
    locked.state = Opinion.State.SETTLED if settles else Opinion.State.IN_HAND
    locked.settled_at = timezone.now() if settles else None
    locked.save(update_fields=["state", "settled_at"])
    append("opinion.handle", locked, by=by, handling=line.pk, answer=is_answer, settles=settles)
    if is_answer:
        mail_answer(locked, line)
    opinion.refresh_from_db()
    return line
