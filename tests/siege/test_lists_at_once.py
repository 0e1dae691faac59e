"""Lists written by many hands at the same moment, and one whose process is killed meanwhile."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from tests.cast import Cast
from tests.siege.test_at_once import at_once
from tests.siege.test_killed import Scratch, scratch
from tests.units.intake.lists import counts, looked_at, table, taken_in
from units.accounts.models import User
from units.intake.actions import NotReadyError, apply, undo
from units.intake.models import Batch
from units.intake.writing import MovedOnError
from units.people.models import Person, Posting

__all__ = ["scratch"]

at_once_is_quick = pytest.mark.django_db(transaction=True)
DAY = datetime.date(2020, 1, 2)


@pytest.fixture(autouse=True)
def _folder_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


def many(codes: Any) -> bytes:
    rows = [
        {"code": code, "full_name": "Nguyễn Văn Mẫu", "unit": "TCMT-VP", "position": "x",
         "since": DAY, "sex": "nam"}
        for code in codes
    ]  # fmt: skip
    return table("people", rows)


def tried(act: Callable[[], Any]) -> Callable[[], Any]:
    """An act whose refusal is an answer: it is counted as the others of this siege are."""

    def run() -> None:
        try:
            act()
        except (NotReadyError, MovedOnError):
            refusals.append(1)

    return run


refusals: list[int] = []


@at_once_is_quick
def test_one_list_applied_by_many_at_once_is_written_once(cast: Cast) -> None:
    refusals.clear()
    batch = looked_at("people", many(f"M{n}" for n in range(20)), cast["clerk"])
    clerk = cast["clerk"].pk
    act = tried(lambda: apply(batch, by=User.objects.get(pk=clerk)))
    assert at_once([act] * 4) == {"done": 4}
    assert len(refusals) == 3
    assert Person.objects.filter(code__startswith="M").count() == 20
    assert Posting.objects.filter(person__code__startswith="M").count() == 20
    assert Entry.objects.filter(verb="import.apply").count() == 1
    assert first_fault() is None


@at_once_is_quick
def test_two_lists_with_the_same_people_in_another_order_do_not_wait_for_each_other(
    cast: Cast,
) -> None:
    refusals.clear()
    codes = [f"M{n:03}" for n in range(60)]
    part = {name: cast[name].pk for name in ("clerk", "officer")}
    batches = {
        "clerk": looked_at("people", many(codes), cast["clerk"]),
        "officer": looked_at("people", many(codes[::-1]), cast["officer"]),
    }

    def applying(name: str) -> Callable[[], Any]:
        return tried(lambda: apply(batches[name], by=User.objects.get(pk=part[name])))

    acts = [applying(name) for name in batches]
    assert at_once(acts) == {"done": 2}
    assert len(refusals) == 1
    assert Person.objects.filter(code__startswith="M").count() == 60
    late = Batch.objects.get(state=Batch.State.PREVIEWED)
    assert counts(late) == (0, 0, 60, 0)
    assert late.refusal
    assert first_fault() is None


@at_once_is_quick
def test_a_list_undone_by_many_while_somebody_builds_on_it_is_whole_or_gone(cast: Cast) -> None:
    refusals.clear()
    batch = taken_in("people", many(["M1", "M2"]), cast["clerk"])
    clerk, person = cast["clerk"].pk, Person.objects.get(code="M1").pk

    def build() -> None:
        Posting.objects.filter(person=person).update(position="y")

    act = tried(lambda: undo(batch, by=User.objects.get(pk=clerk)))
    assert at_once([act, act, build]) == {"done": 3}
    stays = Person.objects.filter(code__startswith="M").count()
    state = Batch.objects.get(pk=batch.pk).state
    assert (stays, state) in {(0, "undone"), (2, "applied")}
    assert first_fault() is None


@at_once_is_quick
def test_a_double_click_by_the_page_writes_once(cast: Cast) -> None:
    batch = looked_at("people", many(["M1", "M2"]), cast["clerk"])
    clients = [Client() for _ in range(3)]
    for client in clients:
        client.force_login(cast["clerk"])
    address = reverse("import_apply", args=[batch.pk])
    statuses: list[int] = []
    acts = [lambda c=client: statuses.append(c.post(address).status_code) for client in clients]
    assert at_once(acts) == {"done": 3}
    assert statuses == [302] * 3
    assert Entry.objects.filter(verb="import.apply").count() == 1
    assert Person.objects.filter(code__startswith="M").count() == 2


@pytest.mark.full
def test_an_import_that_is_killed_leaves_nothing_and_is_done_the_next_time(
    scratch: Scratch,
) -> None:
    scratch.run("-m", "tests.siege.scratch", "build", "1", "0")
    path = scratch.folder / "ds.xlsx"
    path.write_bytes(many_rows(4_000))
    words = ("manage.py", "import_records", "people", str(path), "--apply", "--json")
    for patience in (2.0, 3.0, 4.0, 5.0):
        process = scratch.start(*words)
        time.sleep(patience)
        process.kill()
        process.wait()
        found = people_in(scratch)
        assert found in {0, 4_000}
        if found:
            break
    told = json.loads(scratch.run(*words))
    assert told["counts"]["error"] == 0
    assert people_in(scratch) == 4_000
    assert "unbroken" in scratch.run("manage.py", "verify_ledger")


def many_rows(count: int) -> bytes:
    return many(f"M{n:05}" for n in range(count))


def people_in(scratch: Scratch) -> int:
    code = (
        "from units.people.models import Person, Posting; "
        "n = Person.objects.filter(code__startswith='M').count(); "
        "assert n == Posting.objects.filter(person__code__startswith='M').count(); print(n)"
    )
    return int(scratch.run("manage.py", "shell", "-v", "0", "-c", code).strip().splitlines()[-1])
