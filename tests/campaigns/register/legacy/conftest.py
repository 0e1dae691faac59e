"""What the tests of earlier awards share."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from campaigns.register.models import Award
from tests.cast import Cast
from tests.units.intake.lists import Row, table, taken_in

ROWS: list[Row] = [
    {
        "code": "CB-Tài",
        "full_name": "Nguyễn Văn Tài",
        "award": "Chiến sĩ thi đua cơ sở",
        "year": 2015,
        "decision_number": "1234/QĐ-TCMT",
        "decided_on": datetime.date(2016, 1, 15),
        "issuer": "Tổng cục Môi trường",
        "post": "Chuyên viên",
        "achievement": "Hoàn thành xuất sắc nhiệm vụ năm 2015",
        "occasion": "công trạng",
    },
    {
        "code": "CB-Lan",
        "award": "CSTDCS",
        "year": 2015,
        "decision_number": "1234/QĐ-TCMT",
        "decided_on": datetime.date(2016, 1, 15),
        "issuer": "Tổng cục Môi trường",
    },
    {"unit": "TCMT-VP", "award": "Tập thể lao động xuất sắc", "year": 2014},
]


@pytest.fixture(autouse=True)
def _folder_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def earlier(cast: Cast) -> list[Award]:
    """The three awards of a list that the officer handed in, in its order."""
    taken_in("legacy_awards", table("legacy_awards", ROWS), cast["officer"])
    return list(Award.objects.unverified().order_by("pk"))
