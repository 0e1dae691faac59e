"""A list is written whole or not at all, once, with one line in the ledger."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

import pytest
from django.db import IntegrityError, connection

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from tests.cast import LONG_AGO, Cast
from tests.units.intake.lists import (
    ROWS,
    author,
    counts,
    filled_in,
    lines,
    looked_at,
    nothing_written,
    said,
    table,
    taken_in,
)
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole
from units.intake.actions import NotReadyError, apply, drop, hand_in, path_of, preview
from units.intake.kind import KINDS
from units.intake.models import Batch
from units.intake.writing import MovedOnError
from units.people.models import Person, Posting
from units.record.models import AnnualRating


def many(count: int, *, first: int = 1) -> list[dict[str, Any]]:
    """So many new people of one office."""
    return [
        {
            "code": f"M{number:05d}",
            "full_name": "Nguyễn Văn Mẫu",
            "unit": "TCMT-VP",
            "position": "Chuyên viên",
            "since": datetime.date(2020, 1, 2),
        }
        for number in range(first, first + count)
    ]


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows at a time: what happens in the last of many chunks is seen with few rows."""
    monkeypatch.setattr(type(KINDS["people"]), "chunk", 2)


@pytest.mark.parametrize("kind", ROWS)
def test_a_list_leaves_one_line_in_the_ledger_with_its_hashes(kind: str, cast: Cast) -> None:
    by, before = author(kind, cast), Entry.objects.count()
    data = filled_in(kind, ROWS[kind], by)
    batch = taken_in(kind, data, by)
    [line] = Entry.objects.order_by("sequence")[before:]
    assert (line.verb, line.actor_id, line.subject_id) == ("import.apply", by.pk, str(batch.pk))
    assert line.content["file_sha256"] == hashlib.sha256(data).hexdigest()
    assert line.content["rows_sha256"] == batch.rows_hash
    assert line.content["counts"] == {"new": len(ROWS[kind])}
    assert first_fault() is None


def test_the_hash_is_that_of_the_rows_and_not_of_the_file(cast: Cast) -> None:
    plain = looked_at("people", table("people", many(3)), cast["clerk"])
    typed = looked_at("people", filled_in("people", many(3), None), cast["clerk"])
    other = looked_at("people", table("people", many(3, first=2)), cast["clerk"])
    assert plain.file_hash != typed.file_hash
    # The template has more columns, all of them empty: the rows say the same.
    assert plain.rows_hash != other.rows_hash


def test_a_list_with_one_error_writes_nothing(cast: Cast) -> None:
    rows = [*many(3), {**many(1)[0], "code": "M9", "since": "hôm qua"}]
    batch = looked_at("people", table("people", rows), cast["clerk"])
    with nothing_written(), pytest.raises(NotReadyError, match="1"):
        apply(batch, by=cast["clerk"])


@pytest.mark.usefixtures("small_chunks")
def test_a_code_taken_since_the_preview_takes_back_the_chunks_before(cast: Cast) -> None:
    batch = looked_at("people", table("people", many(9)), cast["clerk"])
    Person.objects.create(code="M00009", full_name="Người Khác")
    with nothing_written(), pytest.raises(MovedOnError):
        apply(batch, by=cast["clerk"])
    batch = Batch.objects.get(pk=batch.pk)
    assert (batch.state, counts(batch)) == (Batch.State.PREVIEWED, (8, 0, 0, 1))
    assert batch.refusal.endswith(".")


@pytest.mark.usefixtures("small_chunks")
def test_what_the_database_refuses_in_the_last_chunk_takes_back_all_of_them(cast: Cast) -> None:
    """A rule that the preview does not know stands in for whatever comes in between."""
    # PostgreSQL makes no index on a table whose keys it still has to check.
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE UNIQUE INDEX late ON units_person (full_name) WHERE code >= 'M00008'"
        )
    batch = looked_at("people", table("people", many(9)), cast["clerk"])
    with nothing_written(), pytest.raises(MovedOnError) as refused:
        apply(batch, by=cast["clerk"])
    assert isinstance(refused.value.__cause__, IntegrityError)
    batch = Batch.objects.get(pk=batch.pk)
    # Nothing moved: it would be no help to say so and to offer the same again.
    assert (batch.state, batch.refusal) == (Batch.State.PREVIEWED, str(refused.value))
    assert batch.refusal != str(MovedOnError())


