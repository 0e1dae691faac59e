"""The tree of units by a list: any order, no rings, nobody moves away what is not theirs."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.cast import LONG_AGO, Cast, recalled
from tests.units.intake.lists import (
    counts,
    exported,
    lines,
    looked_at,
    nothing_written,
    said,
    table,
    taken_in,
)
from units.accounts.models import UnitRole, User
from units.intake.actions import NotReadyError, apply, undo
from units.organisation.models import Unit

Rows = list[dict[str, Any]]


def tree(numbers: list[int]) -> Rows:
    """New units; each hangs on one of those before it, or on the general department."""
    return [
        {
            "code": f"N{at}",
            "name": f"Phòng số {at}",
            "parent": f"N{number % at}" if at and number % (at + 1) else "TCMT",
        }
        for at, number in enumerate(numbers)
    ]


def edges() -> dict[str, str]:
    rows = Unit.objects.filter(code__startswith="N").values_list("code", "parent__code")
    return dict(rows)


class AnyOrder(TestCase):
    """Superiors before or after those below them: the same tree."""

    @settings(max_examples=max(6, settings().max_examples // 5))
    @given(st.lists(st.integers(0, 50), min_size=1, max_size=8), st.randoms())
    def test_any_order_of_rows_gives_the_same_tree(
        self, numbers: list[int], chance: random.Random
    ) -> None:
        rows, cast = tree(numbers), recalled()
        wanted = {row["code"]: row["parent"] for row in rows}
        by_name = {row["code"]: row["name"] for row in rows}
        for row in rows:
            if chance.random() < 0.5 and row["parent"] in by_name:
                row["parent"] = by_name[row["parent"]]
        chance.shuffle(rows)
        batch = taken_in("units", table("units", rows), cast["administrator"])
        assert edges() == wanted
        undo(batch, by=cast["administrator"])
        assert edges() == {}


def units(cast: Cast, rows: Rows, part: str = "administrator") -> Any:
    return looked_at("units", table("units", rows), cast[part])


@pytest.mark.parametrize(
    "rows",
    [
        [{"code": "X1", "name": "Một", "parent": "X1"}],
        [{"code": "X1", "name": "Một", "parent": "một"}],
        [{"code": "A", "name": "Một", "parent": "B"}, {"code": "B", "name": "Hai", "parent": "A"}],
        [{"code": "TCMT", "name": "Tổng cục Môi trường", "parent": "TCMT-VP"}],
        [{"code": "TCMT-VP", "name": "Văn phòng Tổng cục", "parent": "TCMT-TT"},
         {"code": "TCMT-TT", "name": "Trung tâm Quan trắc", "parent": "TCMT-VP"}],
        [{"code": "TCMT", "name": "Tổng cục Môi trường", "parent": "A"},
         {"code": "A", "name": "Một", "parent": "TCMT-VP"}],
    ],
)  # fmt: skip
def test_a_unit_below_itself_is_refused(rows: Rows, cast: Cast) -> None:
    batch = units(cast, rows)
    assert counts(batch)[3] >= 1
    with nothing_written(), pytest.raises(NotReadyError):
        apply(batch, by=cast["administrator"])


def test_units_that_change_places_are_no_ring(cast: Cast) -> None:
    """The centre comes under the office, and the office stays where it is."""
    rows = [{"code": "TCMT-TT", "name": "Trung tâm Quan trắc", "parent": "Văn phòng Tổng cục"}]
    batch = units(cast, rows)
    assert lines(batch)[0]["c"] == [["parent", "Tổng cục Môi trường", "Văn phòng Tổng cục"]]
    apply(batch, by=cast["administrator"])
    assert Unit.objects.get(code="TCMT-TT").parent == cast.units["VP"]


def test_a_known_unit_moves_under_a_new_one_of_the_same_file(cast: Cast) -> None:
    rows = [
        {"code": "TCMT-VP", "name": "Văn phòng Tổng cục", "parent": "Khối cơ quan"},
        {"code": "TCMT-K", "name": "Khối cơ quan", "parent": "TCMT"},
    ]
    batch = units(cast, rows)
    assert counts(batch) == (1, 1, 0, 0)
    apply(batch, by=cast["administrator"])
    assert Unit.objects.get(code="TCMT-VP").parent.code == "TCMT-K"
    undo(batch, by=cast["administrator"])
    assert Unit.objects.get(code="TCMT-VP").parent.code == "TCMT"


def test_a_code_in_the_register_goes_before_a_name_in_the_file(cast: Cast) -> None:
    rows = [
        {"code": "X1", "name": "Tổ một", "short_name": "TCMT-TT", "parent": "TCMT"},
        {"code": "X2", "name": "Tổ hai", "parent": "TCMT-TT"},
    ]
    apply(units(cast, rows), by=cast["administrator"])
    assert Unit.objects.get(code="X2").parent == cast.units["TT"]


def test_a_superior_whose_name_means_two_is_asked_for_by_code(cast: Cast) -> None:
    rows = [
        {"code": "X1", "name": "Phòng Tổng hợp", "parent": "TCMT-VP"},
        {"code": "X2", "name": "Phòng Tổng hợp", "parent": "TCMT-TT"},
        {"code": "X3", "name": "Tổ một", "parent": "Phòng tổng hợp"},
        {"code": "X4", "name": "Tổ hai", "parent": "X2"},
    ]
    batch = units(cast, rows)
    assert [line["s"] for line in lines(batch)] == ["new", "new", "error", "new"]


def test_one_code_however_typed_is_one_unit(cast: Cast) -> None:
    rows = [{"code": "tcmt-vp", "name": "VĂN PHÒNG TỔNG CỤC", "place": "Hà Nội"},
            {"code": "mới", "name": "Một", "parent": "TCMT"},
            {"code": "MOI", "name": "Hai", "parent": "TCMT"}]  # fmt: skip
    batch = units(cast, rows)
    assert [line["s"] for line in lines(batch)] == ["unchanged", "new", "error"]


def test_a_new_name_is_written_with_a_hint_at_renaming(cast: Cast) -> None:
    batch = units(cast, [{"code": "TCMT-VP", "name": "Văn phòng Cục"}])
    assert (counts(batch), batch.count("warning")) == ((0, 1, 0, 0), 1)


def test_a_unit_is_not_established_after_its_end(cast: Cast) -> None:
    Unit.objects.filter(code="TCMT-TT").update(dissolved_on=datetime.date(2020, 1, 1))
    batch = units(cast, [{"code": "TCMT-TT", "established_on": datetime.date(2021, 1, 1)}])
    assert counts(batch) == (0, 0, 0, 1)


@pytest.fixture
def local(cast: Cast) -> User:
    """An administrator of the general department, not of the ministry."""
    user = User.objects.create_user("quantri", "x", full_name="Quản Trị Tổng Cục")
    UnitRole.objects.create(
        user=user, unit=cast.units["TCMT"], role="administrator", starts_on=LONG_AGO
    )
    return user


def test_the_highest_of_one_s_units_comes_back_unchanged_and_does_not_move(
    cast: Cast, local: User
) -> None:
    again = looked_at("units", exported("units", local), local)
    assert (said(again), counts(again)) == ([], (0, 0, 3, 0))
    rows = [{"code": "TCMT", "name": "Tổng cục Môi trường", "parent": "TCQLDD"}]
    assert counts(looked_at("units", table("units", rows), local)) == (0, 0, 0, 1)
    assert cast.units["TCMT"].parent_id == cast.units["BTNMT"].pk


@pytest.mark.parametrize(
    "row",
    [
        {"code": "TCQLDD", "name": "Đổi tên"},
        {"code": "tcqldd", "name": "Đổi tên", "parent": "TCMT"},
        {"code": "BTNMT", "authority": "không"},
        {"code": "MOI", "name": "Phòng mới"},
        {"code": "MOI", "name": "Phòng mới", "parent": "BTNMT"},
        {"code": "MOI", "name": "Phòng mới", "parent": "Tổng cục Quản lý đất đai"},
    ],
)
def test_units_of_others_and_a_second_top_are_refused(row: dict[str, Any], local: User) -> None:
    batch = looked_at("units", table("units", [row]), local)
    assert counts(batch) == (0, 0, 0, 1)
    assert "Quản lý" not in lines(batch)[0].get("t", "")
