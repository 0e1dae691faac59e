"""Kỷ niệm chương of the sector: once in life, by years of service."""

from typing import Any

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NO,
    YES,
    Case,
    Subject,
    held,
    punished,
    stated,
    subject,
)

TT21 = "TT 21/2018/TT-BTNMT, Điều 14"
TT18 = "TT 18/2023/TT-BTNMT"
TT62 = "TT 62/2025/TT-BNNMT"
HARD = "TT 12/2009/TT-BTNMT"
DAY = "2022-03-15"


def served(total: int, sector: int, day: str = DAY, **more: Any) -> Subject:
    """So many whole years; a man who lives, unless it says otherwise."""
    service = {"total_months": 12 * total, "sector_months": 12 * sector}
    area = {"hard_area": more.pop("hard_area", False)}
    return subject(
        "KNC", day, **{"sex": "male", "posthumous": False, "service": service | area, **more}
    )


CASES = [
    Case("KNC: nam đủ 20 năm trong ngành", TT21, served(20, 20), YES, met="service once_only"),
    Case("KNC: nam mới 19 năm trong ngành", TT21, served(19, 19), NO, lacks="service"),
    Case(
        "KNC: nữ đủ 15 năm trong ngành",
        TT21,
        served(15, 15, sex="female"),
        YES,
        met="service",
    ),
    Case(
        "KNC: 15 năm trong ngành, chưa biết nam hay nữ",
        TT21,
        served(15, 15, sex=None),
        MAYBE,
        lacks="service",
    ),
    Case(
        "KNC: nam chuyển ngành, 25 năm công tác, 10 năm trong ngành",
        TT21,
        served(25, 10),
        YES,
        met="service",
    ),
    Case(
        "KNC: nữ chuyển ngành, 20 năm công tác, 7 năm trong ngành",
        TT21,
        served(20, 7, sex="female"),
        YES,
        met="service",
    ),
    Case(
        "KNC: nam 15 năm ở vùng núi, hải đảo",
        HARD,
        served(15, 15, hard_area=True),
        YES,
        met="service",
    ),
    Case(
        "KNC: đã được tặng năm 2010",
        TT21,
        served(30, 30, awards=held("KNC", 2010)),
        NO,
        met="service",
        lacks="once_only",
    ),
    Case(
        "KNC: không truy tặng",
        TT21,
        served(30, 30, posthumous=True),
        NO,
        lacks="not_posthumous",
    ),
    Case(
        "KNC: đang bị cảnh cáo",
        TT21,
        served(30, 30, disciplines=punished("canh_cao", "2021-06-01", None)),
        NO,
        lacks="clean no_discipline",
    ),
    Case(
        "KNC: thời gian bị cảnh cáo không tính vào 20 năm",
        TT21,
        served(20, 20, disciplines=punished("canh_cao", "2010-01-01", "2010-12-31")),
        NO,
        met="clean no_discipline",
        lacks="service",
    ),
    Case(
        "KNC: người ngoài ngành có đóng góp được xác nhận",
        TT21,
        served(0, 0, merits=stated("outside_contribution")),
        YES,
        met="merit",
    ),
    Case(
        "KNC: ngày vào ngành 15/3/2002, quyết định 15/3/2022 là tròn 20 năm",
        TT21,
        served(0, 0)
        | {"service": {"recruited_on": "2002-03-15", "joined_sector_on": "2002-03-15"}},
        YES,
        met="service",
    ),
    Case(
        "KNC ngày cuối của TT 18/2023: theo số năm",
        TT18,
        served(20, 20, day="2025-10-30"),
        YES,
        met="service",
    ),
    Case(
        "KNC ngày đầu của TT 62/2025: tiêu chuẩn do Bộ xác nhận",
        TT62,
        served(20, 20, day="2025-10-31"),
        NO,
        met="once_only",
        lacks="merit",
    ),
    Case(
        "KNC: đạt tiêu chuẩn của TT 62/2025",
        TT62,
        served(20, 20, day="2025-10-31", merits=stated("authority_criteria")),
        YES,
        met="merit once_only not_posthumous",
    ),
    Case(
        "KNC năm 2016: tiêu chuẩn của TT 18/2015",
        "TT 18/2015/TT-BTNMT",
        served(20, 20, day="2016-05-01", merits=stated("authority_criteria")),
        YES,
        met="merit",
    ),
]
