"""State-level awards of the former law: one a year, and those whose standard no source gave."""

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
    stated,
    subject,
)

ONCE = "TT 07/2014/TT-BNV"
HEROES = "Luật 15/2003/QH11 (sửa đổi 2013); NĐ 42/2010"
ORDERS = "Luật 15/2003/QH11 (sửa đổi 2013); NĐ 91/2017"
MEDAL = "TT 12/2009/TT-BTNMT"
FIVE = range(2018, 2023)


def national(on: str, awards: list[Subject]) -> Subject:
    """Somebody with two CSTĐB in succession, and other awards."""
    year = int(on[:4]) - 1
    two = held("CSTDB", year - 3, year)
    return subject("CSTDTQ", on, awards=two + awards, initiatives=made("nation", year))


def order(awards: list[Subject], merit: str | None = None) -> Subject:
    """HCLĐ Ba of the former law by five excellent years and two initiatives, or by a merit."""
    return subject(
        "HCLD3_CN",
        OLD,
        awards=held("BKTTG_CN", 2015) + awards,
        ratings=rated("HTXSNV", *FIVE),
        initiatives=made("ministry", 2020, 2021),
        merits=stated(merit) if merit else [],
    )


CASES = [
    Case(
        "CSTĐTQ, luật cũ: cùng năm đã được HCLĐ thì chưa xét",
        ONCE,
        national(OLD, held("HCLD3_CN", 2022)),
        NO,
        met="award initiative",
        lacks="no_double_reward",
    ),
    Case(
        "CSTĐTQ, luật cũ: HCLĐ do thành tích đột xuất không cản trở",
        ONCE,
        national(OLD, held("HCLD3_CN", 2022, occasion="extraordinary")),
        YES,
        met="award initiative no_double_reward",
    ),
    Case(
        "CSTĐTQ, luật cũ: HCLĐ của năm trước không cản trở",
        ONCE,
        national(OLD, held("HCLD3_CN", 2021)),
        YES,
        met="no_double_reward",
    ),
    Case(
        "CSTĐTQ, luật cũ: chưa rõ có được Bằng khen Thủ tướng hay không",
        ONCE,
        national(OLD, []) | {"unknown_awards": ["BKTTG_CN"]},
        MAYBE,
        met="award",
        lacks="no_double_reward",
    ),
    Case(
        "CSTĐTQ: Luật 2022 không còn giới hạn một khen thưởng cấp nhà nước mỗi năm",
        "Luật 06/2022/QH15, Điều 21",
        national(NEW, held("HCLD3_CN", 2024)),
        YES,
        met="award initiative",
    ),
    Case(
        "HCLĐ Ba, luật cũ: cùng năm đã được CSTĐTQ thì chưa xét theo công trạng",
        ONCE,
        order(held("CSTDTQ", 2022)),
        NO,
        met="award rating initiative",
        lacks="no_double_reward",
    ),
    Case(
        "HCLĐ Ba, luật cũ: thành tích đột xuất được xét dù cùng năm có CSTĐTQ",
        ONCE,
        order(held("CSTDTQ", 2022), "extraordinary"),
        YES,
        met="merit",
    ),
    *(
        Case(
            f"{award}, {on[:4]}: người thẩm định xác nhận tiêu chuẩn",
            law,
            subject(award, on, merits=stated("authority_criteria")),
            YES,
            met="merit",
        )
        for award, on, law in (
            ("AHLD_CN", "2015-12-01", HEROES),
            ("AHLD_TT", "2017-09-30", HEROES),
            ("HCDL1_CN", "2015-01-05", ORDERS),
            ("HCDL2_CN", "2019-06-01", ORDERS),
            ("HCDL3_CN", "2023-12-31", ORDERS),
            ("HCDL1_TT", "2016-06-01", ORDERS),
            ("HCDL2_TT", "2023-12-31", ORDERS),
            ("HCDL3_TT", "2017-10-01", ORDERS),
        )
    ),
    Case(
        "HCDL3_TT, 2020: chưa ai xác nhận tiêu chuẩn",
        ORDERS,
        subject("HCDL3_TT", "2020-06-01", merits=None),
        MAYBE,
        lacks="merit",
    ),
    Case(
        "Kỷ niệm chương đến 04/6/2015: mỗi người một lần",
        MEDAL,
        subject(
            "KNC",
            "2015-06-04",
            posthumous=False,
            awards=held("KNC", 2010),
            merits=stated("authority_criteria"),
        ),
        NO,
        met="merit",
        lacks="once_only",
    ),
]
