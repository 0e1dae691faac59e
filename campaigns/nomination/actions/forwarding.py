"""The verbs between desks: forward what may not be granted here, call it back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.journey import Level, OffRouteError, State
from campaigns.nomination.actions.ground import (
    ObstacleError,
    level_of,
    locked,
    reason_or_refuse,
    require_desk,
)
from campaigns.nomination.door import advance
from campaigns.nomination.models import Nomination, Step, Submission
from units.accounts.access import NotYoursError
from units.accounts.models import User


def may_be_granted_here(nomination: Nomination) -> bool:
    """Whether the desk on which it lies may grant the award (Law 06/2022, articles 79, 80)."""
    return nomination.level >= nomination.award_type.granting_level != Level.OUTSIDE


@transaction.atomic
def forward(nomination: Nomination, *, by: User, submission: Submission | None = None) -> Step:
    """Trình cấp trên: what this desk may not grant goes to the desk above, or outside.

    ``submission`` is the paper it goes under.
    """
    row = require_desk(nomination, by)
    if may_be_granted_here(row):
        raise ObstacleError(_("This desk may grant it: draft the decision here."))
    desk = row.desk.next_desk() if row.desk else None
    if desk is None:
        return advance(
            nomination, State.FORWARDED, by=by, level=Level.OUTSIDE, submission=submission
        )
    return advance(
        nomination,
        State.FORWARDED,
        by=by,
        level=level_of(desk),
        desk=desk,
        submission=submission,
    )


@transaction.atomic
def call_back(nomination: Nomination, *, by: User, reason: str) -> Step:
    """Rút hồ sơ đã trình: the desk that forwarded it takes it back before it is screened above."""
    row = locked(nomination)
    if row.state != State.FORWARDED:
        raise OffRouteError(row.state, State.RECOMMENDED)
    before = (
        row.steps.filter(went_to=State.RECOMMENDED).order_by("-pk").select_related("desk").first()
    )
    if before is None or before.desk is None or not by.holds_at(Role.OFFICER, before.desk):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": Role.OFFICER.label, "unit": before.desk if before else row.desk}
        )
    return advance(
        nomination,
        State.RECOMMENDED,
        by=by,
        reason=reason_or_refuse(reason),
        level=Level(before.level),
        desk=before.desk,
    )
