"""A whole table repaired column by column, with every change kept so that it can be shown."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from units.roster.repair import Kind, Repair, repair_column
from units.roster.tables import Cell, Row, Table

KIND_LABELS: dict[Kind, Promise] = {
    Kind.TCVN3: _("converted from TCVN3 (.Vn fonts)"),
    Kind.VNI: _("converted from VNI fonts"),
    Kind.NFD: _("letters and marks put together"),
    Kind.INVISIBLE: _("invisible signs removed"),
    Kind.SPACES: _("spaces tidied"),
    Kind.CASE: _("capitals as in names"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that was repaired: the row's number, the column's key, before and after."""

    row: int
    key: str
    repair: Repair


@dataclass(frozen=True, slots=True)
class Mended:
    table: Table
    changes: tuple[Change, ...]


def mend(table: Table, *, names: Collection[str] = ()) -> Mended:
    """Repair every text of a table; `names` are the keys of columns that hold people's names."""
    cells: list[dict[str, Cell]] = [dict(row.cells) for row in table.rows]
    changes: list[Change] = []
    for key in {column.key: None for column in table.columns if column.key}:
        found = [(at, cell) for at, row in enumerate(cells) if isinstance(cell := row[key], str)]
        repairs = repair_column([text for _at, text in found], names=key in names)
        for (at, _text), repair in zip(found, repairs, strict=True):
            if repair.kinds:
                cells[at][key] = repair.after or None
                changes.append(Change(table.rows[at].number, key, repair))
    rows = tuple(Row(row.number, new) for row, new in zip(table.rows, cells, strict=True))
    changes.sort(key=lambda change: change.row)
    return Mended(replace(table, rows=rows), tuple(changes))
