"""A list is taken back whole, as long as nothing was built on it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from awards_registry.ledger.models import Entry
from tests.cast import LONG_AGO, Cast, nominate
from tests.units.intake.lists import (
    ROWS,
    author,
    counts,
    filled_in,
    looked_at,
    nothing_written,
    register,
    said,
    table,
    taken_in,
)
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole, User
from units.intake.actions import NotReadyError, apply, undo
from units.intake.models import Batch
from units.organisation.models import Unit
from units.people.models import Person, PersonalData, PersonalDataRead, Posting
from units.record.models import AnnualRating, Initiative

# What changes with every act on a list, and may.
LEDGER = {"ledger.Entry", "ledger.Head"}


def without_ledger() -> dict[str, str]:
    return {label: seal for label, seal in register().items() if label not in LEDGER}


def people(cast: Cast) -> Batch:
    return taken_in("people", filled_in("people", ROWS["people"], cast["clerk"]), cast["clerk"])


@pytest.mark.parametrize("kind", ROWS)
def test_undoing_a_list_of_new_rows_restores_the_register_exactly(kind: str, cast: Cast) -> None:
    before, by = without_ledger(), author(kind, cast)
    batch = taken_in(kind, filled_in(kind, ROWS[kind], by), by)
    assert without_ledger() != before
    assert undo(batch, by=author(kind, cast)).state == Batch.State.UNDONE
    assert without_ledger() == before
    line = Entry.objects.order_by("-sequence")[0]
    assert (line.verb, line.content["rows_sha256"]) == ("import.undo", batch.rows_hash)


# Of each kind what of its rows a second list changes.
CHANGED: dict[str, dict[str, Any]] = {
    "units": {"head_title": "Chánh Văn phòng khác", "established_on": datetime.date(2001, 2, 3)},
    "people": {
        "position": "Chuyên viên chính",
        "address": "Số 7, Hà Nội",
        "since": datetime.date(2024, 1, 1),
    },
    "postings": {"position": "Chuyên viên cao cấp", "ended_on": datetime.date(2021, 6, 30)},
    "ratings": {"level": "Không hoàn thành nhiệm vụ", "decision_number": "1/QĐ"},
    "disciplines": {"form": "Cảnh cáo", "ends_on": datetime.date(2016, 1, 1)},
    "initiatives": {"recognised_by": "Hội đồng khác"},
    "blocks": {"staff": 7, "decision_number": "9/QĐ"},
}


@pytest.mark.parametrize("kind", ROWS)
def test_undoing_a_list_of_changed_rows_restores_the_register_exactly(
    kind: str, cast: Cast
) -> None:
    by = author(kind, cast)
    taken_in(kind, filled_in(kind, ROWS[kind], by), by)
    before = without_ledger()
    rows = [{**row, **CHANGED[kind]} for row in ROWS[kind]]
    batch = looked_at(kind, table(kind, rows), author(kind, cast))
    assert (said(batch), counts(batch)) == ([], (0, len(rows), 0, 0))
    apply(batch, by=author(kind, cast))
    assert without_ledger() != before
    undo(batch, by=author(kind, cast))
    assert without_ledger() == before


def test_a_list_is_undone_once_and_never_applied_again(cast: Cast) -> None:
    batch = people(cast)
    undo(batch, by=cast["clerk"])
    with nothing_written():
        with pytest.raises(NotReadyError):
            undo(batch, by=cast["clerk"])
        with pytest.raises(NotReadyError):
            apply(batch, by=cast["clerk"])
    # The same file is a new list.
    again = people(cast)
    assert counts(again) == (2, 0, 0, 0)
    assert undo(again, by=cast["clerk"]).state == Batch.State.UNDONE


def test_a_list_that_was_not_applied_is_not_undone(cast: Cast) -> None:
    batch = looked_at("people", filled_in("people", ROWS["people"], None), cast["clerk"])
    with nothing_written(), pytest.raises(NotReadyError):
        undo(batch, by=cast["clerk"])


def _rate(_cast: Cast) -> None:
    AnnualRating.objects.create(person=Person.objects.get(code="CB-101"), year=2020, level="HTXSNV")


def _rename(_cast: Cast) -> None:
    Person.objects.get(code="CB-100").save()
    person = Person.objects.get(code="CB-101")
    person.full_name = "Đỗ Văn Ước Nguyện"
    person.save()


def _recode(_cast: Cast) -> None:
    Person.objects.filter(code="CB-101").update(code="CB-102")


def _move(cast: Cast) -> None:
    person = Person.objects.get(code="CB-100")
    person.postings.update(ended_on=datetime.date(2025, 1, 1))
    Posting.objects.create(
        person=person, unit=cast.units["VP"], position="x", started_on=datetime.date(2025, 1, 2)
    )


def _address(_cast: Cast) -> None:
    PersonalData.objects.filter(person__code="CB-100").update(address="nơi khác")


def _nominate(cast: Cast) -> None:
    cast.people["Mới"] = Person.objects.get(code="CB-100")
    nominate(cast, "Mới")


def _author(_cast: Cast) -> None:
    work = Initiative.objects.create(title="x", scope="base", year=2020, recognised_by="x")
    work.authorships.create(person=Person.objects.get(code="CB-101"))


@pytest.mark.parametrize("deed", [_rate, _rename, _recode, _move, _address, _nominate, _author])
def test_what_was_built_on_stays_and_the_refusal_says_what_it_was(
    deed: Callable[[Cast], None], cast: Cast
) -> None:
    batch = people(cast)
    deed(cast)
    with nothing_written(), pytest.raises(NotReadyError) as refused:
        undo(batch, by=cast["clerk"])
    assert str(refused.value).endswith(".")
    assert Batch.objects.get(pk=batch.pk).state == Batch.State.APPLIED


def test_a_row_that_was_changed_by_hand_is_not_set_back(cast: Cast) -> None:
    rows = [{"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "sex": "nữ"}]
    batch = taken_in("people", table("people", rows), cast["clerk"])
    Person.objects.filter(code="CB-Tài").update(sex="m")
    with nothing_written(), pytest.raises(NotReadyError, match="Nguyễn Văn Tài"):
        undo(batch, by=cast["clerk"])


def test_units_that_got_people_stay(cast: Cast) -> None:
    by = cast["administrator"]
    batch = taken_in("units", filled_in("units", ROWS["units"], by), by)
    below = Unit.objects.get(code="TCMT-PC-1")
    Posting.objects.create(person=cast.people["Lan"], unit=below, position="x", started_on=LONG_AGO)
    with nothing_written(), pytest.raises(NotReadyError):
        undo(batch, by=cast["administrator"])


def test_a_unit_that_got_a_part_below_it_stays(cast: Cast) -> None:
    by = cast["administrator"]
    batch = taken_in("units", filled_in("units", ROWS["units"], by), by)
    Unit.objects.create(code="MOI", name="Tổ mới", parent=Unit.objects.get(code="TCMT-PC"))
    with nothing_written(), pytest.raises(NotReadyError, match="Tổ mới"):
        undo(batch, by=cast["administrator"])


def test_who_only_read_the_data_built_nothing_and_is_counted(cast: Cast) -> None:
    batch = people(cast)
    data = PersonalData.objects.get(person__code="CB-100")
    client = Client()
    client.force_login(cast["clerk"])
    client.get(reverse("admin:units_personaldata_change", args=[data.pk]))
    assert PersonalDataRead.objects.count() == 1
    undo(batch, by=cast["clerk"])
    assert Entry.objects.order_by("-sequence")[0].content["reads"] == 1


def test_a_later_list_is_undone_before_the_earlier_one(cast: Cast) -> None:
    first = people(cast)
    rating = [{"code": "CB-101", "year": 2020, "level": "Hoàn thành nhiệm vụ"}]
    second = taken_in("ratings", table("ratings", rating), cast["clerk"])
    with pytest.raises(NotReadyError):
        undo(first, by=cast["clerk"])
    undo(second, by=cast["clerk"])
    assert undo(first, by=cast["clerk"]).state == Batch.State.UNDONE


def test_who_lost_the_role_takes_nothing_back(cast: Cast) -> None:
    batch = people(cast)
    UnitRole.objects.filter(user=cast.users["clerk"]).update(ends_on=LONG_AGO)
    with nothing_written(), pytest.raises(NotYoursError):
        undo(batch, by=cast["clerk"])


def test_who_acts_for_another_unit_now_takes_nothing_back(cast: Cast) -> None:
    rows = [{"code": "CB-Tài", "full_name": "Nguyễn Văn Tài", "sex": "nữ"}]
    batch = taken_in("people", table("people", rows), cast["clerk"])
    UnitRole.objects.filter(user=cast.users["clerk"]).update(unit=cast.units["TT"])
    with nothing_written(), pytest.raises(NotReadyError):
        undo(batch, by=cast["clerk"])


def test_somebody_else_takes_nothing_back_but_the_keeper_of_the_house_does(cast: Cast) -> None:
    batch = people(cast)
    for part in ("officer", "administrator", "outsider"):
        with nothing_written(), pytest.raises(NotYoursError):
            undo(batch, by=cast[part])
    root = User.objects.create_superuser("root", "x", full_name="Người Giữ Nhà")
    assert undo(batch, by=root).state == Batch.State.UNDONE
