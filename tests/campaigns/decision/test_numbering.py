"""Numbers of decisions are dense and given once, whoever asks at the same time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from campaigns.decision.models import NumberSeries
from campaigns.decision.numbering import next_number
from units.organisation.models import Unit

HANDS = 20


@pytest.fixture
def unit(transactional_db: None) -> Unit:
    made: Unit = Unit.objects.create(code="TCSO", name="Tổng cục có số", short_name="TCSO")
    return made


def at_once(act: Callable[[int], int | None]) -> list[int | None]:
    """Let twenty hands act at the same moment, each with a connection of its own."""
    start = Barrier(HANDS)

    def hand(number: int) -> int | None:
        try:
            start.wait()
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(hand, range(HANDS)))


def test_twenty_at_once_get_twenty_distinct_dense_numbers(unit: Unit) -> None:
    given = at_once(lambda _number: next_number(unit, 2026, "QĐ-TCMT"))
    assert sorted(number or 0 for number in given) == list(range(1, HANDS + 1))
    assert NumberSeries.objects.get().last == HANDS


def test_whoever_fails_gives_the_number_back(unit: Unit) -> None:
    def take(number: int) -> int | None:
        with transaction.atomic():
            taken = next_number(unit, 2026, "QĐ-TCMT")
            if number % 2:
                transaction.set_rollback(True)
                return None
        return taken

    given = [number for number in at_once(take) if number is not None]
    assert sorted(given) == list(range(1, HANDS // 2 + 1))


def test_each_unit_year_and_symbol_counts_for_itself(unit: Unit) -> None:
    other = Unit.objects.create(code="TCKH", name="Tổng cục khác")
    series = [(unit, 2026, "a"), (unit, 2026, "b"), (unit, 2027, "a"), (other, 2026, "a")]
    assert [next_number(*each) for each in series] == [1, 1, 1, 1]
    assert [next_number(*each) for each in series] == [2, 2, 2, 2]
