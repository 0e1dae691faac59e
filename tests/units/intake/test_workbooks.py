"""The template: every column with its words to choose from, and nothing in it is a row yet."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import models
from django.utils import translation
from openpyxl import load_workbook

from tests.cast import Cast
from tests.units.intake.lists import ROWS, author, filled_in, lines, looked_at, saved
from units.intake.columns import Column
from units.intake.kind import KINDS, Hand
from units.intake.models import Batch
from units.intake.workbooks import template

# Some drop-downs come from rows: the awards that the law knows.
pytestmark = pytest.mark.django_db
ALL = [pytest.param(kind, id=kind.key) for kind in KINDS.values()]


def opened(kind: Any) -> Any:
    return load_workbook(BytesIO(template(kind, kind.columns_for(Hand.of(None, kind.label)))))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", ALL)
def test_a_template_names_every_column_once_and_marks_what_must_be_filled_in(
    kind: Any, language: str
) -> None:
    with translation.override(language):
        sheet = opened(kind).worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        assert heads == [column.heading for column in kind.columns]
        assert len(set(heads)) == len(heads)
        colours = {cell.fill.fgColor.rgb for cell in sheet[1]}
        assert len(colours) == 2
        noted = {cell.value for cell in sheet[1] if cell.comment}
        assert noted == {column.heading for column in kind.columns if column.note}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", ALL)
def test_every_word_of_a_drop_down_is_read(kind: Any, language: str) -> None:
    with translation.override(language):
        book = opened(kind)
        sheet = book.worksheets[0]
        rules = {
            sheet.cell(1, next(iter(rule.sqref.ranges)).min_col).value: rule.formula1
            for rule in sheet.data_validations.dataValidation
        }
        for column in kind.columns_for(Hand.of(None, kind.label)):
            truth = any(isinstance(value, bool) for value in column.example)
            assert (column.heading in rules) == bool(column.known or truth), column.key
            if column.heading not in rules:
                continue
            page, area = rules[column.heading].lstrip("=").split("!")
            assert book[page].sheet_state == "hidden"
            words = [row[0].value for row in book[page][area.replace("$", "")]]
            read = [column.read(word, False) for word in words]
            if column.key in {"round", "award"} and column.known:  # rows: the matcher finds them
                assert read == words == list(column.known.values())
            else:
                assert read == (list(column.known) if column.known else [True, False])


@pytest.mark.parametrize("kind", ROWS)
def test_a_template_nobody_filled_in_is_refused_and_its_guide_is_not_taken_for_a_list(
    kind: str, cast: Cast
) -> None:
    batch = looked_at(kind, filled_in(kind, [], None), author(kind, cast))
    assert batch.state == Batch.State.REFUSED
    assert "Hãy" in batch.refusal


@pytest.mark.parametrize("kind", ALL)
def test_the_examples_of_the_guide_are_read_as_they_stand(kind: Any, cast: Cast) -> None:
    """Whoever copies them into the list learns of unknown units at most."""
    book = opened(kind)
    sheet = book.worksheets[0]
    for place, column in enumerate(kind.columns, 1):
        for row, value in enumerate(column.example, 2):
            shown: Any = column.show(value) or None
            sheet.cell(row, place, shown)
    by = cast["clerk" if kind.key in {"legacy_awards", "nominations"} else "administrator"]
    batch = looked_at(kind.key, saved(book), by)
    assert batch.state == Batch.State.PREVIEWED
    unread = {"unit", "code", "full_name", "post_unit", "parent", "award", ""}
    told = [error for line in lines(batch) for error in line.get("e", ()) if error[0] not in unread]
    assert told == []


def _columns() -> list[Any]:
    return [
        pytest.param(kind, column, id=f"{kind.key}-{column.key}")
        for kind in KINDS.values()
        for column in kind.columns
        if column.table
    ]


@pytest.mark.parametrize(("kind", "column"), _columns())
def test_no_text_is_longer_than_its_place_in_the_register(kind: Any, column: Column) -> None:
    model = next(table.model for table in kind.tables if table.name == column.table)
    field = model._meta.get_field(column.field)
    if not isinstance(field, models.CharField) or column.known or column.key == "national_id":
        return
    most = field.max_length or 0
    fits: Any = column.read("x" * most, False)
    assert fits == "x" * most
    assert not isinstance(column.read("x" * (most + 1), False), str)
