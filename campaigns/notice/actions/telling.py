"""Telling people, inside the transaction of what they are told of.

One act tells at once. An act upon many things gathers what it has to tell and writes it once at
its end: three hundred dossiers cost as many questions to the outbox as three.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns.notice.models import Kind, Message, Silence
from units.accounts.models import User
from units.organisation.models import Unit

# So many lines are kept of a notice; of the rest it says how many there are.
MOST_LINES = 100
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Line:
    """One thing that is told: its words, the path of its page, and the key of what it is about."""

    text: str
    url: str = ""
    key: str = ""

    def stored(self) -> dict[str, str]:
        return {"text": self.text, "url": self.url, "key": self.key}


@dataclass
class _Notice:
    """What one person is told on one topic through one outbox."""

    kind: Kind
    unit: Unit
    user: User
    topic: str
    subject: str
    opening: str
    lines: list[dict[str, str]] = field(default_factory=list)

    @property
    def place(self) -> tuple[int, int, str, str]:
        """Of what it is one with what has not left yet."""
        return (self.user.pk, self.unit.pk, self.kind.value, self.topic)


@dataclass
class _Gathering:
    notices: dict[object, _Notice] = field(default_factory=dict)
    known: dict[object, object] = field(default_factory=dict)

    def add(self, notice: _Notice) -> None:
        # Without a topic each stays a notice of its own.
        key = notice.place if notice.topic else object()
        there = self.notices.setdefault(key, notice)
        if there is not notice:
            there.lines += notice.lines


_OPEN: ContextVar[_Gathering | None] = ContextVar("gathering", default=None)


@contextmanager
def gathering() -> Iterator[None]:
    """Whatever is told inside is written once, at the end, in one transaction with it.

    Inside another gathering it is part of that. Where the block fails, nobody is told anything.
    """
    if _OPEN.get() is not None:
        yield
        return
    gathered = _Gathering()
    token = _OPEN.set(gathered)
    try:
        with transaction.atomic():
            yield
            _write(list(gathered.notices.values()))
    finally:
        _OPEN.reset(token)


def remembered(key: object, answer: Callable[[], Answer]) -> Answer:
    """``answer()``, asked once for a whole gathering."""
    gathered = _OPEN.get()
    if gathered is None:
        return answer()
    if key not in gathered.known:
        gathered.known[key] = answer()
    return gathered.known[key]  # type: ignore[return-value] # what stands there came from ``answer``


def silenced(unit: Unit, kind: Kind) -> bool:
    """Whether mail of this kind is switched off in the outbox of ``unit``."""
    return Silence.objects.filter(unit=unit, kind=kind).exists()


@transaction.atomic
def notify(
    kind: Kind,
    *,
    unit: Unit,
    to: Iterable[User],
    subject: str,
    lines: Iterable[Line],
    topic: str = "",
    opening: str = "",
) -> list[Message]:
    """Tell each of ``to``; what was not sent yet to somebody on the same topic grows by the lines.

    ``unit`` is whose outbox it goes through. In the language of the house: the caller sees to it.
    Inside a ``gathering`` nothing is written yet, so nothing comes back.
    """
    new = [line.stored() for line in lines]
    told = {user.pk: user for user in to}.values()
    wanted = [
        _Notice(kind, unit, user, topic, subject[:200], opening, lines=list(new)) for user in told
    ]
    gathered = _OPEN.get()
    if gathered is None:
        return _write(wanted)
    for notice in wanted:
        gathered.add(notice)
    return []


def _write(notices: list[_Notice]) -> list[Message]:
    """Make or grow the messages, in five questions however many there are."""
    if not notices:
        return []
    # Two acts that tell the same person something new on one topic would both begin a message.
    people = {notice.user.pk for notice in notices}
    list(
        User.objects.select_for_update(no_key=True)
        .filter(pk__in=people)
        .order_by("pk")
        .values_list("pk")
    )
    units = {notice.unit.pk for notice in notices}
    quiet = set(Silence.objects.filter(unit__in=units).values_list("unit_id", "kind"))
    growing = _growing(people, units, {notice.topic for notice in notices if notice.topic})
    found, made, grown = [], [], []
    for notice in notices:
        message = growing.get(notice.place) if notice.topic else None
        if message is None:
            message = _begun(notice, by_mail=(notice.unit.pk, notice.kind.value) not in quiet)
            made.append(message)
        else:
            grown.append(message)
        message.count += len(notice.lines)
        message.lines = [*message.lines, *notice.lines][:MOST_LINES]
        found.append(message)
    Message.objects.bulk_create(made)
    Message.objects.bulk_update(grown, ["lines", "count"])
    return found


def _begun(notice: _Notice, *, by_mail: bool) -> Message:
    """A new message; it waits a while, so that what follows can join it."""
    mailed = by_mail and bool(notice.user.email)
    return Message(
        kind=notice.kind,
        unit=notice.unit,
        recipient=notice.user,
        email=notice.user.email,
        topic=notice.topic,
        subject=notice.subject,
        opening=notice.opening,
        state=Message.State.WAITING if mailed else Message.State.INSIDE,
        send_after=timezone.now() + datetime.timedelta(minutes=settings.NOTICE_GRACE),
    )


def _growing(
    people: set[int], units: set[int], topics: set[str]
) -> dict[tuple[int, int, str, str], Message]:
    """Notices of the topics that have not left and not been read, locked, by their place."""
    if not topics:
        return {}
    unsent = Q(state__in=(Message.State.WAITING, Message.State.HELD))
    unread = Q(state=Message.State.INSIDE, read_at=None)
    rows = Message.objects.select_for_update().filter(
        unsent | unread, unit__in=units, topic__in=topics, recipient__in=people
    )
    return {
        (row.recipient_id, row.unit_id, row.kind, row.topic): row
        for row in rows.order_by("pk")
        if row.recipient_id
    }