def test_a_cell_changed_by_hand_since_the_preview_is_shown_anew_before_it_is_written(
    cast: Cast,
) -> None:
    rows = [{"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "sex": "nữ"}]
    batch = looked_at("people", table("people", rows), cast["clerk"])
    Person.objects.filter(code="CB-Tài").update(sex="")
    with nothing_written(), pytest.raises(MovedOnError):
        apply(batch, by=cast["clerk"])
    batch = Batch.objects.get(pk=batch.pk)
    assert lines(batch)[0]["c"] == [["sex", None, "f"]]
    assert apply(batch, by=cast["clerk"]).state == Batch.State.APPLIED
    assert Person.objects.get(code="CB-Tài").sex == "f"


def test_a_list_is_applied_once(cast: Cast) -> None:
    batch = taken_in("people", table("people", many(2)), cast["clerk"])
    with nothing_written(), pytest.raises(NotReadyError):
        apply(batch, by=cast["clerk"])


def test_the_same_file_handed_in_again_changes_nothing(cast: Cast) -> None:
    data = table("people", many(4))
    taken_in("people", data, cast["clerk"])
    again = looked_at("people", data, cast["clerk"])
    assert counts(again) == (0, 0, 4, 0)
    with nothing_written(), pytest.raises(NotReadyError):
        apply(again, by=cast["clerk"])


def test_the_file_is_kept_until_the_list_is_applied_and_no_longer(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    batch = looked_at("people", table("people", many(2)), cast["clerk"])
    assert path_of(batch).exists()
    assert oct(path_of(batch).stat().st_mode & 0o077) == "0o0"
    with django_capture_on_commit_callbacks(execute=True):
        apply(batch, by=cast["clerk"])
    assert not path_of(batch).exists()
    with pytest.raises(NotReadyError):
        preview(batch)


@pytest.mark.parametrize("data", [b"%PDF-1.7", table("people", many(1))])
def test_a_file_that_was_refused_or_dropped_is_not_kept(
    data: bytes, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        batch = looked_at("people", data, cast["clerk"])
        drop(batch, by=cast["clerk"])
    assert not path_of(batch).exists()
    with nothing_written(), pytest.raises(NotReadyError):
        apply(batch, by=cast["clerk"])


def test_an_applied_list_is_not_dropped(cast: Cast) -> None:
    batch = taken_in("people", table("people", many(2)), cast["clerk"])
    with pytest.raises(NotReadyError):
        drop(batch, by=cast["clerk"])


def test_who_may_not_write_a_kind_hands_in_none_of_it(cast: Cast) -> None:
    with pytest.raises(NotYoursError):
        hand_in(KINDS["units"], b"x", name="x.csv", by=cast["clerk"])
    for kind in KINDS.values():
        with pytest.raises(NotYoursError):
            hand_in(kind, b"x", name="x.csv", by=cast["signatory"])


def test_a_role_that_ended_since_the_preview_writes_nothing(cast: Cast) -> None:
    batch = looked_at("people", table("people", many(2)), cast["clerk"])
    UnitRole.objects.filter(user=cast.users["clerk"]).update(ends_on=LONG_AGO)
    with nothing_written(), pytest.raises(NotYoursError):
        apply(batch, by=cast["clerk"])


def test_a_role_that_moved_elsewhere_since_the_preview_writes_nothing(cast: Cast) -> None:
    batch = looked_at("people", table("people", many(2)), cast["clerk"])
    UnitRole.objects.filter(user=cast.users["clerk"]).update(unit=cast.units["TT"])
    with nothing_written(), pytest.raises(MovedOnError):
        apply(batch, by=cast["clerk"])
    assert counts(Batch.objects.get(pk=batch.pk)) == (0, 0, 0, 2)


def test_rows_that_hang_on_new_ones_of_other_chunks_are_written(
    cast: Cast, small_chunks: None
) -> None:
    del small_chunks
    taken_in("people", table("people", many(9)), cast["clerk"])
    assert Posting.objects.filter(person__code__startswith="M").count() == 9


def test_ratings_of_a_year_given_twice_are_told_apart_by_row(cast: Cast) -> None:
    rows = [
        {"code": "CB-Tài", "year": 2012, "level": "Hoàn thành nhiệm vụ"},
        {"code": "CB-Tài", "year": 2012, "level": "Hoàn thành tốt nhiệm vụ"},
    ]
    batch = looked_at("ratings", table("ratings", rows), cast["clerk"])
    assert counts(batch) == (1, 0, 0, 1)
    assert "2" in said(batch)[0]
    assert not AnnualRating.objects.filter(year=2012).exists()
