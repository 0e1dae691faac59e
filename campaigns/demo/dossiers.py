"""Papers in some dossiers of the demo: reports filled in from the register, and what is waived."""

from __future__ import annotations

from django.core.files.base import ContentFile

from campaigns.demo.cases import CASES
from campaigns.demo.walk import Walk
from campaigns.dossier.actions import attach, waive
from campaigns.dossier.filled import OF_NOMINATION, form_for
from campaigns.nomination.papers import missing

# Of how many cases of each stage the report is there; the first draft has more to do.
WITH_REPORT = {"draft": 2, "submitted": 2, "screened": 1}
REASON = "Đơn vị nộp bản giấy có chữ ký kèm tờ trình."


def make_dossiers(walk: Walk) -> None:
    """Before anything is sent: the papers stay as they were sent."""
    for stage, count in WITH_REPORT.items():
        for number, case in enumerate([each for each in CASES if each.stage == stage][:count]):
            nomination, clerk = walk.made[case], walk.clerk(case)
            for paper in missing(nomination):
                form = form_for(paper.code)
                if form == "report":
                    filled = OF_NOMINATION[form](nomination)
                    file = ContentFile(filled.content, f"{filled.name}.docx")
                    attach(nomination, paper.code, file, by=clerk)
                elif stage != "draft" or (number and form == "letter"):
                    waive(nomination, paper.code, REASON, by=clerk)
