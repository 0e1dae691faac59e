"""What the verbs of a posting share: whose it is, and whether it is in the state they need."""

from __future__ import annotations

from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.nomination.actions import ObstacleError
from campaigns.posting.models import PublicPosting
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.organisation.models import Unit


class PostingStateError(Exception):
    """Raised where a posting or opinion is not in the state that the act needs."""

    def __init__(self, text: str, here: str) -> None:
        super().__init__(text)
        self.here = here


def require_officer(desk: Unit, by: User) -> None:
    """The officer of exactly this desk: the ministry does not post for the desks below."""
    if not by.holds_at(Role.OFFICER, desk):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.") % {"role": Role.OFFICER.label, "unit": desk}
        )


def locked_in(posting: PublicPosting, *states: PublicPosting.State) -> PublicPosting:
    """The posting's row, locked and in one of the wanted states, or ``PostingStateError``."""
    locked = PublicPosting.objects.select_for_update().get(pk=posting.pk)
    if locked.state not in states:
        raise PostingStateError(
            _("The posting is “%(state)s”; this cannot be done with it any more, or not yet.")
            % {"state": locked.get_state_display()},
            locked.state,
        )
    return locked


def text_or_refuse(text: str, most: int, missing: str) -> str:
    """The text as it is kept; raises ``ObstacleError`` where there is none or too much of it."""
    text = text.strip()
    if not text:
        raise ObstacleError(missing)
    if len(text) > most:
        raise ObstacleError(_("The text is too long: at most %(most)d letters.") % {"most": most})
    return text
