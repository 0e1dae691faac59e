"""Awards whose criteria the granting authority confirms, or that rest on one statement."""

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    Subject,
    stated,
    subject,
)

HERO = "Luật 06/2022/QH15, Điều 63"
HERO_OLD = "NĐ 91/2017, Điều 48"
LONG = "NĐ 152/2025, Điều 19–21"
HOUSEHOLD = "Luật 06/2022/QH15, Điều {}"
CONGRESS = "Không có trong Luật; thông lệ Đại hội thi đua yêu nước"


def confirmed(award: str, law: str, merit: str = "authority_criteria") -> list[Case]:
    """Stated, known not to be, not asked yet."""
    return [
        Case(
            f"{award}: được xác nhận", law, subject(award, NEW, merits=stated(merit)), YES, "merit"
        ),
        Case(f"{award}: không được xác nhận", law, subject(award, NEW), NO, lacks="merit"),
        Case(f"{award}: chưa hỏi", law, subject(award, NEW, merits=None), MAYBE, lacks="merit"),
        Case(
            f"{award}: các căn cứ khác đã rõ, riêng căn cứ này chưa",
            law,
            subject(award, NEW, unknown_merits=[merit]),
            MAYBE,
            lacks="merit",
        ),
    ]


def ten_years(award: str, merit: str, law: str = HERO) -> list[Case]:
    """Anh hùng Lao động: ten years."""

    def lasting(years: int | None) -> Subject:
        return subject(award, NEW, merits=[{"merit": merit, "years": years}])

    return [
        Case(f"{award}: đủ 10 năm", law, lasting(10), YES, met="clean merit"),
        Case(f"{award}: mới 9 năm", law, lasting(9), NO, lacks="merit"),
        Case(f"{award}: chưa biết bao nhiêu năm", law, lasting(None), MAYBE, lacks="merit"),
        Case(
            f"{award}, luật cũ: được xác nhận",
            HERO_OLD,
            subject(award, OLD, merits=stated("authority_criteria")),
            YES,
            met="merit",
        ),
    ]


CASES = [
    *confirmed("GK_HGD", HOUSEHOLD.format(75)),
    *confirmed("BKB_HGD", HOUSEHOLD.format(74)),
    *confirmed("BKTTG_HGD", HOUSEHOLD.format(73)),
    *confirmed("DHTT_CN", CONGRESS),
    *confirmed("DHTT_TT", CONGRESS),
    *confirmed("DHTT_CS_CN", CONGRESS),
    *confirmed("DHTT_CS_TT", CONGRESS),
    *confirmed("HCDL1_CN", LONG, "long_service"),
    *confirmed("HCDL2_CN", LONG, "long_service"),
    *confirmed("HCDL3_CN", LONG, "long_service"),
    *ten_years("AHLD_CN", "contribution"),
    *ten_years("AHLD_TT", "leading_nationwide"),
]
