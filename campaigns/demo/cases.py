"""The nominations of this year as data: who, for what, and at which stage it now waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from campaigns.demo.walk import Case
from campaigns.demo.works import DATA, FINANCE, NORTH, OFFICE, WASTE, WORKS

VP, MB, DL, CT, KH = OFFICE, NORTH, DATA, WASTE, FINANCE
WORK = "{work}"
TWO_YEARS = "Hai năm liên tục là Chiến sĩ thi đua cơ sở; {work}"
THREE_YEARS = "Ba năm liên tục là Chiến sĩ thi đua cơ sở; {work}"
COLLECTIVE = "Hoàn thành vượt mức 12/12 chỉ tiêu thi đua; {work}"
LONG_ROAD = (
    "Năm năm liên tục hoàn thành tốt nhiệm vụ trở lên, năm lần là Chiến sĩ thi đua cơ sở sau khi "
    "được tặng Bằng khen của Thủ tướng Chính phủ; {work}"
)
SWIFT = "Khắc phục sự cố tràn dầu trong 36 giờ, không để lan ra khu dân cư"
# Two who wrote the same and do not name each other: the page says so.
TOGETHER = "Chuyển 6 phường từ thu gom thủ công sang xe ép kín, giảm 40% điểm tập kết"

_CASES = (
    # In the units: to be written on.
    Case(VP, 8, "GK_CN", "draft", WORK),
    Case(VP, 4, "CSTDB", "draft", THREE_YEARS),  # the chain has a gap: not eligible
    Case(VP, 10, "GK_CN", "draft", WORK),  # not yet rated: cannot tell
    Case(MB, 11, "GK_CN", "draft", WORK),
    Case(DL, 7, "GK_CN", "draft", WORK),  # the reprimand is over
    Case(CT, 8, "GK_CN", "draft", TOGETHER),
    Case(CT, 10, "GK_CN", "draft", TOGETHER),  # not yet rated, and the work of two
    Case(KH, 6, "BKB_CN", "draft", WORK, "BTNMT"),
    Case(VP, 9, "GK_CN", "withdrawn", WORK, reason="Đơn vị chuyển đề nghị sang đợt xét sau."),
    Case(
        VP,
        7,
        "BKB_CN",
        "returned",
        TWO_YEARS,
        reason="Bổ sung bản sao quyết định công nhận sáng kiến năm thứ hai.",
    ),
    Case(CT, 6, "GK_CN", "returned", WORK, reason="Nêu rõ phần việc do cá nhân trực tiếp làm."),
    # On the officer's desk.
    Case(MB, 4, "BKB_CN", "submitted", TWO_YEARS),
    Case(DL, 3, "BKB_CN", "submitted", TWO_YEARS),
    Case(VP, None, "TTLDXS", "submitted", COLLECTIVE),
    Case(CT, 9, "GK_CN", "submitted", WORK, "movement", ("campaign_outstanding",)),
    Case(DL, 9, "GK_CN", "rejected", WORK, reason="Thành tích này đã được khen ở đợt trước."),
    Case(KH, 2, "BKB_CN", "submitted", WORK, "BTNMT", ("extraordinary",)),
    # For the council's secretary.
    Case(MB, 3, "CSTDB", "screened", THREE_YEARS),
    Case(DL, 6, "CSTDB", "screened", THREE_YEARS),
    Case(MB, None, "TTLDXS", "screened", COLLECTIVE),
    Case(VP, 3, "CSTDB", "planned", THREE_YEARS),
    Case(DL, None, "TTLDXS", "planned", COLLECTIVE),
    Case(MB, 9, "GK_CN", "planned", WORK),
    # Before the council; the first one sits in it and must not vote on himself.
    Case(CT, 0, "BKB_CN", "open", TWO_YEARS),
    Case(MB, 6, "BKB_CN", "open", TWO_YEARS),
    Case(DL, 4, "BKB_CN", "open", TWO_YEARS),
    Case(CT, None, "GK_TT", "open", WORK, "movement", ("campaign_outstanding",)),
    # Counted, and what became of them at the general department.
    Case(DL, 8, "GK_CN", "not_passed", WORK, yes=4),
    Case(MB, 1, "GK_CN", "recommended", WORK, yes=8),
    Case(DL, 1, "GK_CN", "recommended", WORK),
    Case(VP, 6, "BKB_CN", "recommended", TWO_YEARS),
    Case(DL, 0, "GK_CN", "drafted", WORK),
    Case(CT, 1, "GK_CN", "drafted", WORK, yes=7),
    Case(CT, 2, "GK_CN", "signed", WORK),
    Case(DL, 2, "GK_CN", "signed", WORK, yes=8),
    Case(MB, 8, "GK_CN", "published", WORK),
    Case(CT, 7, "GK_CN", "published", WORK),
    Case(VP, None, "GK_TT", "published", SWIFT, "swift", ("extraordinary",)),
    # Sent on to the ministry, and beyond it.
    Case(MB, 7, "BKB_CN", "forwarded", TWO_YEARS),
    Case(CT, 4, "BKB_CN", "forwarded", TWO_YEARS, yes=8),
    Case(DL, None, "BKB_TT", "ministry_screened", COLLECTIVE),
    Case(MB, 2, "HCLD3_CN", "ministry_posted", LONG_ROAD),
    Case(VP, None, "BKB_TT", "ministry_open", COLLECTIVE),
    Case(CT, 3, "BKB_CN", "ministry_open", TWO_YEARS),
    Case(KH, 3, "BKB_CN", "ministry_open", TWO_YEARS, "BTNMT"),
    Case(MB, None, "BKB_TT", "ministry_recommended", COLLECTIVE),
    Case(CT, None, "BKB_TT", "ministry_drafted", COLLECTIVE),
    Case(KH, 4, "BKB_CN", "ministry_signed", TWO_YEARS, "BTNMT"),
    Case(MB, 2, "BKB_CN", "ministry_published", TWO_YEARS),
    Case(VP, 2, "HCLD3_CN", "outside", LONG_ROAD),
)


def _told(cases: Iterable[Case]) -> Iterable[Case]:
    """Each case with a work of its unit that no other case tells."""
    left = {unit: iter(works) for unit, works in WORKS.items()}
    for case in cases:
        if "{work}" not in case.achievement:
            yield case
            continue
        work = next(left[case.unit])
        if case.achievement != WORK:
            work = work[0].lower() + work[1:]
        yield replace(case, achievement=case.achievement.format(work=work))


CASES = tuple(_told(_CASES))
