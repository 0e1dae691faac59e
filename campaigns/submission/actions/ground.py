"""What the verbs of a submission share: whose it is, and the row locked in its state."""

from __future__ import annotations

from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.journey import Level
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Submission
from units.accounts.access import NotYoursError
from units.accounts.models import User

LONGEST_SUBJECT = 300


class SubmissionStateError(ObstacleError):
    """Raised where a submission is not a draft any more; ``here`` is its state."""

    def __init__(self, text: str, here: str) -> None:
        super().__init__(text)
        self.here = here


def is_sender(submission: Submission, user: User) -> bool:
    """Whether ``user`` is the unit's clerk or an officer of exactly the desk."""
    if submission.level == Level.UNIT:
        return user.acts_as(Role.CLERK, submission.from_unit)
    return user.holds_at(Role.OFFICER, submission.from_unit)


def require_sender(submission: Submission, by: User) -> None:
    """Raise ``NotYoursError`` unless ``by`` is the unit's clerk or the desk's officer."""
    if not is_sender(submission, by):
        role = Role.CLERK if submission.level == Level.UNIT else Role.OFFICER
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": role.label, "unit": submission.from_unit}
        )


def locked_draft(submission: Submission) -> Submission:
    """The row, locked and still a draft.

    Whatever an act moves is locked after it: first submissions by key, then nominations by key.
    """
    row = Submission.objects.select_for_update().get(pk=submission.pk)
    if row.state != Submission.State.DRAFT:
        raise SubmissionStateError(
            _("The submission is “%(state)s”; its list is not changed any more.")
            % {"state": row.get_state_display()},
            row.state,
        )
    return row


def subject_or(subject: str, otherwise: str) -> str:
    """The subject within its bounds; ``otherwise`` where none is given."""
    return subject.strip()[:LONGEST_SUBJECT] or otherwise[:LONGEST_SUBJECT]
