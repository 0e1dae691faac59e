"""Handing due messages to the mail server, one by one, so that none goes out twice unseen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone, translation

from awards_registry.jobs.actions import errand
from campaigns.notice.letter import body_of
from campaigns.notice.models import Kind, Message, Silence

MOST_ATTEMPTS = 3
# After a failure it is tried again so much later, twice as late after the second.
PAUSE = datetime.timedelta(minutes=10)


@dataclass
class Delivered:
    sent: int = 0
    failed: int = 0


def deliver(limit: int = 50) -> Delivered:
    """Send what is due, the oldest first, at most ``limit``; returns how many went and failed.

    Each is claimed in a transaction of its own before it is handed over. A process that dies in
    between leaves it as “being sent”: nobody can know whether it left, so a person decides.
    Several may deliver at once. Without a mail server nothing is touched.
    """
    done = Delivered()
    if not settings.MAIL_READY:
        return done
    _keep_silenced_inside()
    for _each in range(limit):
        message = _claimed()
        if message is None:
            break
        if _handed_over(message):
            done.sent += 1
        else:
            done.failed += 1
    return done


@errand
def deliver_between_jobs() -> None:
    """What the worker does for the outbox between two jobs."""
    deliver()


def _keep_silenced_inside() -> None:
    """A kind that was silenced while somebody was being told of it."""
    quiet = Silence.objects.filter(unit=OuterRef("unit"), kind=OuterRef("kind"))
    rows = Message.objects.due().exclude(kind=Kind.OUTSIDER).filter(Exists(quiet))
    rows.update(state=Message.State.INSIDE)


def _claimed() -> Message | None:
    """The next due message, marked as being sent before anybody hears of it."""
    with transaction.atomic():
        rows = Message.objects.select_for_update(skip_locked=True).due()
        message = rows.order_by("send_after", "pk").first()
        if message is None:
            return None
        message.state, message.sent_at = Message.State.SENDING, timezone.now()
        message.attempts += 1
        message.save(update_fields=["state", "sent_at", "attempts"])
    return message


def _handed_over(message: Message) -> bool:
    """Give it to the mail server and write down what became of it."""
    try:
        with translation.override(settings.LANGUAGE_CODE):
            subject = " ".join(message.subject.split())
            EmailMessage(subject, body_of(message), to=[message.email]).send()
    # A server that is down, an address it refuses, a header that is none.
    except (OSError, ValueError) as error:
        _write_failure(message, f"{type(error).__name__}: {error}")
        return False
    message.state, message.sent_at, message.fault = Message.State.SENT, timezone.now(), ""
    message.save(update_fields=["state", "sent_at", "fault"])
    return True


def _write_failure(message: Message, fault: str) -> None:
    again = message.attempts < MOST_ATTEMPTS
    message.state = Message.State.WAITING if again else Message.State.FAILED
    message.fault, message.sent_at = fault[:300], None
    message.send_after = timezone.now() + message.attempts * PAUSE
    with transaction.atomic():
        if again and message.topic and _joined_by(message):
            # Meanwhile a new message on the topic waits; two must not.
            message.state = Message.State.FAILED
        message.save(update_fields=["state", "fault", "sent_at", "send_after"])


def _joined_by(message: Message) -> bool:
    others = (
        Message.objects.unsent()
        .exclude(pk=message.pk)
        .filter(
            recipient=message.recipient, kind=message.kind, topic=message.topic, unit=message.unit
        )
    )
    return message.recipient_id is not None and others.exists()
