"""Submissions of this year: sent by a unit, sent on by the general department, still being made."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.demo.walk import DESKS, Case, Walk
from campaigns.submission import actions as submissions

FROM_UNIT = "Đề nghị xét tặng danh hiệu thi đua và hình thức khen thưởng năm {year}"
TO_MINISTRY = "Đề nghị Bộ trưởng tặng Bằng khen năm {year}"
# These send their dossiers under one paper, the others one by one.
BY_PAPER = ("TCMT-MB", "TCMT-TTDL")


def send_from_units(walk: Walk, cases: Sequence[Case]) -> None:
    """Some units send all their dossiers of the yearly round with one paper."""
    together = [case for case in cases if case.unit in BY_PAPER and case.round == "TCMT"]
    for unit in BY_PAPER:
        own = [case for case in together if case.unit == unit]
        submission = submissions.gather(
            walk.world.units[unit],
            walk.world.rounds["TCMT"],
            [walk.made[case] for case in own],
            subject=FROM_UNIT.format(year=walk.world.year),
            by=walk.clerk(own[0]),
        )
        submissions.send(submission, by=walk.clerk(own[0]))
    walk.refresh(together)
    walk.submit([case for case in cases if case not in together])


def send_to_ministry(walk: Walk, cases: Sequence[Case]) -> None:
    """The general department sends on what its council recommended."""
    officer = walk.user(DESKS["TCMT"].officer)
    submission = submissions.gather(
        walk.world.units["TCMT"],
        walk.world.rounds["TCMT"],
        [walk.made[case] for case in cases],
        subject=TO_MINISTRY.format(year=walk.world.year),
        by=officer,
    )
    submissions.send(submission, by=officer)
    walk.refresh(cases)


def prepare_more(walk: Walk, cases: Sequence[Case]) -> None:
    """What was recommended for the ministry since lies on a list that is not sent yet."""
    submissions.gather(
        walk.world.units["TCMT"],
        walk.world.rounds["TCMT"],
        [walk.made[case] for case in cases],
        subject=TO_MINISTRY.format(year=walk.world.year) + " (bổ sung)",
        by=walk.user(DESKS["TCMT"].officer),
    )
