"""Works and their authors: shares come to the whole, whoever else has a part in it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from tests.units.intake.lists import counts, lines, looked_at, said, table, taken_in
from units.intake.actions import apply
from units.record.models import InitiativeAuthor

WORK = {"title": "Số hóa hồ sơ", "scope": "cơ sở", "year": 2024, "recognised_by": "Hội đồng"}


def works(cast: Cast, *rows: dict[str, Any]) -> Any:
    return looked_at("initiatives", table("initiatives", [{**WORK, **row} for row in rows]),
                     cast["clerk"])  # fmt: skip


@pytest.mark.parametrize("shares", [(60, 41), (100, 1), (None, 10), (None, None)])
def test_shares_above_the_whole_are_refused(shares: tuple[Any, Any], cast: Cast) -> None:
    one, two = shares
    batch = works(cast, {"code": "CB-Tài", "share": one}, {"code": "CB-Lan", "share": two})
    assert counts(batch) == (0, 0, 0, 2)


def test_an_author_of_before_keeps_the_share_that_the_list_does_not_name(cast: Cast) -> None:
    taken_in("initiatives", table("initiatives", [{**WORK, "code": "CB-Tài"}]), cast["clerk"])
    assert counts(works(cast, {"code": "CB-Lan", "share": 10})) == (0, 0, 0, 1)


@pytest.mark.parametrize("turned", [False, True])
def test_authors_change_shares_in_any_order_of_rows(turned: bool, cast: Cast) -> None:
    first = [{"code": "CB-Tài", "share": 60}, {"code": "CB-Lan", "share": 40}]
    taken_in("initiatives", table("initiatives", [{**WORK, **row} for row in first]), cast["clerk"])
    then = [{"code": "CB-Tài", "share": 40}, {"code": "CB-Lan", "share": 60}]
    batch = works(cast, *(then[::-1] if turned else then))
    assert (said(batch), counts(batch)) == ([], (0, 2, 0, 0))
    apply(batch, by=cast["clerk"])
    shares = InitiativeAuthor.objects.values_list("person__code", "share")
    assert dict(shares) == {"CB-Tài": 40, "CB-Lan": 60}


@pytest.mark.parametrize("turned", [False, True])
def test_what_one_author_s_row_says_of_the_work_holds_for_all(turned: bool, cast: Cast) -> None:
    full = {**WORK, "code": "CB-Tài", "share": 50}
    bare = {"title": "SỐ HÓA HỒ SƠ", "year": 2024, "code": "CB-Lan", "share": 50}
    rows = [bare, full] if turned else [full, bare]
    batch = looked_at("initiatives", table("initiatives", rows), cast["clerk"])
    assert (said(batch), counts(batch)) == ([], (2, 0, 0, 0)), lines(batch)


def test_rows_that_disagree_about_the_work_are_refused(cast: Cast) -> None:
    batch = works(
        cast,
        {"code": "CB-Tài", "share": 50, "scope": "bộ"},
        {"code": "CB-Lan", "share": 50, "scope": "cơ sở"},
    )
    assert counts(batch) == (1, 0, 0, 1)
    assert "2" in said(batch)[0]


def test_per_cent_is_read_as_cells_have_it(cast: Cast) -> None:
    batch = works(cast, {"code": "CB-Tài", "share": 0.6}, {"code": "CB-Lan", "share": "40 %"})
    assert [line["v"][batch.columns.index("share")] for line in lines(batch)] == [60, 40]
