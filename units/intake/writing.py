"""Writing what entries mean, table by table in bulk, and keeping what was there before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from awards_registry.inserting import insert
from units.intake.entries import Entry, Part
from units.intake.kind import Kind, Table, Written

BULK = 1_000


class MovedOnError(Exception):
    """The register is no longer what the preview saw."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(
            sentence
            or _(
                "The register was changed since the preview. Look at the new preview and apply it."
            )
        )


def write(kind: Kind, entries: Sequence[Entry]) -> Written:
    """Write the parts of a chunk; inside the transaction of the whole list.

    As many statements for ten rows as for a chunk. Raises `MovedOnError` where a row is no
    longer what the preview compared with.
    """
    written: Written = {"made": {}, "changed": {}}
    by_table: dict[str, list[Part]] = {table.name: [] for table in kind.tables}
    for entry in entries:
        for part in entry.parts:
            by_table[part.table].append(part)
    for table in kind.tables:
        parts = by_table[table.name]
        made = _make(table, [part for part in parts if part.row is None])
        changed = _change(table, [part for part in parts if part.row is not None])
        if made:
            written["made"][table.name] = made
        if changed:
            written["changed"][table.name] = changed
    return written


def _make(table: Table, parts: Sequence[Part]) -> list[int]:
    """Bring new rows in, those that others of them hang on first; returns their keys."""
    leaders: dict[Any, Part] = {}
    for part in parts:
        leader = leaders.setdefault(part.ident, part)
        if leader is not part:
            leader.fields.update(part.fields)
    waiting, keys = list(leaders.values()), []
    while waiting:
        ready = [part for part in waiting if not _hangs_on(part, leaders)]
        if not ready:
            raise MovedOnError  # a ring; the preview refuses those
        made = insert(table.model, [_row(table, part) for part in ready])
        for part, key in zip(ready, made, strict=True):
            part.made = key
        keys += made
        waiting = [part for part in waiting if part.made is None]
    for part in parts:
        part.made = leaders[part.ident].made
    return keys


def _hangs_on(part: Part, leaders: dict[Any, Part]) -> bool:
    """Whether a link leads to a new row of the same table that is not in yet."""
    for link in part.links.values():
        if link.table == part.table and link.row is None:
            leader = leaders.get(link.ident)
            if leader is not None and leader.made is None:
                return True
    return False


def _row(table: Table, part: Part) -> dict[str, Any]:
    """The columns of a row that is new."""
    row = part.fields.copy()
    for name, link in part.links.items():
        row[f"{name}_id"] = _linked(link)
    return table.derived(row)


def _linked(link: Part) -> int:
    key: int | None = link.key
    if key is None:
        raise MovedOnError
    return key


def _change(table: Table, parts: Sequence[Part]) -> dict[str, dict[str, list[Any]]]:
    """Write what differs, locked and compared once more; returns old and new by key and field."""
    differing: dict[Any, tuple[models.Model, dict[str, list[Any]]]] = {}
    for part in parts:
        row: Any = part.row
        wanted = part.fields | {f"{name}_id": _linked(to) for name, to in part.links.items()}
        new = {n: [getattr(row, n), v] for n, v in wanted.items() if getattr(row, n) != v}
        if new:
            differing.setdefault(row.pk, (row, {}))[1].update(new)
    if not differing:
        return {}
    _hold(table, [row for row, _fields in differing.values()])
    names: set[str] = set()
    for row, fields in differing.values():
        for name, (_old, new) in fields.items():
            setattr(row, name, new)
        table.prepare(row)
        names |= fields.keys()
    _upsert(table.model, [row for row, _fields in differing.values()], names)
    return {
        str(key): {name: [_json(old), _json(new)] for name, (old, new) in fields.items()}
        for key, (_row, fields) in differing.items()
    }


def _hold(table: Table, rows: Sequence[models.Model]) -> None:
    """Lock the rows and see that nobody changed them since they were read."""
    fields = [field.attname for field in table.model._meta.concrete_fields]
    locked = table.model._base_manager.select_for_update().in_bulk([row.pk for row in rows])
    for row in rows:
        now = locked.get(row.pk)
        if now is None or any(getattr(now, n) != getattr(row, n) for n in fields):
            raise MovedOnError


def _upsert(model: type[models.Model], rows: Sequence[Any], names: Iterable[str]) -> None:
    """One statement for many rows: an insert that meets its keys and changes them."""
    derived = getattr(model, "DERIVED", ())
    fields = [model._meta.get_field(name).name for name in {*names, *derived}]
    model._default_manager.bulk_create(
        rows,
        batch_size=BULK,
        update_conflicts=True,
        update_fields=sorted(fields),
        unique_fields=[model._meta.pk.name],
    )


def _json(value: Any) -> Any:
    return {"d": value.isoformat()} if isinstance(value, datetime.date) else value


def put_back(kind: Kind, written: Written) -> None:
    """Undo `write`: rows that were made go, those that were changed get their old values.

    The caller has seen that nothing was built on them.
    """
    for table in reversed(kind.tables):
        changed = written["changed"].get(table.name, {})
        if changed:
            rows = table.model._base_manager.select_for_update().in_bulk(map(int, changed))
            names: set[str] = set()
            for key, row in rows.items():
                for name, (old, _new) in changed[str(key)].items():
                    setattr(row, name, _back(old))
                    names.add(name)
                table.prepare(row)
            _upsert(table.model, list(rows.values()), names)
        made = written["made"].get(table.name, [])
        if made:
            rows_made = table.model._base_manager.filter(pk__in=made)
            for field in table.model._meta.concrete_fields:
                # Units that came together hang on one another, and each is protected by the next.
                if field.null and field.remote_field and field.related_model is table.model:
                    rows_made.update(**{field.attname: None})
            rows_made.delete()


def _back(value: Any) -> Any:
    return datetime.date.fromisoformat(value["d"]) if isinstance(value, dict) else value
