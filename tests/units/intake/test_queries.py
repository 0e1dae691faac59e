"""As many questions to the database for three rows as for three hundred."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.units.intake.lists import ROWS, author, looked_at, table, taken_in
from units.intake.actions import apply, undo
from units.intake.models import Batch
from units.people.models import Person, Posting

DAY = datetime.date(2020, 1, 2)


@pytest.fixture
def staff(cast: Cast) -> None:
    """Three hundred people of the office, known by their codes."""
    people = [Person(code=f"P{n:03}", full_name=f"Trần Văn {n}") for n in range(300)]
    for person in people:
        person.derive()
    Person.objects.bulk_create(people)
    Posting.objects.bulk_create(
        Posting(person=each, unit=cast.units["VP"], position="x", started_on=DAY) for each in people
    )


def rows(kind: str, count: int) -> list[dict[str, Any]]:
    """So many rows of the kind, each about something of its own."""
    first = ROWS[kind][0]
    found = []
    for n in range(count):
        code = f"P{n:03}"
        own: dict[str, dict[str, Any]] = {
            "units": {"code": f"U{n:03}", "name": f"Phòng {n}"},
            "people": {"code": f"M{n:03}", "national_id": f"{n:012}"},
            "postings": {"code": code, "full_name": None},
            "ratings": {"code": code},
            "disciplines": {"code": code},
            "initiatives": {"code": code, "title": f"Sáng kiến {n}"},
            "blocks": {"block_code": f"K{n:03}", "block_name": f"Khối {n}"},
        }
        found.append({**first, **own[kind]})
    return found


def counted(act: Callable[[], Any]) -> tuple[list[str], Any]:
    """The statements of an act, by their verbs; SQLite takes long inserts in several pieces."""
    with CaptureQueriesContext(connection) as seen:
        result = act()
    verbs = [query["sql"].split()[0] for query in seen.captured_queries]
    if connection.vendor == "sqlite":
        verbs = [verb for verb in verbs if verb in {"SELECT", "SAVEPOINT"}]
    return verbs, result


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize("kind", ROWS)
def test_queries_do_not_depend_on_how_many_rows_there_are(kind: str, cast: Cast) -> None:
    seen, taken = [], []
    taken_in(kind, table(kind, ROWS[kind]), author(kind, cast))  # what is remembered is known now
    for count in (3, 300):
        data, by = table(kind, rows(kind, count)), author(kind, cast)
        looking, batch = counted(partial(looked_at, kind, data, by))
        assert batch.count("new") == count
        applying, _batch = counted(partial(apply, batch, by=by))
        taking, _batch = counted(partial(undo, batch, by=by))
        seen.append((looking, applying))
        taken.append(len(taking))
    assert seen[0] == seen[1]
    # What goes is deleted a hundred rows at a time.
    assert taken[1] <= taken[0] + 20


@pytest.mark.usefixtures("staff")
def test_queries_of_changed_rows_and_of_the_page_do_not_depend_on_them_either(
    cast: Cast, client: Any
) -> None:
    seen = []
    client.force_login(cast["clerk"])
    taken_in("people", table("people", rows("people", 300)), cast["clerk"])
    for count in (1, 3, 300):
        by = cast["clerk"]
        changed = [{**row, "address": "nơi khác", "sex": "nam"} for row in rows("people", count)]
        batch = looked_at("people", table("people", changed), by)
        assert batch.count("changed") == count
        page, _answer = counted(partial(client.get, batch.get_absolute_url()))
        applying, _batch = counted(partial(apply, batch, by=by))
        undo(Batch.objects.get(pk=batch.pk), by=by)
        seen.append((page, applying))
    assert seen[1] == seen[2]
