"""What the verbs of a nomination share: whose desk it is, and texts within bounds."""

from __future__ import annotations

from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.journey import Level
from campaigns.nomination.models import Nomination
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.organisation.models import Unit

# It is kept for good and read on every page of the nomination.
LONGEST_TEXT = 2000


class ObstacleError(Exception):
    """Raised where something must be done first; its text says what."""


def level_of(desk: Unit) -> Level:
    """The level at which a desk's standing office works."""
    if desk.authority == Unit.Authority.MINISTRY:
        return Level.MINISTRY
    return Level.GENERAL_DEPARTMENT


def in_bounds(text: str) -> str:
    """The text without outer spaces; raises ``ObstacleError`` where it is too long."""
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise ObstacleError(
            _("The text is too long: at most %(most)d letters.") % {"most": LONGEST_TEXT}
        )
    return text


def reason_or_refuse(reason: str) -> str:
    """The reason as it is kept; raises ``ObstacleError`` where there is none."""
    reason = in_bounds(reason)
    if not reason:
        raise ObstacleError(_("Say why: the other side needs the reason."))
    return reason


def locked(nomination: Nomination) -> Nomination:
    """The row as it stands now, locked until the act is done: who asks may hold an older one."""
    rows = Nomination.objects.select_for_update(of=("self",))
    return rows.select_related("desk", "nominating_unit", "award_type", "round").get(
        pk=nomination.pk
    )


def require_desk(nomination: Nomination, by: User) -> Nomination:
    """The officer of exactly this desk: the ministry does not act for the desks below.

    Returns the locked row; what the caller holds may be older than what somebody just did.
    """
    row = locked(nomination)
    # What never left its unit lies on no desk; the journey then says why the moment is wrong.
    desk = row.desk or row.nominating_unit.desk()
    if desk is None or not by.holds_at(Role.OFFICER, desk):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": Role.OFFICER.label, "unit": desk or row.nominating_unit}
        )
    return row
