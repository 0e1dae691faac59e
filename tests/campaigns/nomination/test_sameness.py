"""When two achievements are the same one."""

from __future__ import annotations

import unicodedata

import pytest

from campaigns.nomination.sameness import key_of

WORDS = "Sáng kiến số hóa 12.000 hồ sơ địa chính của ba huyện ven biển"


@pytest.mark.parametrize(
    "typed",
    [
        WORDS.upper(),
        unicodedata.normalize("NFD", WORDS),
        f"  {WORDS.replace(' ', '  ')}. ",
        "Sang kien so hoa 12.000 ho so dia chinh cua ba huyen ven bien",
    ],
)
def test_the_same_words_are_the_same_however_they_are_typed(typed: str) -> None:
    assert key_of(typed) == key_of(WORDS) != ""


def test_other_figures_are_another_achievement() -> None:
    assert key_of(WORDS) != key_of(WORDS.replace("12.000", "15.000"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số hóa hồ sơ",
        "Hoàn thành xuất sắc nhiệm vụ được giao năm 2025",
        "Đã có thành tích xuất sắc trong công tác, góp phần vào sự nghiệp phát triển ngành",
        "Hoàn thành tốt nhiệm vụ, tích cực tham gia các phong trào thi đua của đơn vị 2024-2026",
        "12.000 15.000 18.000 21.000 24.000",
    ],
)
def test_what_is_written_of_everybody_names_no_achievement(text: str) -> None:
    assert key_of(text) == ""
