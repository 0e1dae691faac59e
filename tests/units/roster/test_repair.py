"""Old encodings come out as Unicode, and Unicode that is right stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.roster.legacy import TCVN3, VNI
from units.roster.repair import Kind, Repair, proper_case, repair_column
from units.roster.syllables import is_syllable

FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Đỗ", "Vũ", "Đặng", "Hồ", "Tạ", "Quách"]
MIDDLE = ["Văn", "Thị", "Đức", "Ngọc", "Minh", "Xuân", "Kim", "Bảo", "Hữu", "Thuỵ", "Ích", "Quý"]
GIVEN = [
    *("Tài", "Ánh", "Dũng", "Hoà", "Hòa", "Ý", "Ổn", "Ưng", "Thuỷ", "Nguyệt", "Khuyến", "Giỏi"),
    *("Quỳnh", "Yến", "Thẳng", "Vỵ", "Mẫn", "Trí", "Tú", "Thụ", "Lý", "Mỹ", "Bằng", "Sửu"),
]
people = st.builds(
    " ".join,
    st.tuples(st.sampled_from(FAMILY), st.sampled_from(MIDDLE), st.sampled_from(GIVEN)),
)
columns = st.lists(people, min_size=5, max_size=40)
_TCVN3_CODES = {letter: code for code, letter in TCVN3.items()}
_VNI_CODES = {letter: code for code, letter in VNI.items()}


def in_tcvn3(text: str) -> str:
    """As the old keyboards wrote it: toned capitals share the codes of the small letters."""
    return "".join(_TCVN3_CODES.get(s) or _TCVN3_CODES.get(s.lower(), s) for s in text)


def in_vni(text: str) -> str:
    small = {**_VNI_CODES, **{k.upper(): v.upper() for k, v in _VNI_CODES.items()}}
    return "".join(small.get(sign, sign) for sign in text)


def afters(texts: list[str], *, names: bool = False) -> list[str]:
    return [repair.after for repair in repair_column(texts, names=names)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NguyÔn V¨n Tµi", "Nguyễn Văn Tài"),
        ("§ÆNG THÞ", "ĐẶNG THỊ"),
        ("Lª Hoµng", "Lê Hoàng"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("Nguyeãn Vaên Taøi", "Nguyễn Văn Tài"),
        ("Thaúng, Vî", "Thẳng, Vỵ"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("TRÖÔØNG ÑAÏI HOÏC", "TRƯỜNG ĐẠI HỌC"),
    ],
)
def test_samples_of_the_old_fonts_come_out_right(old: str, new: str) -> None:
    assert afters([old]) == [new]


@given(columns)
def test_right_unicode_stays_as_it_is(texts: list[str]) -> None:
    assert repair_column(texts, names=True) == tuple(Repair(text, text) for text in texts)


@given(columns)
def test_tcvn3_and_vni_come_back_whole(texts: list[str]) -> None:
    for encode in (in_tcvn3, in_vni):
        assert afters([encode(text) for text in texts]) == texts
        loud = [encode(text.upper()) for text in texts]
        assert afters(loud, names=True) == texts


@given(columns)
def test_nfd_and_spaces_come_out_tidy(texts: list[str]) -> None:
    spoilt = [f"\u00a0{unicodedata.normalize('NFD', text)}  ".replace(" ", "  ") for text in texts]
    assert afters(spoilt) == texts


@given(st.lists(st.text(max_size=30), max_size=20))
def test_any_text_is_repaired_once_and_for_all(texts: list[str]) -> None:
    once = afters(texts)
    assert len(once) == len(texts)
    assert all(unicodedata.is_normalized("NFC", text) for text in once)


@pytest.mark.parametrize(
    "text",
    ["Hoà", "Trà", "Lê Ý", "50 µg", "m²", "¥ 500", "Café", "Müller", "K'Brôi", "Y Blơm Niê", "§ 5"],
)
def test_a_lone_text_without_evidence_is_left_alone(text: str) -> None:
    assert repair_column([text]) == (Repair(text, text),)


def test_each_repair_tells_what_was_done() -> None:
    told = repair_column(["TRẦN  THỊ ÁNH\u200b", "nguyễn văn a", "Lê Lợi", ""], names=True)
    assert [(repair.after, repair.kinds) for repair in told] == [
        ("Trần Thị Ánh", (Kind.INVISIBLE, Kind.SPACES, Kind.CASE)),
        ("Nguyễn Văn A", (Kind.CASE,)),
        ("Lê Lợi", ()),
        ("", ()),
    ]


def test_capitals_follow_the_parts_of_a_name() -> None:
    assert proper_case("H'HEN NIÊ - TRẦN-LÊ") == "H'Hen Niê - Trần-Lê"


def test_names_are_made_of_syllables() -> None:
    every = [*FAMILY, *MIDDLE, *GIVEN]
    assert [name for name in every if not is_syllable(name)] == []
    assert [word for word in ("NguyÔn", "Nguyeãn", "Hoµng", "Müller") if is_syllable(word)] == []
