"""Huân chương Lao động hạng Ba for persons: by merit and by long contribution."""

from typing import Any

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    Subject,
    held,
    made,
    rated,
    subject,
)

THIRD = "Luật 06/2022/QH15, Điều 44(1)e"
OLD_ORDERS = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 42–44; NĐ 91/2017, Điều 22–24"
POSTS = "NĐ 152/2025, Điều 19–21; NĐ 98/2023, Điều 16–18"
GENERAL = "NĐ 152/2025 và NĐ 98/2023, Điều 4"
OLD_FIVE = range(2018, 2023)
WELL = rated("HTTNV", 2020, 2021, 2022, 2023)
LAST_BEST = WELL | rated("HTXSNV", 2024)


def post(award: str, held_post: str, years: int, months: int = 0, **more: Any) -> Subject:
    """Somebody who retires from a leading post."""
    term = [{"post": held_post, "months": 12 * years + months}]
    return subject(award, NEW, **{"sex": "male", "posts": term, **more})


CASES = [
    Case(
        "HCLĐ Ba: sau Bằng khen Thủ tướng 5 năm tốt, 1 năm xuất sắc, 3 CSTĐCS",
        THIRD,
        subject(
            "HCLD3_CN",
            NEW,
            awards=held("BKTTG_CN", 2019) + held("CSTDCS", 2020, 2021, 2022),
            ratings=LAST_BEST,
        ),
        YES,
        met="award rating",
    ),
    Case(
        "HCLĐ Ba: 5 năm tốt nhưng không năm nào xuất sắc",
        THIRD,
        subject(
            "HCLD3_CN",
            NEW,
            awards=held("BKTTG_CN", 2019) + held("CSTDCS", 2020, 2021, 2022),
            ratings=WELL | rated("HTTNV", 2024),
        ),
        NO,
        met="award",
        lacks="rating",
    ),
    Case(
        "HCLĐ Ba: kỷ luật hết năm 2021 nên thời gian tính lại từ 2022",
        GENERAL,
        subject(
            "HCLD3_CN",
            NEW,
            awards=held("BKTTG_CN", 2019) + held("CSTDCS", 2022, 2023, 2024),
            ratings=LAST_BEST,
            disciplines=[{"form": "khien_trach", "from": "2020-12-01", "until": "2021-11-30"}],
        ),
        NO,
        met="clean award",
        lacks="rating",
    ),
    Case(
        "HCLĐ Ba, luật cũ: 5 năm xuất sắc và 2 sáng kiến cấp Bộ",
        OLD_ORDERS,
        subject(
            "HCLD3_CN",
            OLD,
            awards=held("BKTTG_CN", 2017),
            ratings=rated("HTXSNV", *OLD_FIVE),
            initiatives=made("ministry", 2019, 2021),
        ),
        YES,
        met="award rating initiative",
    ),
    Case(
        "HCLĐ Ba, luật cũ: 2 sáng kiến nhưng chỉ cấp cơ sở",
        OLD_ORDERS,
        subject(
            "HCLD3_CN",
            OLD,
            awards=held("BKTTG_CN", 2017),
            ratings=rated("HTXSNV", *OLD_FIVE),
            initiatives=made("base", 2019, 2021),
        ),
        NO,
        met="award rating",
        lacks="initiative",
    ),
    Case(
        "HCLĐ Ba, cống hiến: Tổng cục trưởng 3 năm",
        POSTS,
        post("HCLD3_CN", "tong_cuc_truong", 3),
        YES,
        met="long_service",
    ),
    Case(
        "HCLĐ Ba, cống hiến: Vụ trưởng 5 năm 11 tháng",
        POSTS,
        post("HCLD3_CN", "vu_cuc_truong", 5, 11),
        NO,
        lacks="long_service",
    ),
    Case(
        "HCLĐ Ba, cống hiến: nữ Vụ trưởng được giảm một phần ba, 4 năm là đủ",
        POSTS,
        post("HCLD3_CN", "vu_cuc_truong", 4, sex="female"),
        YES,
        met="long_service",
    ),
    Case(
        "HCLĐ Ba, cống hiến: nữ Vụ trưởng mới 3 năm 11 tháng",
        POSTS,
        post("HCLD3_CN", "vu_cuc_truong", 3, 11, sex="female"),
        NO,
        lacks="long_service",
    ),
    Case(
        "HCLĐ Ba, cống hiến: Vụ trưởng 4 năm, chưa biết nam hay nữ",
        POSTS,
        post("HCLD3_CN", "vu_cuc_truong", 4, sex=None),
        MAYBE,
        lacks="long_service",
    ),
    Case(
        "HCLĐ Ba, cống hiến: hai nhiệm kỳ Phó Tổng cục trưởng cộng lại 5 năm",
        POSTS,
        subject(
            "HCLD3_CN",
            NEW,
            sex="male",
            posts=[
                {"post": "pho_tong_cuc_truong", "from": "2015-01-01", "until": "2017-12-31"},
                {"post": "pho_tong_cuc_truong", "from": "2020-01-01", "until": "2021-12-31"},
            ],
        ),
        YES,
        met="long_service",
    ),
]
