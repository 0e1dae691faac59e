"""What the tests of the grid share: staff in numbers, and rows as a browser sends them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from units.people.models import Person, Posting

DAY = datetime.date(2020, 1, 2)


def staffed(cast: Cast, count: int, unit: str = "VP", first: int = 0) -> list[Person]:
    """So many people of the office, known by their codes from P000 on."""
    numbers = range(first, first + count)
    people = [Person(code=f"P{n:03}", full_name=f"Trần Văn {n}") for n in numbers]
    for person in people:
        person.derive()
    Person.objects.bulk_create(people)
    Posting.objects.bulk_create(
        Posting(person=each, unit=cast.units[unit], position="Chuyên viên", started_on=DAY)
        for each in people
    )
    return people


def at_grid(cast: Cast, part: str = "clerk") -> Client:
    client = Client()
    client.force_login(cast[part])
    return client


def row(who: str, award: str = "GK_CN", **more: Any) -> dict[str, Any]:
    """A whole row as it is typed."""
    typed = {
        "key": f"r-{who}-{award}",
        "who": who,
        "award": award,
        "achievement": f"Xử lý đúng hạn 1.602 hồ sơ, phần việc của {who}",
        "clean": "có",
    }
    return typed | more


def send(
    client: Client, cast: Cast, rows: Sequence[dict[str, Any]], *, save: bool = True, **more: Any
) -> Any:
    """What the script posts; the answer as JSON, rows by key under ``by_key``."""
    sent = {"rows": list(rows), "save": save, "unit": str(cast.units["VP"].pk)} | more
    address = reverse("grid_row", args=[cast.round.pk])
    answer = client.post(address, json.dumps(sent), content_type="application/json")
    if answer.status_code != 200:
        return answer
    told = answer.json()
    told["by_key"] = {each["key"]: each for each in told["rows"]}
    return told
