"""Invented Vietnamese names, and people made of them without one query for each."""

from __future__ import annotations

import random
from collections.abc import Iterator

from units.people.models import Person
from units.people.names import fold, sort_key

_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh "
    "Mai Tạ Lương Chu Cao Quách Thái Lâm Triệu Nông Ksor Giàng Sùng Hà"
)
_MIDDLES = {
    "f": "Thị Thu Thúy Bích Diệu Khánh Quỳnh Mỹ Tường Như Ánh Ái Kim Thùy Hoài Tố",
    "m": "Văn Đức Quốc Hữu Đình Xuân Gia Khắc Viết Bá Tiến Anh Nhật Minh Duy Việt",
}
# Chosen so that no combination is the name of somebody in the reports that the demo follows.
_GIVEN = {
    "f": (
        "Hoa Hằng Thư Nga Oanh Yến Vân Uyên Trâm Thảo Tuyết Thủy Nhung Mơ Loan Liễu Lệ Hường "
        "Hạnh Giang Duyên Dung Điệp Chi Cúc Bưởi An Ánh Ý Xuyến Vy Tâm Thắm Sương Quyên Nhài"
    ),
    "m": (
        "Bình Cường Chiến Dũng Đông Đăng Giáp Hải Hiếu Hùng Hưng Khoa Khôi Kiệt Lâm Lộc Long Lực "
        "Mạnh Nghĩa Nguyên Phát Phúc Quân Quang Quý Tấn Thắng Thuận Tuấn Tùng Vinh Vượng Ước Ưng"
    ),
}
FAMILIES = _FAMILIES.split()
MIDDLES = {sex: names.split() for sex, names in _MIDDLES.items()}
GIVEN = {sex: names.split() for sex, names in _GIVEN.items()}


def invented(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Endless pairs of full name and sex; now and then two people share a name, as in life."""
    while True:
        sex = rng.choice("fm")
        name = f"{rng.choice(FAMILIES)} {rng.choice(MIDDLES[sex])} {rng.choice(GIVEN[sex])}"
        yield name, sex


def person(code: str, name: str, sex: str) -> Person:
    """A person not yet stored, with the search form and order key that ``save`` would set."""
    return Person(code=code, full_name=name, sex=sex, folded=fold(name), sort_key=sort_key(name))
