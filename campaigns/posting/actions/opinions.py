"""The verbs of the public: giving an opinion and proving the address it came from."""

from __future__ import annotations

import datetime
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.posting import codes, flood
from campaigns.posting.actions.ground import PostingStateError, locked_in
from campaigns.posting.clock import is_over
from campaigns.posting.models import Opinion, PostedItem, PublicPosting
from campaigns.posting.telling import mail_code, tell_officers

OPEN = PublicPosting.State.OPEN
# A second click within this time sends no second mail.
BETWEEN_CODES = datetime.timedelta(seconds=60)


class CodeError(Exception):
    """Raised for a code that does not fit, or does not any more; its text says what to do."""


class MailError(Exception):
    """Raised where the mail with the code could not be handed over."""


@transaction.atomic
def give(
    posting: PublicPosting, *, item: PostedItem | None = None, name: str, email: str, text: str
) -> Opinion:
    """Gửi ý kiến: it counts for nothing until the address is proved.

    The second of two clicks finds the opinion of the first. Raises ``PostingStateError`` where
    the posting does not run (any more).
    """
    locked = locked_in(posting, OPEN)
    require_running(locked)
    fresh = timezone.now() - codes.LIFETIME
    same = Opinion.objects.filter(
        posting=locked, item=item, email=email, text=text, state=Opinion.State.UNCONFIRMED
    )
    found = same.filter(given_at__gte=fresh, name=name).first()
    if found:
        return found
    return Opinion.objects.create(
        posting=locked,
        item=item,
        name=name,
        email=email,
        text=text,
        token=secrets.token_hex(16),
    )


def require_running(posting: PublicPosting) -> None:
    """Raise ``PostingStateError`` after the last day."""
    if is_over(posting, timezone.localdate()):
        raise PostingStateError(
            _("The time for opinions ended with %(day)s.") % {"day": f"{posting.ends_on:%d/%m/%Y}"},
            posting.state,
        )


def send_code(opinion: Opinion) -> None:
    """Gửi mã: mail a new code to the address, valid for 15 minutes; the one before is void.

    Nothing is sent within a minute of the last one, or past the limit of the address: whoever
    asks learns nothing of what was sent to it. Raises ``PostingStateError`` where the opinion is
    proved already or the posting over, ``MailError`` where the mail could not be handed over.
    """
    code = _new_code_of(opinion)
    if not code:
        return
    try:
        mail_code(opinion, code)
    except OSError as fault:  # the errors of the mail server are among them
        Opinion.objects.filter(pk=opinion.pk).update(code_hash="", code_sent_at=None)
        raise MailError(
            _("The mail could not be sent now. Please try again in a few minutes.")
        ) from fault


@transaction.atomic
def _new_code_of(opinion: Opinion) -> str:
    posting = locked_in(opinion.posting, OPEN)
    locked = Opinion.objects.select_for_update().get(pk=opinion.pk)
    if locked.state != Opinion.State.UNCONFIRMED:
        raise PostingStateError(_("This opinion has been confirmed already."), locked.state)
    require_running(posting)
    now = timezone.now()
    if locked.code_sent_at and now - locked.code_sent_at < BETWEEN_CODES:
        return ""
    if flood.too_many_codes(locked.email):
        return ""
    code = codes.new_code()
    locked.code_hash = codes.hash_of(locked.token, code)
    locked.code_sent_at, locked.attempts = now, 0
    locked.save(update_fields=["code_hash", "code_sent_at", "attempts"])
    return code


def confirm(opinion: Opinion, code: str) -> Opinion:
    """Xác nhận: with the right code the opinion counts and the officers of the desk are told.

    Five wrong codes make the sent one void. What was given on the last day may be confirmed while
    its code is valid. Raises ``CodeError`` for a code that does not fit, ``PostingStateError``
    where the posting is closed. The second of two clicks finds it confirmed.
    """
    # The count of wrong codes must be kept, so it is not raised inside of the transaction.
    if not _is_confirmed(opinion, code.strip()):
        raise CodeError(
            _(
                "This code does not fit or is not valid any more. After %(most)d wrong codes, or "
                "after %(minutes)d minutes, ask for a new one."
            )
            % {"most": codes.MOST_ATTEMPTS, "minutes": codes.LIFETIME.seconds // 60}
        )
    opinion.refresh_from_db()
    return opinion


@transaction.atomic
def _is_confirmed(opinion: Opinion, code: str) -> bool:
    posting = PublicPosting.objects.select_for_update().get(pk=opinion.posting_id)
    locked = Opinion.objects.select_for_update().get(pk=opinion.pk)
    if locked.state != Opinion.State.UNCONFIRMED:
        return True
    if posting.state != OPEN:
        raise PostingStateError(_("The posting is over; nothing is taken any more."), posting.state)
    now = timezone.now()
    if locked.attempts >= codes.MOST_ATTEMPTS or not locked.code_sent_at:
        return False
    if now - locked.code_sent_at > codes.LIFETIME:
        return False
    if not codes.fits(locked.token, code, locked.code_hash):
        locked.attempts += 1
        locked.save(update_fields=["attempts"])
        return False
    locked.state, locked.confirmed_at, locked.code_hash = Opinion.State.RECEIVED, now, ""
    locked.save(update_fields=["state", "confirmed_at", "code_hash"])
    append("opinion.confirm", locked, by=None, posting=posting.pk)
    tell_officers(posting, locked)
    return True
