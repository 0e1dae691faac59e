"""Papers filled in from the register as DOCX, to be finished in Word by who signs them.

Their words are Vietnamese whatever the language of the screen, so they stand here as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils import translation

from campaigns.dossier.filled.facts import facts_of
from campaigns.dossier.filled.letter import letter
from campaigns.dossier.filled.letterhead import Sending
from campaigns.dossier.filled.listing import listing
from campaigns.dossier.filled.minutes import minutes
from campaigns.dossier.filled.report import report
from campaigns.dossier.filled.sheet import in_full
from campaigns.nomination.models import Nomination, Submission

__all__ = ["OF_NOMINATION", "OF_SUBMISSION", "Filled", "form_for"]


@dataclass(frozen=True)
class Filled:
    """A paper that is ready to be finished: its name without ending, and its bytes."""

    name: str
    content: bytes


TOGETHER: Mapping[str, tuple[str, Callable[[Sending], bytes]]] = {
    "letter": ("to-trinh", letter),
    "list": ("danh-sach-trich-ngang", listing),
    "minutes": ("bien-ban-binh-xet", minutes),
}
# How the code of an asked paper begins → the form that is filled in for it.
ASKED = {
    "bao-cao-thanh-tich": "report",
    "to-trinh": "letter",
    "danh-sach-de-nghi": "list",
    "bien-ban-binh-xet": "minutes",
}


def form_for(code: str) -> str:
    """The form that answers a paper of the checklist; empty where there is none."""
    return next((form for start, form in ASKED.items() if code.startswith(start)), "")


def _of_one(nomination: Nomination) -> Sending:
    unit = nomination.nominating_unit
    desk = nomination.desk or unit.desk()
    [facts] = facts_of([nomination])
    return Sending(
        unit=unit,
        to=desk.name if desk else "",
        subject=f"Về việc đề nghị tặng {facts.award} năm {facts.year}",
        year=facts.year,
        lines=[facts],
    )


def _of_list(submission: Submission) -> Sending:
    lines = [each.nomination for each in submission.lines.select_related("nomination")]
    facts = facts_of(lines)
    if facts and not submission.to_desk:
        to = facts[0].authority
    else:
        to = submission.to_desk.name if submission.to_desk else ""
    return Sending(
        unit=submission.from_unit,
        to=to,
        subject=_about(submission.subject),
        year=submission.round.year,
        lines=facts,
        reference=submission.number,
        dated=in_full(submission.dated_on),
        signer_post=submission.signer_post,
        signer_name=submission.signer_name,
    )


def _about(subject: str) -> str:
    """The subject as it stands under the name of the paper: “Về việc đề nghị …”."""
    if subject.lower().startswith("về việc"):
        return f"V{subject[1:]}"
    if subject.lower().startswith("đề nghị"):
        return f"Về việc đ{subject[1:]}"
    return f"Về việc đề nghị khen thưởng\n({subject})"


def _report(nomination: Nomination) -> Filled:
    with translation.override("vi"):
        [facts] = facts_of([nomination])
        return Filled(f"bao-cao-thanh-tich-{nomination.pk}", report(facts))


def _one(form: str) -> Callable[[Nomination], Filled]:
    name, write = TOGETHER[form]

    def filled(nomination: Nomination) -> Filled:
        with translation.override("vi"):
            return Filled(f"{name}-{nomination.pk}", write(_of_one(nomination)))

    return filled


def _many(form: str) -> Callable[[Submission], Filled]:
    name, write = TOGETHER[form]

    def filled(submission: Submission) -> Filled:
        with translation.override("vi"):
            return Filled(f"{name}-tt{submission.pk}", write(_of_list(submission)))

    return filled


OF_NOMINATION: Mapping[str, Callable[[Nomination], Filled]] = {
    "report": _report,
    **{form: _one(form) for form in TOGETHER},
}
OF_SUBMISSION: Mapping[str, Callable[[Submission], Filled]] = {
    form: _many(form) for form in TOGETHER
}
