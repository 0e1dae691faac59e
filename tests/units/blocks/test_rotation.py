"""Whose turn it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from units.blocks.rotation import proposal, reordered

FIVE = [11, 12, 13, 14, 15]
orders = some.lists(some.integers(1, 99), unique=True, max_size=12)
anyone = some.none() | some.integers(1, 99)


@pytest.mark.parametrize(
    ("order", "head", "deputy", "expected"),
    [
        (FIVE, 11, 12, (12, 13)),
        (FIVE, 11, 14, (14, 15)),  # the deputy leads, whatever the order says
        (FIVE, 14, 15, (15, 11)),  # after the last comes the first
        (FIVE, 15, None, (11, 12)),
        (FIVE, 11, 99, (12, 13)),  # the deputy left
        (FIVE, 99, 13, (13, 14)),  # the head left
        (FIVE, 98, 99, (11, 12)),
        (FIVE, None, None, (11, 12)),
        (FIVE, 11, 11, (12, 13)),
        ([11, 12], 11, 12, (12, 11)),
        ([11, 12], 11, None, (12, 11)),
        ([11], 11, None, (11, None)),
        ([11], 12, 11, (11, None)),
        ([], 11, 12, (None, None)),
        ([11, 11, 12], 11, None, (12, 11)),
    ],
)
def test_the_deputy_leads_next_and_the_next_in_order_is_deputy(
    order: list[int], head: int | None, deputy: int | None, expected: tuple[int | None, int | None]
) -> None:
    assert proposal(order, head, deputy) == expected


@given(orders, anyone, anyone)
def test_two_or_more_always_have_two_different_leaders(
    order: list[int], head: int | None, deputy: int | None
) -> None:
    leads, follows = proposal(order, head, deputy)

    assert (leads in order) is bool(order)
    assert (follows in order) is (len(order) > 1)
    assert leads != follows or not order


@given(orders, anyone, anyone)
def test_everyone_leads_within_as_many_years_as_there_are_members(
    order: list[int], head: int | None, deputy: int | None
) -> None:
    led = []
    for _year in order:
        head, deputy = proposal(order, head, deputy)
        led.append(head)

    assert sorted(each for each in led if each is not None) == sorted(order)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({}, FIVE),
        ({15: 2}, [11, 15, 12, 13, 14]),
        ({12: 4}, [11, 13, 14, 12, 15]),
        ({11: 2, 12: 1}, [12, 11, 13, 14, 15]),
        ({13: None}, [11, 12, 14, 15]),
        ({11: 99}, [12, 13, 14, 15, 11]),
        (dict.fromkeys(FIVE), []),
    ],
)
def test_a_member_stands_where_it_was_put_and_the_others_make_room(
    places: dict[int, int | None], expected: list[int]
) -> None:
    assert reordered(FIVE, places) == expected


@given(orders, some.data())
def test_moving_one_member_leaves_the_others_in_their_order(
    order: list[int], data: some.DataObject
) -> None:
    if not order:
        return
    member = data.draw(some.sampled_from(order))
    place = data.draw(some.integers(1, len(order)))
    moved = reordered(order, {member: place})

    assert moved[place - 1] == member
    assert [each for each in moved if each != member] == [each for each in order if each != member]
