"""``field__among=[…]``: one of very many values, handed over as one parameter.

``in`` makes a placeholder of every value: thousands of them cost more than the search itself, and
databases refuse a few ten thousand. Importing this module makes the look-up known.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, BigAutoField, CharField, Field, ForeignKey, Lookup
from django.db.models.sql.compiler import SQLCompiler

# What these fields hand to the database unchanged: asking them of every value costs most of all.
_TAKEN_AS_IT_IS: dict[type, type] = {CharField: str, AutoField: int, BigAutoField: int}


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup[Any]):
    """The column holds one of the values; an iterable of texts, numbers or days."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        field = self.lhs.output_field
        target = getattr(field, "target_field", field)
        prepare, plain = target.get_db_prep_value, _TAKEN_AS_IT_IS.get(type(target))
        values = [
            each if type(each) is plain else prepare(each, connection, prepared=False)
            for each in self.rhs
            if each is not None  # which equals nothing
        ]
        if not values:
            raise EmptyResultSet
        column, parameters = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            kind = target.cast_db_type(connection) or target.db_type(connection)
            return f"{column} = ANY(%s::{kind}[])", (*parameters, _array(values))
        written = json.dumps(values, default=str, ensure_ascii=False)
        sql = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 - a compiled column
        return sql, (*parameters, written)


def _array(values: list[Any]) -> str:
    """The values as PostgreSQL writes an array; the driver does the same value by value, slowly."""
    joined = "\0".join(map(str, values))
    if joined.count("\0") != len(values) - 1:
        raise ValueError("A text for the database holds no zero sign.")
    quoted = joined.replace("\\", "\\\\").replace('"', '\\"').replace("\0", '","')
    return f'{{"{quoted}"}}'
