"""Shares and caps in whole members."""

import pytest

from campaigns.eligibility.criteria.collectives import greatest_share, least_share


@pytest.mark.parametrize(
    ("base", "percent", "strict", "least"),
    [
        (10, 70, False, 7),
        (11, 70, False, 8),
        (20, 50, True, 11),
        (21, 50, True, 11),
        (3, 100, False, 3),
        (17, 90, False, 16),
    ],
)
def test_a_share_is_reached_by_whole_members(
    base: int,
    percent: int,
    strict: bool,  # a column of the table
    least: int,
) -> None:
    assert least_share(base, percent, strict=strict) == least


@pytest.mark.parametrize(("base", "allowed"), [(6, 0), (7, 1), (13, 1), (14, 2), (100, 15)])
def test_a_cap_is_rounded_down(base: int, allowed: int) -> None:
    assert greatest_share(base, 15) == allowed
