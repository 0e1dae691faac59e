"""Huân chương Lao động and Huân chương Độc lập for collectives."""

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    held,
    rated,
    stated,
    subject,
)

OLD_ORDERS = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 42–44; NĐ 91/2017, Điều 22–24"
GENERAL = "NĐ 152/2025 và NĐ 98/2023, Điều 4"
INDEPENDENCE = "NĐ 65/2014, Điều 11(3)"
FIVE = range(2020, 2025)
OLD_FIVE = range(2018, 2023)
LADDER = {
    "HCLD3_TT": ("BKTTG_TT", "Luật 06/2022/QH15, Điều 44"),
    "HCLD2_TT": ("HCLD3_TT", "Luật 06/2022/QH15, Điều 43"),
    "HCLD1_TT": ("HCLD2_TT", "Luật 06/2022/QH15, Điều 42(4)"),
}


def labour_order(award: str) -> list[Case]:
    """One class: the award below, then five years."""
    below, law = LADDER[award]
    return [
        Case(
            f"{award}: sau {below} 5 năm liên tục hoàn thành xuất sắc",
            law,
            subject(award, NEW, awards=held(below, 2019), ratings=rated("HTXSNV", *FIVE)),
            YES,
            met="clean award rating",
        ),
        Case(
            f"{award}: 5 năm liên tục TTLĐXS",
            law,
            subject(award, NEW, awards=held(below, 2019) + held("TTLDXS", *FIVE)),
            YES,
            met="award rating",
        ),
        Case(
            f"{award}: mới 4 năm sau {below}",
            law,
            subject(award, NEW, awards=held(below, 2020), ratings=rated("HTXSNV", *FIVE)),
            NO,
            met="award",
            lacks="rating",
        ),
        Case(
            f"{award}: năm 2022 chỉ hoàn thành tốt nên đứt quãng",
            law,
            subject(
                award,
                NEW,
                awards=held(below, 2019),
                ratings=rated("HTXSNV", *FIVE) | rated("HTTNV", 2022),
            ),
            NO,
            met="award",
            lacks="rating",
        ),
        Case(
            f"{award}: chưa biết xếp loại năm 2021",
            law,
            subject(
                award,
                NEW,
                awards=held(below, 2019),
                ratings=rated("HTXSNV", 2020, 2022, 2023, 2024),
            ),
            MAYBE,
            met="award",
            lacks="rating",
        ),
        Case(
            f"{award}, luật cũ: {below} và 5 năm hoàn thành xuất sắc",
            OLD_ORDERS,
            subject(award, OLD, awards=held(below, 2017), ratings=rated("HTXSNV", *OLD_FIVE)),
            YES,
            met="award rating",
        ),
    ]


TEN = range(2006, 2016)
FLAGS = held("CTDCP", 2010, 2014)
FULL = {
    "awards": held("HCLD1_TT", 2005) + FLAGS + held("BKTTG_TT", 2012),
    "ratings": rated("HTXSNV", *TEN),
    "founded_on": "1980-05-01",
}
THIRD_OLD = [
    Case(
        "HCĐL Ba, luật cũ: 10 năm xuất sắc, 2 Cờ Chính phủ, 1 Bằng khen Thủ tướng",
        INDEPENDENCE,
        subject("HCDL3_TT", "2016-05-01", **FULL),
        YES,
        met="award rating award_any_of founded",
    ),
    Case(
        "HCĐL Ba, luật cũ: 2 Cờ Chính phủ và 2 Cờ Bộ",
        INDEPENDENCE,
        subject(
            "HCDL3_TT",
            "2016-05-01",
            **FULL | {"awards": held("HCLD1_TT", 2005) + FLAGS + held("CTDB", 2009, 2011)},
        ),
        YES,
        met="award_any_of",
    ),
    Case(
        "HCĐL Ba, luật cũ: chỉ có 2 Cờ Chính phủ",
        INDEPENDENCE,
        subject("HCDL3_TT", "2016-05-01", **FULL | {"awards": held("HCLD1_TT", 2005) + FLAGS}),
        NO,
        met="award rating founded",
        lacks="award_any_of",
    ),
    Case(
        "HCĐL Ba, luật cũ: thành lập 29 năm",
        INDEPENDENCE,
        subject("HCDL3_TT", "2016-05-01", **FULL | {"founded_on": "1986-05-02"}),
        NO,
        lacks="founded",
    ),
    Case(
        "HCĐL Ba, luật cũ: thành lập tròn 30 năm",
        INDEPENDENCE,
        subject("HCDL3_TT", "2016-05-01", **FULL | {"founded_on": "1986-05-01"}),
        YES,
        met="founded",
    ),
    Case(
        "HCĐL Ba ngày cuối của NĐ 65/2014",
        INDEPENDENCE,
        subject(
            "HCDL3_TT",
            "2017-09-30",
            **FULL | {"ratings": rated("HTXSNV", *range(2007, 2017))},
        ),
        YES,
        met="award rating",
    ),
]


def independence_order(award: str, below: str, law: str) -> list[Case]:
    """The conditions now known only in part: the award below, and the rest by statement."""
    return [
        Case(
            f"{award}: đã có {below}, đạt các tiêu chuẩn còn lại",
            law,
            subject(award, NEW, awards=held(below, 2019), merits=stated("authority_criteria")),
            YES,
            met="clean award merit",
        ),
        Case(
            f"{award}: chưa có {below}",
            law,
            subject(award, NEW, merits=stated("authority_criteria")),
            NO,
            met="merit",
            lacks="award",
        ),
        Case(
            f"{award}: {below} theo chuyên đề không làm căn cứ",
            GENERAL,
            subject(
                award,
                NEW,
                awards=held(below, 2019, occasion="campaign"),
                merits=stated("authority_criteria"),
            ),
            NO,
            lacks="award",
        ),
        Case(
            f"{award}: đã có {below}, chưa hỏi các tiêu chuẩn còn lại",
            law,
            subject(award, NEW, awards=held(below, 2019), merits=None),
            MAYBE,
            met="award",
            lacks="merit",
        ),
    ]


CASES = [
    *(case for award in LADDER for case in labour_order(award)),
    Case(
        "HCLĐ Nhất cho tập thể, luật cũ: thành tích ảnh hưởng toàn quốc",
        OLD_ORDERS,
        subject("HCLD1_TT", OLD, merits=stated("nation_wide_achievement")),
        YES,
        met="merit",
    ),
    *THIRD_OLD,
    *independence_order("HCDL3_TT", "HCLD1_TT", "Luật 06/2022/QH15, Điều 38"),
    *independence_order("HCDL2_TT", "HCDL3_TT", "Luật 06/2022/QH15, Điều 37"),
    *independence_order("HCDL1_TT", "HCDL2_TT", "Luật 06/2022/QH15, Điều 36"),
]
