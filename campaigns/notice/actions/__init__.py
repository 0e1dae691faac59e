"""The verbs of notices: telling people, looking after the outbox, reading, delivering.

What is told is told in the transaction of the act itself; mail goes later, by ``deliver``.
"""

from campaigns.notice.actions.delivering import Delivered, deliver
from campaigns.notice.actions.outbox import (
    OutboxError,
    drop,
    edit,
    hold,
    release,
    send_now,
    settle_as_sent,
    silence,
    unsilence,
)
from campaigns.notice.actions.reading import mark_read
from campaigns.notice.actions.telling import (
    MOST_LINES,
    Line,
    gathering,
    notify,
    remembered,
    silenced,
)

__all__ = [
    "MOST_LINES",
    "Delivered",
    "Line",
    "OutboxError",
    "deliver",
    "drop",
    "edit",
    "gathering",
    "hold",
    "mark_read",
    "notify",
    "release",
    "remembered",
    "send_now",
    "settle_as_sent",
    "silence",
    "silenced",
    "unsilence",
]
