"""Giấy khen and Bằng khen of the minister."""

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    held,
    made,
    rated,
    stated,
    subject,
)

GK = "Luật 06/2022/QH15, Điều 75; mẫu TT 20/2025/TT-BNV, Điều 8"
GK_OLD = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 75"
BKB = "Luật 06/2022/QH15, Điều 74"
BKB_OLD = "NĐ 91/2017, Điều 39"
GENERAL = "NĐ 152/2025 và NĐ 98/2023, Điều 4"


def certificates(award: str) -> list[Case]:
    """Giấy khen, alike for persons and collectives."""
    return [
        Case(
            f"{award}: hoàn thành tốt nhiệm vụ",
            GK,
            subject(award, NEW, ratings=rated("HTTNV", 2024)),
            YES,
            met="clean rating",
        ),
        Case(
            f"{award}: có thành tích trong phong trào",
            GK,
            subject(award, NEW, ratings=rated("HTNV", 2024), merits=stated("campaign_outstanding")),
            YES,
            met="merit",
        ),
        Case(
            f"{award}: không có căn cứ nào",
            GK,
            subject(award, NEW, ratings=rated("HTNV", 2024)),
            NO,
            lacks="rating",
        ),
        Case(
            f"{award}: thành tích đột xuất nhưng đang bị xem xét kỷ luật",
            GENERAL,
            subject(award, NEW, merits=stated("extraordinary"), under_proceedings=True),
            NO,
            met="merit",
            lacks="clean",
        ),
        Case(
            f"{award}, luật cũ: đạt tiêu chuẩn của người có thẩm quyền",
            GK_OLD,
            subject(award, OLD, merits=stated("authority_criteria")),
            YES,
            met="merit",
        ),
        Case(
            f"{award}, luật cũ: chưa có xác nhận",
            GK_OLD,
            subject(award, OLD, merits=None),
            MAYBE,
            lacks="merit",
        ),
    ]


MINISTER = [
    Case(
        "Bằng khen Bộ: 2 năm liên tục CSTĐCS",
        BKB,
        subject("BKB_CN", NEW, awards=held("CSTDCS", 2023, 2024)),
        YES,
        met="clean award",
    ),
    Case(
        "Bằng khen Bộ: CSTĐCS 2022 và 2024 thì không liên tục",
        BKB,
        subject("BKB_CN", NEW, awards=held("CSTDCS", 2022, 2024)),
        NO,
        lacks="award",
    ),
    Case(
        "Bằng khen Bộ: 2 năm hoàn thành xuất sắc và 2 sáng kiến",
        BKB,
        subject(
            "BKB_CN",
            NEW,
            ratings=rated("HTXSNV", 2023, 2024),
            initiatives=made("base", 2023, 2024),
        ),
        YES,
        met="rating initiative",
    ),
    Case(
        "Bằng khen Bộ: 2 năm hoàn thành xuất sắc nhưng một sáng kiến",
        BKB,
        subject("BKB_CN", NEW, ratings=rated("HTXSNV", 2023, 2024), initiatives=made("base", 2024)),
        NO,
        met="rating",
        lacks="initiative",
    ),
    Case(
        "Bằng khen Bộ: một trong hai sáng kiến đã dùng để xét CSTĐCS",
        "CV 5007/BNV-TĐKT (2023)",
        subject(
            "BKB_CN",
            NEW,
            ratings=rated("HTXSNV", 2023, 2024),
            initiatives=made("base", 2024) + made("base", 2023, used_for="CSTDCS"),
        ),
        NO,
        lacks="initiative",
    ),
    Case(
        "Bằng khen Bộ: xuất sắc trong phong trào khi tổng kết",
        BKB,
        subject("BKB_CN", NEW, merits=stated("campaign_outstanding")),
        YES,
        met="merit",
    ),
    Case(
        "Bằng khen Bộ: đóng góp lớn",
        BKB,
        subject("BKB_CN", NEW, merits=stated("contribution")),
        YES,
        met="merit",
    ),
    Case(
        "Bằng khen Bộ, luật cũ: đóng góp lớn chưa phải là một căn cứ",
        BKB_OLD,
        subject("BKB_CN", OLD, ratings=rated("HTTNV", 2021, 2022), merits=stated("contribution")),
        NO,
        lacks="merit",
    ),
    Case(
        "Bằng khen Bộ, luật cũ: 2 năm CSTĐCS không thay được 2 sáng kiến",
        BKB_OLD,
        subject(
            "BKB_CN",
            OLD,
            awards=held("CSTDCS", 2021, 2022),
            ratings=rated("HTXSNV", 2021, 2022),
        ),
        NO,
        met="rating",
        lacks="initiative",
    ),
    Case(
        "Bằng khen Bộ, luật cũ: 2 năm xuất sắc và 2 sáng kiến",
        BKB_OLD,
        subject(
            "BKB_CN",
            OLD,
            ratings=rated("HTXSNV", 2021, 2022),
            initiatives=made("base", 2021, 2022),
        ),
        YES,
        met="rating initiative",
    ),
    Case(
        "Bằng khen Bộ cho tập thể: 2 năm hoàn thành xuất sắc",
        BKB,
        subject("BKB_TT", NEW, ratings=rated("HTXSNV", 2023, 2024)),
        YES,
        met="rating",
    ),
    Case(
        "Bằng khen Bộ cho tập thể: 2 lần liên tục TTLĐXS",
        BKB,
        subject("BKB_TT", NEW, awards=held("TTLDXS", 2023, 2024)),
        YES,
        met="rating",
    ),
    Case(
        "Bằng khen Bộ cho tập thể: một năm xuất sắc, năm sau TTLĐXS là hai năm liên tục",
        BKB,
        subject("BKB_TT", NEW, ratings=rated("HTXSNV", 2023), awards=held("TTLDXS", 2024)),
        YES,
        met="rating",
    ),
    Case(
        "Bằng khen Bộ cho tập thể: mới một năm hoàn thành xuất sắc",
        BKB,
        subject("BKB_TT", NEW, ratings=rated("HTTNV", 2023) | rated("HTXSNV", 2024)),
        NO,
        lacks="rating",
    ),
    Case(
        "Bằng khen Bộ cho tập thể: chưa biết xếp loại năm trước",
        BKB,
        subject("BKB_TT", NEW, ratings=rated("HTXSNV", 2024)),
        MAYBE,
        lacks="rating",
    ),
    Case(
        "Bằng khen Bộ cho tập thể, luật cũ: 2 năm hoàn thành xuất sắc",
        BKB_OLD,
        subject("BKB_TT", OLD, ratings=rated("HTXSNV", 2021, 2022)),
        YES,
        met="rating",
    ),
]
CASES = certificates("GK_CN") + certificates("GK_TT") + MINISTER
