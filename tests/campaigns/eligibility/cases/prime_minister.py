"""Bằng khen of the Prime Minister."""

from tests.campaigns.eligibility.cases.case import (
    NEW,
    NO,
    OLD,
    YES,
    Case,
    held,
    made,
    rated,
    subject,
)

BKTTG = "Luật 06/2022/QH15, Điều 73"
BKTTG_OLD = "NĐ 65/2014, Điều 23; NĐ 91/2017, Điều 38"
GENERAL = "NĐ 152/2025 và NĐ 98/2023, Điều 4"
FIVE = range(2020, 2025)
OLD_FIVE = range(2018, 2023)


CASES = [
    Case(
        "Bằng khen Thủ tướng: sau Bằng khen Bộ 5 năm tốt, 3 lần CSTĐCS",
        BKTTG,
        subject(
            "BKTTG_CN",
            NEW,
            awards=held("BKB_CN", 2019) + held("CSTDCS", 2020, 2022, 2024),
            ratings=rated("HTTNV", *FIVE),
        ),
        YES,
        met="award rating",
    ),
    Case(
        "Bằng khen Thủ tướng: 7 năm liên tục, 3 lần CSTĐCS ở đầu thời gian",
        BKTTG,
        subject(
            "BKTTG_CN",
            NEW,
            awards=held("BKB_CN", 2017) + held("CSTDCS", 2018, 2019, 2020),
            ratings=rated("HTTNV", *range(2018, 2025)),
        ),
        YES,
        met="award rating",
    ),
    Case(
        "Bằng khen Thủ tướng: 3 lần CSTĐCS nằm trước năm bị đứt quãng",
        BKTTG,
        subject(
            "BKTTG_CN",
            NEW,
            awards=held("BKB_CN", 2014) + held("CSTDCS", 2015, 2016, 2017),
            ratings=rated("HTTNV", 2015, 2016, 2017, *FIVE) | rated("HTNV", 2018, 2019),
        ),
        NO,
        met="rating",
        lacks="award",
    ),
    Case(
        "Bằng khen Thủ tướng: chỉ 2 lần CSTĐCS trong 5 năm",
        BKTTG,
        subject(
            "BKTTG_CN",
            NEW,
            awards=held("BKB_CN", 2019) + held("CSTDCS", 2020, 2024),
            ratings=rated("HTTNV", *FIVE),
        ),
        NO,
        met="rating",
        lacks="award",
    ),
    Case(
        "Bằng khen Thủ tướng: mới 4 năm từ khi có Bằng khen Bộ",
        BKTTG,
        subject(
            "BKTTG_CN",
            NEW,
            awards=held("BKB_CN", 2020) + held("CSTDCS", 2021, 2022, 2023),
            ratings=rated("HTTNV", *FIVE),
        ),
        NO,
        met="award",
        lacks="rating",
    ),
    Case(
        "Bằng khen Thủ tướng: Bằng khen Bộ theo chuyên đề không làm căn cứ",
        GENERAL,
        subject(
            "BKTTG_CN",
            NEW,
            awards=held("BKB_CN", 2019, occasion="campaign") + held("CSTDCS", 2020, 2022, 2024),
            ratings=rated("HTTNV", *FIVE),
        ),
        NO,
        lacks="award rating",
    ),
    Case(
        "Bằng khen Thủ tướng, luật cũ: 5 năm xuất sắc và 5 sáng kiến",
        BKTTG_OLD,
        subject(
            "BKTTG_CN",
            OLD,
            awards=held("BKB_CN", 2017),
            ratings=rated("HTXSNV", *OLD_FIVE),
            initiatives=made("base", *OLD_FIVE),
        ),
        YES,
        met="award rating initiative",
    ),
    Case(
        "Bằng khen Thủ tướng, luật cũ: thiếu một sáng kiến",
        BKTTG_OLD,
        subject(
            "BKTTG_CN",
            OLD,
            awards=held("BKB_CN", 2017),
            ratings=rated("HTXSNV", *OLD_FIVE),
            initiatives=made("base", 2019, 2020, 2021, 2022),
        ),
        NO,
        met="award rating",
        lacks="initiative",
    ),
    Case(
        "Bằng khen Thủ tướng, luật cũ: một năm chỉ hoàn thành tốt",
        BKTTG_OLD,
        subject(
            "BKTTG_CN",
            OLD,
            awards=held("BKB_CN", 2017),
            ratings=rated("HTXSNV", *OLD_FIVE) | rated("HTTNV", 2020),
            initiatives=made("base", *OLD_FIVE),
        ),
        NO,
        lacks="rating",
    ),
    Case(
        "Bằng khen Thủ tướng cho tập thể: sau Bằng khen Bộ 5 năm xuất sắc",
        BKTTG,
        subject("BKTTG_TT", NEW, awards=held("BKB_TT", 2019), ratings=rated("HTXSNV", *FIVE)),
        YES,
        met="award rating",
    ),
    Case(
        "Bằng khen Thủ tướng cho tập thể: 5 năm TTLĐXS cũng tính",
        BKTTG,
        subject("BKTTG_TT", NEW, awards=held("BKB_TT", 2019) + held("TTLDXS", *FIVE)),
        YES,
        met="award rating",
    ),
    Case(
        "Bằng khen Thủ tướng cho tập thể: Bằng khen Bộ do thành tích đột xuất",
        GENERAL,
        subject(
            "BKTTG_TT",
            NEW,
            awards=held("BKB_TT", 2019, occasion="extraordinary"),
            ratings=rated("HTXSNV", *FIVE),
        ),
        NO,
        lacks="award rating",
    ),
    Case(
        "Bằng khen Thủ tướng cho tập thể, luật cũ: có thêm Cờ Bộ",
        BKTTG_OLD,
        subject(
            "BKTTG_TT",
            OLD,
            awards=held("BKB_TT", 2017) + held("CTDB", 2020),
            ratings=rated("HTXSNV", *OLD_FIVE),
        ),
        YES,
        met="award rating",
    ),
    Case(
        "Bằng khen Thủ tướng cho tập thể, luật cũ: không có Cờ Bộ",
        BKTTG_OLD,
        subject("BKTTG_TT", OLD, awards=held("BKB_TT", 2017), ratings=rated("HTXSNV", *OLD_FIVE)),
        NO,
        met="rating",
        lacks="award",
    ),
]
