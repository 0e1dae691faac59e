"""Reading: what somebody was told is marked as read by that person only."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from campaigns.notice.models import Message
from units.accounts.models import User


@transaction.atomic
def mark_read(messages: Iterable[int] | None, *, by: User) -> int:
    """Đánh dấu đã đọc: the own messages with these keys, or all; returns how many were unread.

    Keys of other people's messages are passed over. No line in the ledger: it is nobody's concern.
    """
    rows = Message.objects.to(by).unread()
    if messages is not None:
        rows = rows.filter(pk__in=list(messages))
    return rows.update(read_at=timezone.now())
