"""Many new rows of one table at once, keys and all, as fast as the database takes them.

``bulk_create`` makes an object and a placeholder of every value; for a list of a hundred thousand
people that costs several times what the database itself needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_FEW = 2
"""Where a column has each value so often on average, each is prepared once only."""


def insert(
    model: type[models.Model],
    rows: Sequence[Mapping[str, Any]],
    *,
    using: str = DEFAULT_DB_ALIAS,
) -> list[int]:
    """Write new rows inside the caller's transaction; returns their keys, in order.

    Each row maps columns (``unit_id``, not ``unit``) to values; what it leaves out gets the
    field's default. Values pass through the fields as on save. As with ``bulk_create`` nothing
    is validated or derived and no signal is sent. The key must be a number that the database
    counts. Raises what the database raises, `TypeError` for a field that fills itself on save.
    """
    if not rows:
        return []
    connection = connections[using]
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    columns = [_column(field, rows, connection) for field in fields]
    copies = connection.vendor == "postgresql"
    keys = (_reserved if copies else _following)(model, len(rows), connection)
    names = [str(field.column) for field in (model._meta.pk, *fields)]
    write = _copy if copies else _execute
    write(model._meta.db_table, names, zip(keys, *columns, strict=True), connection)
    return keys


def _column(
    field: models.Field[Any, Any],
    rows: Sequence[Mapping[str, Any]],
    connection: BaseDatabaseWrapper,
) -> list[Any]:
    """The values of one column as the database takes them."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        raise TypeError(f"{field} fills itself on save.")
    name, default, prepare = field.attname, field.get_default, field.get_db_prep_save
    if not callable(field.default) and not any(name in row for row in rows):
        return [prepare(default(), connection)] * len(rows)
    values = [row[name] if name in row else default() for row in rows]
    if len(set(map(type, values)) - {type(None)}) > 1:  # 1, True and 1.0 are one key of a dict
        return [prepare(value, connection) for value in values]
    try:
        different = set(values)
    except TypeError:  # lists and dicts
        return [prepare(value, connection) for value in values]
    if len(different) * _FEW > len(values):
        return [prepare(value, connection) for value in values]
    known = {value: prepare(value, connection) for value in different}
    return [known[value] for value in values]


def _reserved(model: type[models.Model], count: int, connection: BaseDatabaseWrapper) -> list[int]:
    """So many keys from the table's own sequence: nobody else gets them."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH keys AS MATERIALIZED (SELECT pg_get_serial_sequence(%s, %s)::regclass AS name)"
            " SELECT nextval(keys.name) FROM keys, generate_series(1, %s)",
            [table, model._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _copy(
    table: str, names: Sequence[str], lines: Iterable[Any], connection: BaseDatabaseWrapper
) -> None:
    quoted = ", ".join(map(connection.ops.quote_name, names))
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,  # the copy itself knows nothing of Django's errors
        cursor.copy(f"COPY {connection.ops.quote_name(table)} ({quoted}) FROM STDIN") as copy,
    ):
        for line in lines:
            copy.write_row(line)


def _following(model: type[models.Model], count: int, connection: BaseDatabaseWrapper) -> list[int]:
    """The keys that SQLite would count next; the transaction holds the only pen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        found = cursor.fetchone()
    last = found[0] if found else 0
    return list(range(last + 1, last + 1 + count))


def _execute(
    table: str, names: Sequence[str], lines: Iterable[Any], connection: BaseDatabaseWrapper
) -> None:
    quoted = ", ".join(map(connection.ops.quote_name, names))
    places = ", ".join(["%s"] * len(names))
    sql = f"INSERT INTO {connection.ops.quote_name(table)} ({quoted}) VALUES ({places})"  # noqa: S608 - names of the model, places for the values
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(lines))
