"""One more and one less: shares, caps, days and years at which an answer turns."""

from typing import Any

from tests.campaigns.eligibility.cases.case import (
    NO,
    YES,
    Case,
    Subject,
    cap,
    held,
    made,
    punished,
    rated,
    stated,
    subject,
)

TTLDTT = "Luật 06/2022/QH15, Điều 28"
CAP_15 = "TT 07/2014; NĐ 91/2017, Điều 9(3)"
CAP_20 = "NĐ 91/2017, Điều 11(1)"
CLEAN = "NĐ 98/2023, NĐ 152/2025, Điều 4"
LONG = "NĐ 152/2025, Điều 19–21"


def advanced(on: str, members: int, good: int) -> Subject:
    """TTLĐTT with so many holders of LĐTT."""
    share = {"count": members, "awarded": {"LDTT": good}, "disciplined": {}}
    return subject("TTLDTT", on, ratings=rated("HTTNV", int(on[:4]) - 1), members=share)


def fighter(base: int, granted: int) -> Subject:
    """CSTĐCS of the former law within its 15 %."""
    return subject(
        "CSTDCS",
        "2021-01-15",
        awards=held("LDTT", 2020),
        initiatives=made("base", 2020),
        quotas=cap("unit", "LDTT", base, granted),
    )


def flag(base: int, granted: int) -> Subject:
    """Government flag of the former law within its 20 %."""
    return subject(
        "CTDCP",
        "2021-03-01",
        merits=stated("central_cluster_leader"),
        quotas=cap("ministry", "CTDB", base, granted),
    )


def measured(until: str | None, on: str = "2024-12-31") -> Subject:
    """LĐTT of somebody reprimanded until that day."""
    return subject(
        "LDTT",
        on,
        achievement_year=2024,
        ratings=rated("HTTNV", 2024),
        disciplines=punished("khien_trach", "2023-12-31", until),
    )


def headed(post: str, months: int, sex: str, award: str = "HCLD3_CN") -> Subject:
    """Long service in one post."""
    return subject(award, "2025-06-01", sex=sex, posts=[{"post": post, "months": months}])


def turned(title: str, law: str, *, last: Subject, first: Subject, kind: str) -> list[Case]:
    """Still met, and not any more."""
    met: dict[str, Any] = {"verdict": YES, "met": kind}
    return [
        Case(f"{title}: còn đủ", law, last, **met),
        Case(f"{title}: không còn đủ", law, first, NO, lacks=kind),
    ]


CASES = [
    *turned(
        "TTLĐTT, 70 % của 13 người là 10",
        TTLDTT,
        last=advanced("2025-01-05", 13, 10),
        first=advanced("2025-01-05", 13, 9),
        kind="members_share",
    ),
    *turned(
        "TTLĐTT, luật cũ: trên 50 % của 100 người là 51",
        "Luật 15/2003/QH11 (sửa đổi 2013), Điều 28",
        last=advanced("2022-01-05", 100, 51),
        first=advanced("2022-01-05", 100, 50),
        kind="members_share",
    ),
    *turned(
        "CSTĐCS, 15 % của 20 LĐTT là 3",
        CAP_15,
        last=fighter(20, 2),
        first=fighter(20, 3),
        kind="quota",
    ),
    *turned(
        "CSTĐCS, 15 % của 7 LĐTT là 1, của 6 là 0",
        CAP_15,
        last=fighter(7, 0),
        first=fighter(6, 0),
        kind="quota",
    ),
    *turned(
        "Cờ Chính phủ, 20 % của 10 Cờ Bộ là 2, của 9 là 1",
        CAP_20,
        last=flag(10, 1),
        first=flag(9, 1),
        kind="quota",
    ),
    *turned(
        "LĐTT, kỷ luật hết hiệu lực hôm trước ngày quyết định, hay đúng ngày ấy",
        CLEAN,
        last=measured("2024-12-30"),
        first=measured("2024-12-31"),
        kind="clean",
    ),
    *turned(
        "HCLĐ Ba, vụ trưởng nam 72 tháng",
        LONG,
        last=headed("vu_cuc_truong", 72, "male"),
        first=headed("vu_cuc_truong", 71, "male"),
        kind="long_service",
    ),
    *turned(
        "HCLĐ Ba, vụ trưởng nữ 48 tháng",
        LONG,
        last=headed("vu_cuc_truong", 48, "female"),
        first=headed("vu_cuc_truong", 47, "female"),
        kind="long_service",
    ),
    *turned(
        "HCLĐ Nhất, thứ trưởng nữ 40 tháng",
        LONG,
        last=headed("thu_truong", 40, "female", "HCLD1_CN"),
        first=headed("thu_truong", 39, "female", "HCLD1_CN"),
        kind="long_service",
    ),
    *turned(
        "CSTĐB, CSTĐCS của năm xét quyết định đúng ngày họp, hay hôm sau",
        "Luật 06/2022/QH15, Điều 22",
        last=subject(
            "CSTDB",
            "2024-12-20",
            achievement_year=2024,
            awards=held("CSTDCS", 2022, 2023) + held("CSTDCS", 2024, decided_on="2024-12-20"),
            initiatives=made("ministry", 2024),
        ),
        first=subject(
            "CSTDB",
            "2024-12-20",
            achievement_year=2024,
            awards=held("CSTDCS", 2022, 2023) + held("CSTDCS", 2024, decided_on="2024-12-21"),
            initiatives=made("ministry", 2024),
        ),
        kind="award",
    ),
    *turned(
        "CSTĐB, kỷ luật hết hạn giữa năm 2021, hay giữa năm 2022",
        CLEAN,
        last=subject(
            "CSTDB",
            "2025-03-01",
            awards=held("CSTDCS", 2022, 2023, 2024),
            initiatives=made("ministry", 2024),
            disciplines=punished("khien_trach", "2020-06-16", "2021-06-15"),
        ),
        first=subject(
            "CSTDB",
            "2025-03-01",
            awards=held("CSTDCS", 2022, 2023, 2024),
            initiatives=made("ministry", 2024),
            disciplines=punished("khien_trach", "2021-06-16", "2022-06-15"),
        ),
        kind="award",
    ),
]
