"""Blocks by a list: members, and who leads."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from tests.units.intake.lists import ROWS, counts, lines, looked_at, said, table, taken_in
from units.blocks.models import BlockYear
from units.intake.actions import apply, undo

BLOCK = {"block_code": "K1", "block_name": "Khối thi đua số 1", "year": 2026}


@pytest.fixture
def stood(cast: Cast) -> BlockYear:
    """A block led by the office, its deputy the centre."""
    taken_in("blocks", table("blocks", ROWS["blocks"]), cast["officer"])
    return BlockYear.objects.get()


def block(cast: Cast, *rows: dict[str, Any]) -> Any:
    return looked_at("blocks", table("blocks", [{**BLOCK, **row} for row in rows]), cast["officer"])


def seats(year: BlockYear) -> tuple[str, ...]:
    year.refresh_from_db()
    return tuple(each.short_name if each else "" for each in (year.head, year.deputy))


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        ([{"unit": "TCMT-VP", "seat": "phó khối"}, {"unit": "TCMT-TT", "seat": "trưởng khối"}],
         ("TT", "VP")),
        ([{"unit": "TCMT-VP", "seat": "phó khối"}], ("", "VP")),
        ([{"unit": "TCMT-TT", "seat": "trưởng khối"}], ("TT", "")),
        ([{"unit": "TCMT-TT", "seat": "thành viên"}], ("VP", "")),
        ([{"unit": "TCMT", "seat": "phó khối"}, {"unit": "TCMT-TT", "seat": "thành viên"}],
         ("VP", "TCMT")),
    ],
)  # fmt: skip
def test_parts_in_a_block_change_hands(
    rows: list[dict[str, Any]], after: tuple[str, ...], cast: Cast, stood: BlockYear
) -> None:
    batch = block(cast, *rows)
    assert said(batch) == []
    apply(batch, by=cast["officer"])
    assert seats(stood) == after
    undo(batch, by=cast["officer"])
    assert seats(stood) == ("VP", "TT")


def test_two_heads_are_refused(cast: Cast) -> None:
    batch = block(
        cast, {"unit": "TCMT-VP", "seat": "trưởng khối"}, {"unit": "TCMT-TT", "seat": "trưởng khối"}
    )
    assert counts(batch) == (1, 0, 0, 1)


def test_a_head_who_is_the_secretariat_as_well_stays_both(cast: Cast, stood: BlockYear) -> None:
    stood.secretariat = stood.head
    stood.save()
    batch = block(cast, {"unit": "TCMT-VP", "seat": "trưởng khối"})
    assert counts(batch) == (0, 0, 1, 0), lines(batch)


def test_a_block_with_members_of_others_is_not_changed(cast: Cast, stood: BlockYear) -> None:
    stood.memberships.create(unit=cast.units["TCQLĐĐ"])
    batch = block(cast, {"unit": "TCMT-VP", "seat": "thành viên"})
    assert counts(batch) == (0, 0, 0, 1)


def test_a_block_is_found_by_its_name_and_asked_for_where_two_bear_it(cast: Cast) -> None:
    rows = [{**BLOCK, "unit": "TCMT-VP"}, {**BLOCK, "block_code": "K2", "unit": "TCMT-TT"}]
    taken_in("blocks", table("blocks", rows[:1]), cast["officer"])
    named = {"block_name": "KHOI THI DUA SO 1", "year": 2027, "unit": "TCMT-VP"}
    keys = ["block_code", *named]
    batch = looked_at("blocks", table("blocks", [named], keys=keys), cast["officer"])
    assert counts(batch) == (1, 0, 0, 0), said(batch)
    taken_in("blocks", table("blocks", rows[1:]), cast["officer"])
    batch = looked_at("blocks", table("blocks", [named], keys=keys), cast["officer"])
    assert counts(batch) == (0, 0, 0, 1)
