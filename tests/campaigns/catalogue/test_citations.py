"""A cited text that is out of force is said to be, from the day after its last one."""

from __future__ import annotations

import datetime

from campaigns.catalogue.citations import Ended, looked_at_on
from campaigns.catalogue.models import LegalText

ENDED = LegalText(
    code="ND-98-2023",
    title="Nghị định 98/2023/NĐ-CP",
    valid_from=datetime.date(2024, 1, 1),
    valid_to=datetime.date(2025, 6, 30),
)
LETTER = LegalText(
    code="CV",
    title="Công văn 6431/BTNMT-TĐKTTT",
    valid_from=datetime.date(2020, 1, 1),
    valid_to=datetime.date(2020, 12, 31),
)
CITED = "Luật 06/2022/QH15, Điều 23; Nghị định 98/2023/NĐ-CP, Điều 4; CV 6431/BTNMT-TĐKTTT"


def test_each_text_out_of_force_is_named_with_its_day() -> None:
    assert Ended([ENDED, LETTER]).cited(CITED, datetime.date(2026, 1, 1)) == [
        "Văn bản hết hiệu lực từ 01/01/2021: Công văn 6431/BTNMT-TĐKTTT",
        "Văn bản hết hiệu lực từ 01/07/2025: Nghị định 98/2023/NĐ-CP",
    ]


def test_on_its_last_day_a_text_is_in_force() -> None:
    assert Ended([ENDED]).cited(CITED, datetime.date(2025, 6, 30)) == []
    assert len(Ended([ENDED]).cited(CITED, datetime.date(2025, 7, 1))) == 1


def test_a_number_within_another_number_is_another_text() -> None:
    assert Ended([ENDED]).cited("Nghị định 198/2023/NĐ-CP", datetime.date(2026, 1, 1)) == []


def test_a_version_that_has_ended_cited_the_law_of_its_time() -> None:
    today = datetime.date(2026, 11, 22)
    assert looked_at_on(datetime.date(2023, 12, 31), today) == datetime.date(2023, 12, 31)
    assert looked_at_on(None, today) == today
