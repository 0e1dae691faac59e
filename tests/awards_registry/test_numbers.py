"""Amounts are written out as on a Vietnamese payment paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards_registry.numbers import amount_in_words


@pytest.mark.parametrize(
    ("vnd", "words"),
    [
        (0, "không đồng"),
        (1, "một đồng"),
        (5, "năm đồng"),
        (10, "mười đồng"),
        (11, "mười một đồng"),
        (14, "mười bốn đồng"),
        (15, "mười lăm đồng"),
        (20, "hai mươi đồng"),
        (21, "hai mươi mốt đồng"),
        (24, "hai mươi tư đồng"),
        (25, "hai mươi lăm đồng"),
        (55, "năm mươi lăm đồng"),
        (100, "một trăm đồng"),
        (101, "một trăm linh một đồng"),
        (105, "một trăm linh năm đồng"),
        (110, "một trăm mười đồng"),
        (115, "một trăm mười lăm đồng"),
        (999, "chín trăm chín mươi chín đồng"),
        (1_000, "một nghìn đồng"),
        (1_005, "một nghìn không trăm linh năm đồng"),
        (1_010, "một nghìn không trăm mười đồng"),
        (21_000, "hai mươi mốt nghìn đồng"),
        (104_000, "một trăm linh bốn nghìn đồng"),
        (760_000, "bảy trăm sáu mươi nghìn đồng"),
        (2_340_000, "hai triệu ba trăm bốn mươi nghìn đồng"),
        (1_000_005, "một triệu không trăm linh năm đồng"),
        (1_005_000, "một triệu không trăm linh năm nghìn đồng"),
        (8_190_000, "tám triệu một trăm chín mươi nghìn đồng"),
        (24_570_000, "hai mươi tư triệu năm trăm bảy mươi nghìn đồng"),
        (1_000_000_000, "một tỷ đồng"),
        (2_000_000_005, "hai tỷ không trăm linh năm đồng"),
        (3_015_000_000, "ba tỷ không trăm mười lăm triệu đồng"),
        (1_001_000_000_000, "một nghìn không trăm linh một tỷ đồng"),
        (10**18, "một tỷ tỷ đồng"),
    ],
)
def test_amount_is_read_as_people_say_it(vnd: int, words: str) -> None:
    assert amount_in_words(vnd) == words


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_different_amounts_have_different_words(one: int, two: int) -> None:
    assert (amount_in_words(one) == amount_in_words(two)) == (one == two)


def test_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        amount_in_words(-1)
