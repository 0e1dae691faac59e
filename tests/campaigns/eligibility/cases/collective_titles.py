"""Tập thể lao động tiên tiến, tập thể lao động xuất sắc."""

from typing import Any

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    Subject,
    rated,
    subject,
)

LAST, FIRST = "2023-12-31", "2024-01-01"
TTLDTT_NEW, TTLDXS_NEW = "Luật 06/2022/QH15, Điều 28", "Luật 06/2022/QH15, Điều 27"
TTLDTT_OLD = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 28"
TTLDXS_OLD = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 27"


def of(count: int | None, good: int, **more: Any) -> Subject:
    """Members, holders of LĐTT among them; nobody disciplined."""
    return {"count": count, "awarded": {"LDTT": good}, "disciplined": {}, **more}


def excellent(on: str, **more: Any) -> Subject:
    """A collective of ten that meets every condition of TTLĐXS, but for what is changed."""
    members = {
        "count": 10,
        "awarded": {"LDTT": 7, "CSTDCS": 1},
        "complete": 10,
        "disciplined": {},
        **more,
    }
    return subject("TTLDXS", on, ratings=rated("HTXSNV", int(on[:4]) - 1), members=members)


TTLDTT = [
    Case(
        "TTLĐTT: đúng 70 % LĐTT là đủ",
        TTLDTT_NEW,
        subject("TTLDTT", NEW, ratings=rated("HTTNV", 2024), members=of(10, 7)),
        YES,
        met="rating members_share members_no_discipline",
    ),
    Case(
        "TTLĐTT: 6 trong 10 người thì chưa đủ 70 %",
        TTLDTT_NEW,
        subject("TTLDTT", NEW, ratings=rated("HTTNV", 2024), members=of(10, 6)),
        NO,
        lacks="members_share",
    ),
    Case(
        "TTLĐTT: 70 % của 11 người là 8 người",
        TTLDTT_NEW,
        subject("TTLDTT", NEW, ratings=rated("HTTNV", 2024), members=of(11, 7)),
        NO,
        lacks="members_share",
    ),
    Case(
        "TTLĐTT, luật cũ: 6 trong 10 người là trên 50 %",
        TTLDTT_OLD,
        subject("TTLDTT", OLD, ratings=rated("HTTNV", 2022), members=of(10, 6)),
        YES,
        met="members_share",
    ),
    Case(
        "TTLĐTT, luật cũ: đúng một nửa thì chưa phải trên 50 %",
        TTLDTT_OLD,
        subject("TTLDTT", OLD, ratings=rated("HTTNV", 2022), members=of(10, 5)),
        NO,
        lacks="members_share",
    ),
    Case(
        "TTLĐTT ngày cuối của luật cũ: 60 % là đủ",
        TTLDTT_OLD,
        subject(
            "TTLDTT",
            LAST,
            achievement_year=2023,
            ratings=rated("HTTNV", 2023),
            members=of(10, 6),
        ),
        YES,
        met="members_share",
    ),
    Case(
        "TTLĐTT ngày đầu của luật mới: 60 % không còn đủ",
        TTLDTT_NEW,
        subject("TTLDTT", FIRST, ratings=rated("HTTNV", 2023), members=of(10, 6)),
        NO,
        lacks="members_share",
    ),
    Case(
        "TTLĐTT: có người bị cảnh cáo",
        TTLDTT_NEW,
        subject(
            "TTLDTT",
            NEW,
            ratings=rated("HTTNV", 2024),
            members=of(10, 8, disciplined={"canh_cao": 1}),
        ),
        NO,
        met="members_share",
        lacks="members_no_discipline",
    ),
    Case(
        "TTLĐTT: khiển trách chưa tới mức cảnh cáo",
        TTLDTT_NEW,
        subject(
            "TTLDTT",
            NEW,
            ratings=rated("HTTNV", 2024),
            members=of(10, 8, disciplined={"khien_trach": 1}),
        ),
        YES,
        met="members_no_discipline",
    ),
    Case(
        "TTLĐTT: chưa biết số người của tập thể",
        TTLDTT_NEW,
        subject("TTLDTT", NEW, ratings=rated("HTTNV", 2024), members=of(None, 8)),
        MAYBE,
        lacks="members_share",
    ),
]
TTLDXS = [
    Case(
        "TTLĐXS: đủ mọi điều kiện",
        TTLDXS_NEW,
        excellent(NEW),
        YES,
        met="rating members_share members_complete members_include members_no_discipline",
    ),
    Case("TTLĐXS, luật cũ: đủ mọi điều kiện", TTLDXS_OLD, excellent(OLD), YES, met="rating"),
    Case(
        "TTLĐXS, luật cũ: có người bị hạ bậc lương",
        TTLDXS_OLD,
        excellent(OLD, disciplined={"ha_bac_luong": 1}),
        NO,
        lacks="members_no_discipline",
    ),
    Case(
        "TTLĐXS: một người không hoàn thành nhiệm vụ",
        TTLDXS_NEW,
        excellent(NEW, complete=9),
        NO,
        lacks="members_complete",
    ),
    Case(
        "TTLĐXS: không có CSTĐCS",
        TTLDXS_NEW,
        excellent(NEW, awarded={"LDTT": 9, "CSTDCS": 0}),
        NO,
        lacks="members_include",
    ),
    Case(
        "TTLĐXS: 69 trong 100 người là LĐTT",
        TTLDXS_NEW,
        excellent(NEW, count=100, complete=100, awarded={"LDTT": 69, "CSTDCS": 9}),
        NO,
        lacks="members_share",
    ),
    Case(
        "TTLĐXS: tập thể chỉ hoàn thành tốt",
        TTLDXS_NEW,
        excellent(NEW) | {"ratings": rated("HTTNV", 2024)},
        NO,
        lacks="rating",
    ),
    Case(
        "TTLĐXS: chưa đếm CSTĐCS",
        TTLDXS_NEW,
        excellent(NEW, awarded={"LDTT": 9}),
        MAYBE,
        lacks="members_include",
    ),
]
CASES = TTLDTT + TTLDXS
