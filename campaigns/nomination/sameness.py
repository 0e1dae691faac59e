"""When two achievements are the same one: told by what they say, not by how it is typed."""

from __future__ import annotations

import hashlib
import re

from units.people.names import fold

# Too short a text does not say which achievement it is.
SHORTEST = 25
# Nor do the words that every report is made of, however many of them are put together.
_STOCK_WORDS = """
bo ca cac cao cap chap chien chinh cho chu chuc chuyen co cong cua cuc dang danh dat day do
doan don dong du dua dung duoc duong gia giao gop hanh hien hieu hoach hoan hoat ke ket khen
lao linh loi luat luon mon nam nganh nghiem nghiep ngoai nha nhan nhiem nhung nuoc phan phap
phat phong qua quy ra sac sach si so su tac tap tham than thang thanh the theo thi thuc
thuong tich tien tinh to tot trach trao trien trong truong va vao vi voi vu vuc xuat
"""
STOCK = frozenset(_STOCK_WORDS.split())
TELLING = 3
_SIGNS = re.compile(r"[^0-9a-z]+")


def plain(text: str) -> str:
    """The words alone: small letters without marks and signs, single spaces."""
    return " ".join(_SIGNS.sub(" ", fold(text)).split())


def key_of(achievement: str) -> str:
    """A key that two achievements share when they say the same; empty where it is nothing special.

    “Hoàn thành xuất sắc nhiệm vụ được giao năm 2025” is written of half the house: a text counts
    from ``SHORTEST`` characters with ``TELLING`` words that are neither stock words nor numbers.
    """
    words = plain(achievement)
    telling = {word for word in words.split() if word not in STOCK and not word.isdigit()}
    if len(words) < SHORTEST or len(telling) < TELLING:
        return ""
    return hashlib.sha256(words.encode()).hexdigest()
