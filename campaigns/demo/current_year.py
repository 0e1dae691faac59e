"""The work of this year at every desk, brought there by the verbs."""

from __future__ import annotations

from campaigns.demo.cases import CASES
from campaigns.demo.dossiers import make_dossiers
from campaigns.demo.posted import make_postings
from campaigns.demo.submissions import prepare_more, send_from_units, send_to_ministry
from campaigns.demo.typing import make_typing
from campaigns.demo.walk import DESKS, Case, Walk
from campaigns.nomination.actions import reject, return_for_correction, withdraw

IN_UNIT = ("draft", "withdrawn")
ON_DESK = ("submitted", "returned", "rejected")
DECIDED = ("drafted", "signed", "published")
AT_MINISTRY = (
    "ministry_screened",
    "ministry_posted",
    "ministry_open",
    "ministry_recommended",
    "ministry_drafted",
    "ministry_signed",
    "ministry_published",
)
COUNTED = ("not_passed", "recommended", *DECIDED, "forwarded", *AT_MINISTRY, "outside")
VOTED_AT_OPEN_SITTING = 5


def _at(*stages: str) -> list[Case]:
    return [case for case in CASES if case.stage in stages]


def _of_general_department(cases: list[Case]) -> list[Case]:
    return [case for case in cases if case.unit.startswith("TCMT")]


def make_current_year(walk: Walk) -> None:
    """All cases, each to its stage, desk by desk in the order of the journey."""
    walk.nominate(CASES)
    _units(walk)
    _general_department(walk)
    _ministry(walk)
    make_typing(walk)


def _units(walk: Walk) -> None:
    make_dossiers(walk)
    send_from_units(walk, [case for case in CASES if case.stage not in IN_UNIT])
    walk.each(
        _at("withdrawn"),
        lambda one, case: withdraw(one, by=walk.clerk(case), reason=case.reason),
    )


def _general_department(walk: Walk) -> None:
    officer = walk.user(DESKS["TCMT"].officer)
    walk.each(
        _at("returned"),
        lambda one, case: return_for_correction(one, by=officer, reason=case.reason),
    )
    walk.each(_at("rejected"), lambda one, case: reject(one, by=officer, reason=case.reason))
    ready = _of_general_department(_at("screened", "planned", "open", *COUNTED))
    walk.screen(ready, "TCMT")
    walk.hold(
        _of_general_department(_at(*COUNTED)),
        "TCMT",
        "Phiên họp lần thứ nhất của Hội đồng Tổng cục",
    )
    sitting = walk.plan(_at("open"), "TCMT", "Phiên họp lần thứ hai của Hội đồng Tổng cục")
    walk.open(sitting, "TCMT")
    walk.vote(sitting, VOTED_AT_OPEN_SITTING)
    walk.plan(_at("planned"), "TCMT", "Phiên họp lần thứ ba của Hội đồng Tổng cục", in_days=7)
    send_to_ministry(walk, _of_general_department(_at("forwarded", *AT_MINISTRY, "outside")))
    prepare_more(walk, [case for case in _at("recommended") if case.award == "BKB_CN"])
    _decisions(walk, "TCMT", DECIDED, "tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc")


def _ministry(walk: Walk) -> None:
    walk.screen(_at(*AT_MINISTRY, "outside"), "BTNMT")
    # What the law wants posted is posted before the council meets.
    make_postings(walk, _at("outside"), _at("ministry_posted"))
    uncounted = {"ministry_screened", "ministry_posted", "ministry_open"}
    counted = [stage for stage in AT_MINISTRY if stage not in uncounted]
    walk.hold(_at(*counted, "outside"), "BTNMT", "Phiên họp lần thứ nhất của Hội đồng Bộ")
    sitting = walk.plan(_at("ministry_open"), "BTNMT", "Phiên họp lần thứ hai của Hội đồng Bộ")
    walk.open(sitting, "BTNMT")
    walk.vote(sitting, VOTED_AT_OPEN_SITTING)
    walk.forward(_at("outside"), "BTNMT")
    stages = tuple(f"ministry_{stage}" for stage in DECIDED)
    _decisions(walk, "BTNMT", stages, "tặng Bằng khen của Bộ trưởng")


def _decisions(walk: Walk, desk: str, stages: tuple[str, ...], subject: str) -> None:
    """Three decisions: one published with its papers, one signed, one waiting for signature."""
    drafted, signed, published = stages
    done = walk.draft(_at(published), desk, subject)
    walk.sign(done, desk)
    walk.publish(done, desk)
    # At the general department one paper is left to be printed by hand.
    walk.certify(done, desk, without_last=desk == "TCMT")
    half = walk.draft(_at(signed), desk, subject)
    walk.sign(half, desk)
    walk.draft(_at(drafted), desk, subject)
