"""Appending to the ledger, and reading it through to see whether it still holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone

from awards_registry.ledger.canonical import digest
from awards_registry.ledger.models import Entry, Head


class Actor(Protocol):
    """Whoever acts: the frame does not know the user model."""

    pk: Any

    @property
    def standing_in(self) -> list[int]:
        """The keys of the roles of others that the actor holds for them at this time."""
        ...


def _sealed(line: Entry) -> str:
    """The hash that a line must carry: over all it says and the hash before it."""
    return digest(
        {
            "sequence": line.sequence,
            "at": line.at,
            "actor": line.actor_id,
            "actor_name": line.actor_name,
            "verb": line.verb,
            "subject": [line.subject_type, line.subject_id],
            "content": line.content,
            "previous": line.previous_hash,
        }
    )


def append(verb: str, subject: models.Model, *, by: Actor | None, **content: Any) -> Entry:
    """One line for one act, in the transaction of the act itself.

    ``content`` takes what JSON holds exactly (no floats). No personal data belongs here:
    the ledger is kept for good. The roles of others in which the actor stands in are noted.
    """
    [line] = append_all([(verb, subject, content)], by=by)
    return line


@transaction.atomic
def append_all(
    acts: Iterable[tuple[str, models.Model, dict[str, Any]]], *, by: Actor | None
) -> list[Entry]:
    """A line for each of many acts (verb, subject, content), in their order; see ``append``.

    As many statements for three hundred as for three.
    """
    wanted = list(acts)
    if not wanted:
        return []
    more = {"standing_in": by.standing_in} if by and by.standing_in else {}
    head, _created = Head.objects.select_for_update().get_or_create(pk=1)
    made = []
    for verb, subject, content in wanted:
        line = Entry(
            sequence=head.sequence + 1,
            # Microseconds survive both databases; the hash is taken over what is stored.
            at=timezone.now(),
            actor_id=by.pk if by else None,
            actor_name=str(by) if by else "",
            verb=verb,
            subject_type=subject._meta.label_lower,
            subject_id=str(subject.pk),
            content=content | more,
            previous_hash=head.hash,
        )
        line.hash = _sealed(line)
        head.sequence, head.hash = line.sequence, line.hash
        made.append(line)
    Entry.objects.bulk_create(made)
    head.save(update_fields=["sequence", "hash"])
    return made


@dataclass(frozen=True)
class Fault:
    """The first place where the chain does not hold."""

    sequence: int
    reason: str


def lines() -> Iterator[Entry]:
    return Entry.objects.order_by("sequence").iterator(chunk_size=2000)


def first_fault() -> Fault | None:
    """Read the whole chain; ``None`` where every line and the end of it hold."""
    expected, previous = 1, ""
    for line in lines():
        if line.sequence != expected:
            return Fault(expected, "missing")
        if line.previous_hash != previous:
            return Fault(line.sequence, "does not follow the line before it")
        if line.hash != _sealed(line):
            return Fault(line.sequence, "was changed after it was written")
        expected, previous = expected + 1, line.hash
    head = Head.objects.filter(pk=1).first()
    if head and (head.sequence, head.hash) != (expected - 1, previous):
        return Fault(expected, "the end of the ledger was cut off")
    if head is None and expected > 1:
        return Fault(expected, "the head of the ledger is missing")
    return None
