"""Whether an applied list can be taken back: nothing of it changed, nothing built on it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from units.intake.columns import Column
from units.intake.entries import Entry, Part, Status, unpacked
from units.intake.judging import Judge
from units.intake.kind import Hand, Kind, Table
from units.intake.models import Batch
from units.people.merging.links import Link, citing
from units.people.models import Person, PersonalDataRead

Keys = dict[str, set[int]]
Own = dict[tuple[type[models.Model], str], set[int]]
SOME = 10_000
"""So many keys stand in one query."""


def hindrance(batch: Batch, kind: Kind, hand: Hand) -> str:
    """Why the list cannot be undone, as a sentence; empty where it can.

    A made row must still say what the list said and nothing more; a changed row what it was
    changed to; and no row from elsewhere may cite a made one.
    """
    made: Keys = {table.name: set() for table in kind.tables}
    # The list's own rows by model and key field: those it made cite each other as they like, and
    # what it turned to one of them goes back where it was.
    own: Own = defaultdict(set)
    for written in batch.sheaves.values_list("written", flat=True):
        for name, keys in written["made"].items():
            made[name].update(keys)
        for table in kind.tables:
            for key, fields in written["changed"].get(table.name, {}).items():
                for field in fields:
                    own[table.model, field].add(int(key))
    columns = [kind.column(key) for key in batch.columns]
    return (
        _changed_rows(batch, kind)
        or _made_rows(batch, kind, columns, hand, made)
        or _cited(kind, made, own)
    )


def readings(batch: Batch, kind: Kind) -> int:
    """How often personal data of the people whom the list brought were read since."""
    tables = [table.name for table in kind.tables if table.model is Person]
    made = [
        key
        for written in batch.sheaves.values_list("written", flat=True)
        for name in tables
        for key in written["made"].get(name, ())
    ]
    return sum(
        PersonalDataRead.objects.filter(person__among=made[start : start + SOME]).count()
        for start in range(0, len(made), SOME)
    )


def _named(row: models.Model) -> dict[str, str]:
    return {"what": str(row._meta.verbose_name), "row": str(row)}


def _changed_rows(batch: Batch, kind: Kind) -> str:
    for written in batch.sheaves.values_list("written", flat=True):
        for table in kind.tables:
            changed: Mapping[str, Any] = written["changed"].get(table.name, {})
            rows = table.model._base_manager.in_bulk(map(int, changed))
            for key, fields in changed.items():
                row = rows.get(int(key))
                if row is None:
                    return _("A row that the list changed is gone since.")
                if any(getattr(row, name) != _day(new) for name, (_old, new) in fields.items()):
                    return _changed_since(row)
    return ""


def _day(value: Any) -> Any:
    return datetime.date.fromisoformat(value["d"]) if isinstance(value, dict) else value


def _made_rows(batch: Batch, kind: Kind, columns: list[Column], hand: Hand, made: Keys) -> str:
    """The list judged once more: every made row must be found again, with nothing added."""
    left = {name: set(keys) for name, keys in made.items()}
    tables = {table.name: table for table in kind.tables}
    # Of rows that several lines made together, what all of them said.
    together: dict[tuple[str, Any], Part] = {}
    for entry in _judged(batch, kind, columns, hand):
        if not entry.parts:
            sentence = _("What row %(row)s brought was changed or is gone since.")
            return sentence % {"row": entry.number}
        for part in _of(entry, made):
            key = _key(part)
            left[part.table].discard(key)
            if tables[part.table].shared:
                together.setdefault((part.table, key), part).fields.update(part.fields)
            elif _differs(tables[part.table], part):
                return _changed_since(part.row)
    for (name, _pk), part in together.items():
        if _differs(tables[name], part):
            return _changed_since(part.row)
    return (
        _("A row that the list brought was changed or is gone since.") if any(left.values()) else ""
    )


def _judged(batch: Batch, kind: Kind, columns: list[Column], hand: Hand) -> Iterator[Entry]:
    judge = Judge(kind, columns, hand, remarks=False)
    for sheaf in batch.sheaves.order_by("number").iterator(chunk_size=1):
        lines = (line for line in sheaf.lines if line["s"] != Status.UNCHANGED)
        entries = [unpacked(line, columns) for line in lines]
        judge.judge(entries)
        yield from entries


def _of(entry: Entry, made: Keys) -> Iterator[Part]:
    """The parts of the line that mean rows which the list made."""
    return (part for part in entry.parts if _key(part) in made[part.table])


def _key(part: Part) -> Any:
    return part.row.pk if part.row is not None else None


def _changed_since(row: Any) -> str:
    return _("Changed since the list was applied: %(what)s “%(row)s”.") % _named(row)


def _differs(table: Table, part: Part) -> bool:
    """Whether the row says anything else than the list and its own defaults."""
    row, bare = part.row, table.model(**part.fields)
    for name, link in part.links.items():
        setattr(bare, f"{name}_id", link.row.pk if link.row is not None else None)
    table.prepare(bare)
    names = (
        field.attname
        for field in table.model._meta.concrete_fields
        if not field.primary_key and not getattr(field, "auto_now_add", False)
    )
    return any(getattr(bare, name) != getattr(row, name) for name in names)


def _cited(kind: Kind, made: Keys, own: Own) -> str:
    together: dict[type[models.Model], set[int]] = defaultdict(set)
    for table in kind.tables:
        together[table.model] |= made[table.name]
    for table in kind.tables:
        if not made[table.name]:
            continue
        for link in sorted(citing(table.model), key=lambda link: link.label):
            if link.model is PersonalDataRead or link.model in kind.follows:
                continue  # who reads builds nothing; see `readings`
            ours = together[link.model] | own[link.model, link.field.attname]
            stranger = _stranger(link, made[table.name], ours)
            if stranger is not None:
                sentence = _("Entered since the list was applied: %(what)s “%(row)s”.")
                return sentence % _named(stranger)
    return ""


def _stranger(link: Link, keys: Iterable[int], own: set[int]) -> models.Model | None:
    """A row from elsewhere that cites one of the rows."""
    wanted = sorted(keys)
    for start in range(0, len(wanted), SOME):
        some = wanted[start : start + SOME]
        rows = link.model._base_manager.filter(**{f"{link.field.attname}__in": some})
        for row in rows.order_by("pk").iterator():
            if row.pk not in own:
                return row
    return None
