"""The verbs of whoever looks after an outbox: change, hold, let go, drop, send, silence."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.notice.models import Kind, Message, Silence
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.organisation.models import Unit

State = Message.State
# A message that is being sent for longer than this was left by a process that died over it.
SENDING_TAKES = datetime.timedelta(minutes=5)


class OutboxError(Exception):
    """Raised where a message is no longer in the state for the act; its text says what to do."""


def _locked(messages: Iterable[Message], states: Sequence[str], by: User) -> list[Message]:
    """The rows, locked in the order of their keys; all the person's to handle, all in ``states``.

    Raises ``NotYoursError`` for a message of another outbox, ``OutboxError`` for another state.
    """
    keys = {message.pk for message in messages}
    rows = list(Message.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    own = set(Message.objects.visible_to(by).filter(pk__in=keys).values_list("pk", flat=True))
    if len(rows) < len(keys) or own != keys:
        raise NotYoursError(_("This message lies in the outbox of another unit."))
    if not rows:
        raise OutboxError(_("Choose at least one message."))
    for row in rows:
        if row.state not in states:
            raise OutboxError(
                _("“%(subject)s” is “%(state)s” by now; load the page again.")
                % {"subject": row.subject, "state": row.get_state_display()}
            )
    return rows


def _moved(rows: list[Message], by: User, verb: str, **changes: object) -> int:
    """Write ``changes`` to each row and one ledger line about all."""
    for row in rows:
        for name, value in changes.items():
            setattr(row, name, value)
        row.edited_by, row.edited_at = by, timezone.now()
    Message.objects.bulk_update(rows, [*changes, "edited_by", "edited_at"])
    append(verb, rows[0], by=by, messages=[row.pk for row in rows])
    return len(rows)


@transaction.atomic
def edit(message: Message, *, subject: str, opening: str, seen: str, by: User) -> Message:
    """Sửa thư: subject and text of what has not left; the lines stay facts.

    ``seen`` is that of the message when the form was opened: where more have joined since, or
    somebody else changed it, ``OutboxError`` says so and nothing is lost.
    """
    [row] = _locked([message], (State.WAITING, State.HELD, State.FAILED), by)
    if row.recipient_id is None:
        raise OutboxError(
            _("An answer to somebody outside stays as it stands in the log of the opinion.")
        )
    if row.seen.partition(".")[0] != seen.partition(".")[0]:
        raise OutboxError(_("Something joined this message meanwhile. Read it again, then save."))
    if row.seen != seen:
        raise OutboxError(
            _("Somebody else changed this message meanwhile. Read it again, then save.")
        )
    subject = " ".join(subject.split())
    if not subject:
        raise OutboxError(_("A message needs a subject."))
    row.subject, row.opening = subject[:200], opening.strip()[:4000]
    row.edited_by, row.edited_at = by, timezone.now()
    row.save(update_fields=["subject", "opening", "edited_by", "edited_at"])
    append("notice.edit", row, by=by)
    return row


@transaction.atomic
def hold(messages: Iterable[Message], *, by: User) -> int:
    """Giữ lại: it does not leave until it is let go; returns how many."""
    return _moved(_locked(messages, (State.WAITING,), by), by, "notice.hold", state=State.HELD)


@transaction.atomic
def release(messages: Iterable[Message], *, by: User) -> int:
    """Cho đi tiếp: what was held waits for its time again."""
    rows = _locked(messages, (State.HELD,), by)
    return _moved(rows, by, "notice.release", state=State.WAITING)


@transaction.atomic
def drop(messages: Iterable[Message], *, by: User) -> int:
    """Bỏ thư: it will not leave, and the person does not see it in the house either."""
    rows = _locked(messages, (State.WAITING, State.HELD, State.FAILED), by)
    return _moved(rows, by, "notice.drop", state=State.DROPPED)


@transaction.atomic
def send_now(messages: Iterable[Message], *, by: User) -> int:
    """Gửi ngay: due at once, whether it waited, was held, or could not be delivered before.

    What a dead process left as “being sent” may be sent again too: a person has decided so. It
    leaves as it was read: what happens from now on is told in a message of its own.
    """
    rows = _locked(messages, (State.WAITING, State.HELD, State.FAILED, State.SENDING), by)
    _refuse_young(rows)
    _put_addresses_right(rows)
    # Without a topic: of a topic only one message may wait, and meanwhile another may.
    more = {"state": State.WAITING, "topic": "", "attempts": 0, "fault": ""}
    return _moved(rows, by, "notice.send", send_after=timezone.now(), **more)


def _put_addresses_right(rows: list[Message]) -> None:
    """To where the person is reached today: an address that failed may have been corrected."""
    today = dict(
        User.objects.filter(pk__in=[row.recipient_id for row in rows if row.recipient_id])
        .exclude(email="")
        .values_list("pk", "email")
    )
    for row in rows:
        row.email = today.get(row.recipient_id or 0, row.email)
    Message.objects.bulk_update(rows, ["email"])


@transaction.atomic
def settle_as_sent(messages: Iterable[Message], *, by: User) -> int:
    """Coi là đã gửi: a person knows that what was left as “being sent” has arrived."""
    rows = _locked(messages, (State.SENDING,), by)
    _refuse_young(rows)
    return _moved(rows, by, "notice.settle", state=State.SENT)


def _refuse_young(rows: list[Message]) -> None:
    for row in rows:
        if row.state == State.SENDING and not is_stuck(row):
            raise OutboxError(_("“%(subject)s” is just being sent.") % {"subject": row.subject})


def is_stuck(message: Message) -> bool:
    """Whether it was taken up for sending and nobody knows whether it left."""
    taken = message.sent_at or message.created_at
    return message.state == State.SENDING and taken < timezone.now() - SENDING_TAKES


def may_silence(unit: Unit, by: User) -> bool:
    """Whether the outbox of ``unit`` is this person's to look after."""
    return by.is_superuser or unit.pk in Message.objects.outboxes_of(by)


@transaction.atomic
def silence(unit: Unit, kind: Kind, *, by: User) -> Silence:
    """Tắt một loại thư: from now on it is read in the house only; what still waits stays there.

    The mail by which somebody outside proves who they are cannot be silenced.
    """
    if not may_silence(unit, by):
        raise NotYoursError(_("This message lies in the outbox of another unit."))
    if kind == Kind.OUTSIDER:
        raise OutboxError(_("Mail to people outside cannot be silenced: they have no other way."))
    row, new = Silence.objects.get_or_create(unit=unit, kind=kind, defaults={"set_by": by})
    if new:
        waiting = Message.objects.unsent().filter(unit=unit, kind=kind)
        count = waiting.update(state=State.INSIDE)
        append("notice.silence", row, by=by, unit=unit.pk, kind=kind.value, kept_inside=count)
    return row


@transaction.atomic
def unsilence(unit: Unit, kind: Kind, *, by: User) -> None:
    """Bật lại: what is told from now on goes by mail again."""
    if not may_silence(unit, by):
        raise NotYoursError(_("This message lies in the outbox of another unit."))
    row = Silence.objects.select_for_update().filter(unit=unit, kind=kind).first()
    if row:
        append("notice.unsilence", row, by=by, unit=unit.pk, kind=kind.value)
        row.delete()
