"""Who may be one human being, and who is not."""

from __future__ import annotations

import datetime
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.people.likeness import Candidate, Pair, Reason, near, pairs

BORN = datetime.date(1984, 5, 6)

ROWS = st.lists(
    st.builds(
        Candidate,
        key=st.integers(1, 60),
        folded=st.sampled_from(
            ["nguyen van tai", "nguyen van tao", "tai van nguyen", "ly thi lan", "ly thi la", "an"]
        ),
        birth_date=st.sampled_from([None, BORN, datetime.date(1990, 1, 1)]),
        national_id=st.sampled_from(["", "001", "002"]),
        unit=st.sampled_from([None, 1, 2]),
    ),
    unique_by=lambda row: row.key,
)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            Candidate(1, "ly thi lan", national_id="001"),
            Candidate(2, "dinh dat", national_id="001"),
            Reason.SAME_NATIONAL_ID,
        ),
        (
            Candidate(1, "ly thi lan", BORN, unit=1),
            Candidate(2, "ly thi lan", BORN, unit=2),
            Reason.SAME_NAME_AND_BIRTH_DATE,
        ),
        (Candidate(1, "ly thi lan", unit=1), Candidate(2, "ly thi lam", unit=1), Reason.NEAR_NAMES),
        (Candidate(1, "ly thi lan", BORN), Candidate(2, "lan ly thi", BORN), Reason.NEAR_NAMES),
    ],
)
def test_two_rows_are_alike_by_number_by_birth_or_by_name(
    one: Candidate, other: Candidate, reason: Reason
) -> None:
    assert pairs([one, other]) == [Pair(reason, 1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Candidate(1, "ly thi lan", unit=1), Candidate(2, "ly thi lan", unit=2)),
        (Candidate(1, "ly thi lan", unit=1), Candidate(2, "ly thi mai", unit=1)),
        (Candidate(1, ""), Candidate(2, "")),
        (
            Candidate(1, "ly thi lan", BORN, "001", 1),
            Candidate(2, "ly thi lan", datetime.date(1990, 1, 1), "002", 1),
        ),
    ],
)
def test_a_name_alone_a_far_name_or_two_numbers_make_no_pair(
    one: Candidate, other: Candidate
) -> None:
    assert pairs([one, other]) == []


@given(st.text("abc ", max_size=6), st.text("abc ", max_size=6))
def test_near_is_the_edit_distance_or_the_order_of_words(one: str, other: str) -> None:
    edits = {one} | {one[:at] + one[at + 1 :] for at in range(len(one))}
    for sign in "abc ":
        edits |= {one[:at] + sign + one[at:] for at in range(len(one) + 1)}
        edits |= {one[:at] + sign + one[at + 1 :] for at in range(len(one))}
    same_words = sorted(one.split()) == sorted(other.split())
    assert near(one, other) == near(other, one) == (other in edits or same_words)


@given(ROWS, st.randoms())
def test_the_order_of_the_rows_does_not_matter_and_nobody_meets_oneself(
    rows: list[Candidate], dice: random.Random
) -> None:
    found = pairs(rows)
    shuffled = list(rows)
    dice.shuffle(shuffled)
    assert pairs(shuffled) == found
    assert [pair for pair in found if pair.first >= pair.second] == []
    assert len({(pair.first, pair.second) for pair in found}) == len(found)


@given(ROWS)
def test_blocks_lose_no_pair(rows: list[Candidate]) -> None:
    """As if everybody were compared with everybody."""
    alone = [
        pair
        for at, one in enumerate(rows)
        for other in rows[at + 1 :]
        for pair in pairs([one, other])
    ]
    assert sorted(alone) == pairs(rows)


def test_a_ministry_is_compared_in_a_moment() -> None:
    dice = random.Random(1)  # noqa: S311 - a fixed throw, not a secret
    words = [["nguyen", "tran", "le", "pham", "hoang"], ["van", "thi", "duc", "minh", "thu"]]
    given_names = ["an", "binh", "chi", "dung", "hoa", "lan", "nam", "phuong", "son", "tuan"]
    rows = [
        Candidate(
            number,
            " ".join([dice.choice(part) for part in words] + [dice.choice(given_names)]),
            BORN + datetime.timedelta(days=dice.randrange(12_000)),
            f"{number:012}",
            dice.randrange(120),
        )
        for number in range(6708)
    ]
    started = time.process_time()
    pairs(rows)
    assert time.process_time() - started < 1
