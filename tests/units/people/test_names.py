"""Names are tidied, found and listed as a Vietnamese office expects."""

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.people.names import (
    SORT_KEY_LENGTH,
    UnfitNameError,
    fold,
    place_key,
    sort_key,
    tidy,
)

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"

Word = tuple[tuple[str, int], ...]
"""Letters with the place of their tone in TONES."""

letter_with_tone = st.tuples(st.sampled_from(LETTERS), st.integers(0, 5)).map(
    lambda pair: (pair[0], pair[1] if pair[0] in VOWELS else 0)
)
word = st.lists(letter_with_tone, min_size=1, max_size=4).map(tuple)
name = st.lists(word, min_size=2, max_size=5).map(tuple)


def written(word: Word) -> str:
    marks = "".join(letter + TONES[tone] for letter, tone in word)
    return unicodedata.normalize("NFC", marks)


def compared(part: Word) -> tuple[list[int], list[int]]:
    """Letters first, then tones: the two levels of the Vietnamese collation."""
    return (
        [LETTERS.index(letter) if letter != " " else -1 for letter, _ in part],
        [tone for _, tone in part],
    )


def order(words: tuple[Word, ...]) -> list[tuple[list[int], list[int]]]:
    middle: list[tuple[str, int]] = []
    for each in words[1:-1]:
        middle += [*([(" ", 0)] if middle else []), *each]
    return [compared(words[-1]), compared(words[0]), compared(tuple(middle))]


@given(name, name)
def test_sort_key_agrees_with_comparing_given_family_and_middle_names(
    one: tuple[Word, ...], two: tuple[Word, ...]
) -> None:
    keys = [sort_key(" ".join(map(written, words))) for words in (one, two)]
    assert (keys[0] < keys[1]) == (order(one) < order(two))
    assert (keys[0] == keys[1]) == (order(one) == order(two))


def test_people_stand_by_given_name_then_family_name_then_middle_names() -> None:
    listed = [
        "Trần Thị An",
        "Đỗ Văn Ân",
        "Lê Thị Bảy",
        "Nguyễn Hữu Đạt",
        "Phạm Văn Tai",
        "Lê Văn Tài",
        "Nguyễn Anh Tài",
        "Nguyễn Văn Tài",
        "Nguyễn Văn Tải",
        "Nguyễn Văn Tãi",
        "Nguyễn Văn Tái",
        "Nguyễn Văn Tại",
        "Bùi Thị Tuyết",
        "Bùi Thị Tư",
        "Âu Dương Xuân",
    ]
    assert sorted(set(listed), key=sort_key) == listed


def test_one_word_is_a_given_name_without_family() -> None:
    assert sorted(["Nguyễn Tài", "Tài", "Tai"], key=sort_key) == ["Tai", "Tài", "Nguyễn Tài"]


def test_case_and_extra_spaces_do_not_change_the_place() -> None:
    assert sort_key("  NGUYỄN  VĂN TÀI ") == sort_key("Nguyễn Văn Tài")


def test_names_of_the_highlands_keep_their_signs_and_sort() -> None:
    assert sorted(["Y Moan Êñuôl", "H'Hen Niê", "Siu Black"], key=sort_key) == [
        "Siu Black",
        "Y Moan Êñuôl",
        "H'Hen Niê",
    ]


@given(st.text())
def test_composed_and_decomposed_text_are_one_name(text: str) -> None:
    nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert (fold(nfc), sort_key(nfc), place_key(nfc)) == (fold(nfd), sort_key(nfd), place_key(nfd))


@given(st.text(max_size=600))
def test_keys_are_digits_of_bounded_length(text: str) -> None:
    for key in (sort_key(text), place_key(text)):
        assert set(key) <= set("0123456789")
        assert len(key) <= SORT_KEY_LENGTH


def test_the_longest_name_still_fits() -> None:
    long = "ấ" * 300
    assert len(sort_key(f"{long} {long} {long}")) == 399
    assert len(place_key(long)) == 399


@given(st.lists(name, min_size=2, max_size=6))
def test_sqlite_orders_the_keys_as_python_does(names: list[tuple[Word, ...]]) -> None:
    keys = [sort_key(" ".join(map(written, words))) for words in names]
    with sqlite3.connect(":memory:") as base:
        base.execute("create table people (key text)")
        base.executemany("insert into people values (?)", [(key,) for key in keys])
        rows = base.execute("select key from people order by key").fetchall()
    base.close()
    assert [row[0] for row in rows] == sorted(keys)


def test_units_stand_as_written_and_by_number() -> None:
    listed = ["Ban Ân Thi", "Ban Bảo vệ", "Phòng Đào tạo", "Tổ 2", "Tổ 02 A", "Tổ 10", "Tổ chức"]
    assert sorted(set(listed), key=place_key) == listed


def test_fold_is_what_a_clerk_types_without_marks() -> None:
    assert fold("  Nguyễn  Văn TÀI ") == "nguyen van tai"
    assert fold("Đặng Ưng") == "dang ung"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_tidy_composes_trims_and_joins_wrapped_cells() -> None:
    assert tidy(unicodedata.normalize("NFD", " Nguyễn\u00a0Văn\n Tài\t")) == "Nguyễn Văn Tài"
    assert tidy("   ") == ""


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    try:
        once = tidy(text)
    except UnfitNameError:
        return
    assert tidy(once) == once


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\u200b", "\u202e", "\u2066", "\ufeff", "\ue000", "\ud800"]
)
def test_invisible_signs_make_a_name_unfit(sign: str) -> None:
    with pytest.raises(UnfitNameError) as caught:
        tidy(f"Nguyễn{sign}Tài")
    assert caught.value.sign == sign
