"""Who descends from whom, through any number of successions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from units.organisation.lineage import Edge, forebears

keys = st.integers(min_value=1, max_value=12)
edges = st.lists(st.tuples(keys, keys), max_size=30)


def test_a_unit_without_successions_has_no_forebears() -> None:
    assert forebears([], [1]) == frozenset()
    assert forebears([(1, 2)], [1]) == frozenset()


def test_forebears_reach_through_merger_and_split() -> None:
    # 1 and 2 merge into 3; 3 is split into 4 and 5.
    told = [(1, 3), (2, 3), (3, 4), (3, 5)]

    assert forebears(told, [4]) == {1, 2, 3}
    assert forebears(told, [4, 3]) == {1, 2, 3}
    assert forebears(told, [1]) == frozenset()


def test_a_circle_ends_where_it_began() -> None:
    assert forebears([(1, 2), (2, 1)], [1]) == {1, 2}
    assert forebears([(1, 1)], [1]) == frozenset()


@given(edges, st.sets(keys, max_size=4))
def test_forebears_of_forebears_are_forebears(told: list[Edge], of: set[int]) -> None:
    found = forebears(told, of)

    assert forebears(told, found) <= found
    assert forebears(told, of | found) == found


@given(edges, edges, st.sets(keys, max_size=4))
def test_another_succession_takes_no_forebear_away(
    told: list[Edge], more: list[Edge], of: set[int]
) -> None:
    assert forebears(told, of) <= forebears(told + more, of)


@given(edges, st.sets(keys), st.sets(keys))
def test_forebears_of_several_are_those_of_each(
    told: list[Edge], some: set[int], others: set[int]
) -> None:
    assert forebears(told, some | others) == forebears(told, some) | forebears(told, others)
