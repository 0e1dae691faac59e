"""A name among many is found through an index: PostgreSQL says so itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from tests.cast import Cast
from tests.units.people.crowd import gather
from units.people.models import Person

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="SQLite has no trigrams: it reads its one table through, whatever is asked",
    ),
]
CROWDS = [10_000, pytest.param(100_000, marks=pytest.mark.full)]


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for inner in plan.get("Plans", []):
        yield from nodes(inner)


def explained(rows: QuerySet[Person]) -> tuple[list[dict[str, Any]], str]:
    """The steps of the plan, really run, and the same as words for the reader of the test."""
    [told] = json.loads(rows.explain(format="json", analyze=True))
    steps = list(nodes(told["Plan"]))
    words = [
        f"{step['Node Type']} {step.get('Index Name') or step.get('Relation Name', '')}".strip()
        for step in steps
    ]
    return steps, f"{' ← '.join(words)} ({told['Execution Time']:.1f} ms)"


def read_through(steps: list[dict[str, Any]]) -> list[str]:
    """The tables that were read from end to end."""
    return [step["Relation Name"] for step in steps if step["Node Type"] == "Seq Scan"]


@pytest.mark.parametrize("count", CROWDS)
def test_a_name_without_diacritics_is_found_through_the_index(
    cast: Cast, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    gather(cast, count)
    seen = Person.objects.visible_to(cast["officer"])
    for text in ("nguyen van tai", "TÀI nguyễn văn", "phuong huu", "DC000777"):
        for rows in (Person.objects.named(text), seen.named(text), seen.named(text)[:50]):
            steps, words = explained(rows)
            with capsys.disabled():
                print(f"\n  {count:,} · {text}: {words}", end="")  # noqa: T201 - the plan is shown
            assert "units_person" not in read_through(steps)
            # A page of a name that many bear is sooner read in its order than found.
            by_page = rows.query.is_sliced and "units_person_sort_key" in words
            assert by_page or "person_folded_trigrams" in words
    assert Person.objects.named("nguyen van tai").count() > count // 1500


def test_a_page_of_a_common_name_is_read_in_its_order(cast: Cast) -> None:
    gather(cast, 10_000)
    for text in ("nguyen", "an"):
        steps, _words = explained(Person.objects.named(text)[:50])
        assert read_through(steps) == []


@pytest.mark.parametrize("text", ["vu y", "an", "y"])
def test_words_too_short_for_the_index_are_found_all_the_same(cast: Cast, text: str) -> None:
    gather(cast, 5_000)
    words = text.split()
    found = set(Person.objects.named(text).values_list("pk", flat=True))
    everybody = Person.objects.values_list("pk", "folded")
    assert found == {pk for pk, folded in everybody if all(word in folded for word in words)}
    assert found


def test_a_code_is_found_through_its_own_index_in_whatever_letters(cast: Cast) -> None:
    gather(cast, 10_000)
    steps, _words = explained(Person.objects.filter(code__iexact="dc000777"))
    assert read_through(steps) == []
    assert "person_code_in_capitals" in {step.get("Index Name") for step in steps}
