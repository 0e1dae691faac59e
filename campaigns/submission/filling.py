"""Which papers of a submission can be had filled in from the register."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from awards_registry.policy import who_may
from campaigns.journey import Level
from campaigns.nomination.models import Submission
from units.accounts.models import User


@dataclass(frozen=True)
class Form:
    """A paper to be finished in Word: its name, what it is for, and where it comes from."""

    title: str
    says: str
    url: str


def forms_of(submission: Submission, user: User) -> list[Form]:
    """The papers that ``user`` may have filled in; none of a list that was given up."""
    who = who_may("submission_form") or frozenset()
    allowed = user.is_superuser or bool(user.roles & who)
    if not allowed or submission.state == Submission.State.DROPPED:
        return []
    forms = [
        ("letter", _("Submission (letter)"), _("Number, date and signer come from this page.")),
        ("list", _("Summary list"), _("Everybody on the list with post, unit and achievement.")),
    ]
    if submission.level == Level.UNIT:
        forms.append(
            (
                "minutes",
                _("Minutes of the unit meeting"),
                _("Names and awards; the votes are open."),
            )
        )
    return [
        Form(title, says, reverse("submission_form", args=[submission.pk, form]))
        for form, title, says in forms
    ]
