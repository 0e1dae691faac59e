"""Huân chương Lao động hạng Nhì, hạng Nhất for persons."""

from typing import Any

from tests.campaigns.eligibility.cases.case import (
    NEW,
    NO,
    OLD,
    YES,
    Case,
    Subject,
    held,
    rated,
    stated,
    subject,
)

SECOND = "Luật 06/2022/QH15, Điều 43"
FIRST = "Luật 06/2022/QH15, Điều 42"
OLD_ORDERS = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 42–44; NĐ 91/2017, Điều 22–24"
POSTS = "NĐ 152/2025, Điều 19–21; NĐ 98/2023, Điều 16–18"
OLD_FIVE = range(2018, 2023)
WELL = rated("HTTNV", 2020, 2021, 2022, 2023)
LAST_BEST = WELL | rated("HTXSNV", 2024)


def post(award: str, held_post: str, years: int, months: int = 0, **more: Any) -> Subject:
    """Somebody who retires from a leading post."""
    term = [{"post": held_post, "months": 12 * years + months}]
    return subject(award, NEW, **{"sex": "male", "posts": term, **more})


CASES = [
    Case(
        "HCLĐ Nhì: sau HCLĐ Ba 5 năm, 2 năm xuất sắc, 1 CSTĐB",
        SECOND,
        subject(
            "HCLD2_CN",
            NEW,
            awards=held("HCLD3_CN", 2019) + held("CSTDB", 2022),
            ratings=LAST_BEST | rated("HTXSNV", 2022),
        ),
        YES,
        met="award rating",
    ),
    Case(
        "HCLĐ Nhì: không có CSTĐB trong thời gian đó",
        SECOND,
        subject(
            "HCLD2_CN",
            NEW,
            awards=held("HCLD3_CN", 2019) + held("CSTDB", 2018),
            ratings=LAST_BEST | rated("HTXSNV", 2022),
        ),
        NO,
        met="rating",
        lacks="award",
    ),
    Case(
        "HCLĐ Nhì: chỉ một năm xuất sắc",
        SECOND,
        subject(
            "HCLD2_CN",
            NEW,
            awards=held("HCLD3_CN", 2019) + held("CSTDB", 2022),
            ratings=LAST_BEST,
        ),
        NO,
        met="award",
        lacks="rating",
    ),
    Case(
        "HCLĐ Nhì, cống hiến: Thứ trưởng 3 năm",
        POSTS,
        post("HCLD2_CN", "thu_truong", 3),
        YES,
        met="long_service",
    ),
    Case(
        "HCLĐ Nhì, cống hiến: Tổng cục trưởng mới 4 năm",
        POSTS,
        post("HCLD2_CN", "tong_cuc_truong", 4),
        NO,
        lacks="long_service",
    ),
    Case(
        "HCLĐ Nhì, luật cũ: sau HCLĐ Ba 5 năm xuất sắc",
        OLD_ORDERS,
        subject("HCLD2_CN", OLD, awards=held("HCLD3_CN", 2017), ratings=rated("HTXSNV", *OLD_FIVE)),
        YES,
        met="award rating",
    ),
    Case(
        "HCLĐ Nhất: sau HCLĐ Nhì 5 năm hoàn thành tốt",
        FIRST,
        subject(
            "HCLD1_CN",
            NEW,
            awards=held("HCLD2_CN", 2019),
            ratings=WELL | rated("HTTNV", 2024),
        ),
        YES,
        met="award rating",
    ),
    Case(
        "HCLĐ Nhất: thành tích đột xuất có ảnh hưởng toàn quốc",
        FIRST,
        subject("HCLD1_CN", NEW, merits=stated("extraordinary")),
        YES,
        met="merit",
    ),
    Case(
        "HCLĐ Nhất: chưa có HCLĐ Nhì",
        FIRST,
        subject(
            "HCLD1_CN",
            NEW,
            awards=held("HCLD3_CN", 2014),
            ratings=WELL | rated("HTTNV", 2024),
            posts=[],
        ),
        NO,
        lacks="long_service",
    ),
    Case(
        "HCLĐ Nhất, cống hiến: Thứ trưởng 5 năm",
        POSTS,
        post("HCLD1_CN", "thu_truong", 5),
        YES,
        met="long_service",
    ),
    Case(
        "HCLĐ Nhất, luật cũ: sau HCLĐ Nhì 5 năm xuất sắc",
        "Luật 15/2003/QH11 (sửa đổi 2013), Điều 42",
        subject(
            "HCLD1_CN",
            OLD,
            awards=held("HCLD2_CN", 2017),
            merits=[{"merit": "continuous_excellence", "years": 5}],
        ),
        YES,
        met="award merit",
    ),
    Case(
        "HCLĐ Nhất, luật cũ: thành tích xuất sắc mới 4 năm",
        "Luật 15/2003/QH11 (sửa đổi 2013), Điều 42",
        subject(
            "HCLD1_CN",
            OLD,
            awards=held("HCLD2_CN", 2017),
            merits=[{"merit": "continuous_excellence", "years": 4}],
        ),
        NO,
        met="award",
        lacks="merit",
    ),
]
