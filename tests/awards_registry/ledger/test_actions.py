"""The ledger is append-only, and whoever changes it anyway is found out."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from awards_registry.ledger.actions import append, first_fault
from awards_registry.ledger.canonical import canonical, digest
from awards_registry.ledger.models import Entry, Head
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def unguarded(statement: str) -> None:
    """What somebody with the database's own password could do: drop the guard, then write."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER ledger_no_update")
            cursor.execute("DROP TRIGGER ledger_no_delete")
        else:
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_no_change")
        cursor.execute(statement)


@pytest.fixture
def ledger(cast: Cast) -> int:
    """A ledger of some lines; returns the number of the last one."""
    for number in range(10):
        append("test.act", cast.units["VP"], by=cast["clerk"], number=number)
    return Entry.objects.count()


def test_a_ledger_as_it_was_written_holds(ledger: int) -> None:
    out = StringIO()

    call_command("verify_ledger", stdout=out)

    assert first_fault() is None
    assert out.getvalue().startswith(f"{ledger} lines, unbroken.")


@pytest.mark.parametrize(
    "write",
    [
        lambda: Entry.objects.filter(sequence=3).update(actor_name="ai đó"),
        lambda: Entry.objects.filter(sequence=3).delete(),
    ],
)
def test_the_database_refuses_to_change_or_delete_a_line(
    ledger: int, write: Callable[[], object]
) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        write()

    assert Entry.objects.count() == ledger


@pytest.mark.parametrize(
    ("statement", "sequence", "reason"),
    [
        ("UPDATE ledger_entry SET verb = 'x' WHERE sequence = 4", 4, "was changed"),
        ("UPDATE ledger_entry SET actor_name = 'x' WHERE sequence = 7", 7, "was changed"),
        ("UPDATE ledger_entry SET content = '{}' WHERE sequence = 5", 5, "was changed"),
        ("DELETE FROM ledger_entry WHERE sequence = 6", 6, "missing"),
        ("DELETE FROM ledger_entry WHERE sequence = 1", 1, "missing"),
        ("UPDATE ledger_entry SET previous_hash = '' WHERE sequence = 8", 8, "does not follow"),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_the_first_bad_line_is_named(statement: str, sequence: int, reason: str) -> None:
    unguarded(statement)

    fault = first_fault()

    assert fault is not None
    assert fault.sequence == sequence
    assert reason in fault.reason
    with pytest.raises(CommandError, match=f"Ledger line {sequence}: "):
        call_command("verify_ledger")


def test_a_cut_off_end_is_found(ledger: int) -> None:
    unguarded(f"DELETE FROM ledger_entry WHERE sequence >= {ledger - 1}")  # noqa: S608 - own number

    fault = first_fault()

    assert fault is not None
    assert fault.sequence == ledger - 1


def test_a_failed_act_leaves_no_line(ledger: int, cast: Cast) -> None:
    class Failed(Exception):  # noqa: N818 - the test's own
        pass

    @transaction.atomic
    def act() -> None:
        append("test.act", cast.units["VP"], by=None)
        raise Failed

    with pytest.raises(Failed):
        act()

    assert Entry.objects.count() == ledger
    assert Head.objects.get().sequence == ledger


def test_equal_content_has_one_spelling() -> None:
    assert canonical({"b": 1, "a": "Đặng"}) == '{"a":"Đặng","b":1}'
    assert digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})


def test_a_float_has_no_place_in_the_ledger() -> None:
    with pytest.raises(TypeError):
        canonical({"rate": [0.3]})
