"""The lead case: one Giấy khen from the clerk's draft to the printed paper, or part of the way."""

from __future__ import annotations

from campaigns.demo.walk import Case, Walk

STAGES = (
    "draft",
    "submitted",
    "screened",
    "council",
    "recommended",
    "decided",
    "published",
    "certificate",
)
LEAD = Case(
    "TCMT-VP",
    1,
    "GK_CN",
    "lead",
    "Hoàn thành xuất sắc nhiệm vụ: chỉ đạo tiếp nhận và trả kết quả 1.602 hồ sơ thủ tục hành "
    "chính, 100% đúng hạn",
)
NAME = "Phiên họp bất thường của Hội đồng"


def walk_lead(walk: Walk, until: str = "certificate") -> None:
    """Take the lead case to ``until``: at ``council`` the vote is open and nobody has voted."""
    way = STAGES[: STAGES.index(until) + 1]
    case = [LEAD]
    walk.nominate(case)
    if "submitted" in way:
        walk.submit(case)
    if "screened" in way:
        walk.screen(case, "TCMT")
    if "recommended" in way:
        walk.hold(case, "TCMT", NAME)
    elif "council" in way:
        walk.open(walk.plan(case, "TCMT", NAME), "TCMT")
    if "decided" not in way:
        return
    decision = walk.draft(case, "TCMT", "tặng Giấy khen cho cá nhân có thành tích xuất sắc")
    walk.sign(decision, "TCMT")
    if "published" in way:
        walk.publish(decision, "TCMT")
    if "certificate" in way:
        walk.certify(decision, "TCMT")
