"""Template, filled in, previewed, applied, exported, handed in again: the same data."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cast import Cast
from tests.units.intake.lists import (
    ROWS,
    author,
    counts,
    exported,
    filled_in,
    lines,
    looked_at,
    nothing_written,
    said,
    taken_in,
)
from units.intake.actions import NotReadyError, apply
from units.intake.columns import Column
from units.intake.kind import KINDS
from units.intake.models import Batch

FORMS = ("xlsx", "csv")
NOTHING_NEW = "stands in the register already|đã có"


def shown(column: Column, typed: Any) -> str:
    """What somebody typed, as the sheet that goes out has it."""
    value: Any = column.read(typed, False)
    return column.show(value)


@pytest.mark.parametrize("kind", ROWS)
def test_a_template_that_is_filled_in_comes_back_unchanged_from_the_export(
    kind: str, cast: Cast
) -> None:
    by = author(kind, cast)
    batch = looked_at(kind, filled_in(kind, ROWS[kind], by), by)
    assert (batch.refusal, said(batch)) == ("", [])
    assert counts(batch) == (len(ROWS[kind]), 0, 0, 0)
    assert apply(batch, by=author(kind, cast)).state == Batch.State.APPLIED
    personal = int(kind == "people")
    for form in FORMS:
        taken = exported(kind, author(kind, cast), form, resource=personal)
        again = looked_at(kind, taken, author(kind, cast), name=f"ds.{form}")
        assert said(again) == []
        assert counts(again)[0] == counts(again)[1] == 0, lines(again)
        assert again.count("unchanged") >= len(ROWS[kind])
        with nothing_written(), pytest.raises(NotReadyError, match=NOTHING_NEW):
            apply(again, by=author(kind, cast))
    # The file itself once more.
    same = looked_at(kind, filled_in(kind, ROWS[kind], by), author(kind, cast))
    assert counts(same) == (0, 0, len(ROWS[kind]), 0)


@pytest.mark.parametrize("kind", ROWS)
def test_what_is_exported_fills_an_emptied_register_with_the_same_data(
    kind: str, cast: Cast
) -> None:
    """Of what the rows brought, every value they said is in the file that goes out."""
    by = author(kind, cast)
    taken_in(kind, filled_in(kind, ROWS[kind], by), by)
    data = exported(kind, author(kind, cast), resource=int(kind == "people"))
    sheet = load_workbook(BytesIO(data)).active
    titles = {column.key: column.heading for column in KINDS[kind].columns}
    heads = [cell.value for cell in sheet[1]]
    found = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(2, values_only=True)]
    for row in ROWS[kind]:
        wanted = {
            titles[key]: shown(KINDS[kind].column(key), value)
            for key, value in row.items()
            if key not in {"unit", "post_unit", "parent", "national_id"}
        }
        assert any(wanted.items() <= each.items() for each in found), (wanted, found)
