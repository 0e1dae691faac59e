"""How many votes carry: the share of all members, rounded up, absent or not."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.council.tally import Tally, quorum, votes_needed

SEATS = st.integers(1, 200)
PERCENT = st.integers(1, 100)


@pytest.mark.parametrize(
    ("seats", "percent", "needed"),
    [
        (17, 90, 16),
        (17, 80, 14),
        (17, None, 9),
        (10, 80, 8),
        (10, 90, 9),
        (10, None, 6),
        (9, 90, 9),
        (5, 80, 4),
        (1, None, 1),
        (1, 1, 1),
        (100, 100, 100),
    ],
)
def test_the_share_is_taken_of_all_members_and_rounded_up(
    seats: int, percent: int | None, needed: int
) -> None:
    assert votes_needed(seats, percent) == needed


@given(SEATS, PERCENT)
def test_never_fewer_votes_than_the_share_and_never_one_more_than_needed(
    seats: int, percent: int
) -> None:
    needed = votes_needed(seats, percent)
    assert Fraction(needed, seats) >= Fraction(percent, 100)
    assert Fraction(needed - 1, seats) < Fraction(percent, 100)


@given(SEATS)
def test_the_simple_majority_is_more_than_half(seats: int) -> None:
    assert 2 * votes_needed(seats, None) > seats
    assert 2 * (votes_needed(seats, None) - 1) <= seats


@given(SEATS, PERCENT, st.data())
def test_an_absent_member_does_not_make_it_easier(
    seats: int, percent: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(0, seats))
    yes = data.draw(st.integers(0, present))
    full = Tally(seats, votes_needed(seats, percent), yes, seats - yes)
    thin = Tally(seats, votes_needed(seats, percent), yes, present - yes)
    assert thin.passed == full.passed
    assert thin.short_by == full.short_by


@given(SEATS, PERCENT)
def test_one_member_more_never_lowers_the_line(seats: int, percent: int) -> None:
    assert votes_needed(seats + 1, percent) >= votes_needed(seats, percent)


@pytest.mark.parametrize(("seats", "least"), [(17, 12), (5, 4), (3, 2), (1, 1), (9, 6), (10, 7)])
def test_two_thirds_must_take_part(seats: int, least: int) -> None:
    assert quorum(seats) == least


@pytest.mark.parametrize(("seats", "percent"), [(0, 80), (-1, None), (17, 0), (17, 101)])
def test_what_is_no_council_or_no_share_is_refused(seats: int, percent: int | None) -> None:
    with pytest.raises(ValueError, match=r"council|share"):
        votes_needed(seats, percent)


@pytest.mark.parametrize("votes", [(6, 0, 0), (3, 2, 1), (-1, 0, 0)])
def test_more_votes_than_members_cannot_be_counted(votes: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="More votes"):
        Tally(5, 4, *votes)


def test_fourteen_of_seventeen_where_sixteen_are_needed_is_two_short() -> None:
    tally = Tally(seats=17, needed=16, in_favour=14, against=2, other=1)
    assert (tally.passed, tally.short_by, tally.cast) == (False, 2, 17)
