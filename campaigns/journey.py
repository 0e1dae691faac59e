"""The whole journey of a nomination as one table; imports nothing of ours.

``ROUTES`` says which state may follow which. A nomination climbs *levels* on its way: when a
desk has recommended what it may not grant itself, the nomination is forwarded and lies, in
state ``FORWARDED``, on the desk above, where the same road begins again.
"""

from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """At whose desk the nomination lies."""

    UNIT = 1, _("Unit")
    GENERAL_DEPARTMENT = 2, _("General department")
    MINISTRY = 3, _("Ministry")
    OUTSIDE = 4, _("Outside authority")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    SCREENED = "screened", _("Screened")
    POSTED = "posted", _("Posted for opinions")
    IN_COUNCIL = "in_council", _("In council")
    RECOMMENDED = "recommended", _("Recommended")
    FORWARDED = "forwarded", _("Forwarded")
    DECIDED = "decided", _("Decided")
    PUBLISHED = "published", _("Published")
    NOT_RECOMMENDED = "not_recommended", _("Not recommended")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ROUTES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SUBMITTED, State.WITHDRAWN}),
    # back to DRAFT is the sender's recall, possible until somebody has screened it
    State.SUBMITTED: frozenset(
        {State.SCREENED, State.RETURNED, State.REJECTED, State.DRAFT, State.WITHDRAWN}
    ),
    State.RETURNED: frozenset({State.SUBMITTED, State.WITHDRAWN}),
    # straight to RECOMMENDED: the simplified procedure, without a vote
    State.SCREENED: frozenset(
        {State.POSTED, State.IN_COUNCIL, State.RECOMMENDED, State.RETURNED, State.REJECTED}
    ),
    # back to SCREENED: the posting is closed, or called off
    State.POSTED: frozenset({State.SCREENED, State.RETURNED, State.REJECTED}),
    # back to SCREENED: taken off the agenda before the vote
    State.IN_COUNCIL: frozenset({State.RECOMMENDED, State.NOT_RECOMMENDED, State.SCREENED}),
    State.RECOMMENDED: frozenset({State.FORWARDED, State.DECIDED}),
    # back to RECOMMENDED: the desk that forwarded it calls it back before it is screened above
    State.FORWARDED: frozenset(
        {
            State.SCREENED,
            State.RECOMMENDED,
            State.RETURNED,
            State.REJECTED,
            State.DECIDED,
            State.WITHDRAWN,
        }
    ),
    State.DECIDED: frozenset({State.PUBLISHED}),
}

# A nomination is closed where no route leads on.
CLOSED = frozenset(state for state in State if state not in ROUTES)
OPEN = frozenset(ROUTES)
# The sender writes in these only; everywhere else the dossier is frozen.
EDITABLE = frozenset({State.DRAFT, State.RETURNED})
# On the desk of the standing office.
ON_DESK = frozenset({State.SUBMITTED, State.FORWARDED})
# What a council member gets to see.
BEFORE_COUNCIL = frozenset(
    {
        State.IN_COUNCIL,
        State.RECOMMENDED,
        State.NOT_RECOMMENDED,
        State.DECIDED,
        State.PUBLISHED,
    }
)


class OffRouteError(Exception):
    """Raised where the journey knows no way from one state to another."""

    def __init__(self, here: str, there: str) -> None:
        self.here, self.there = State(here), State(there)
        super().__init__(
            _t("A nomination that is “%(here)s” cannot become “%(there)s”.")
            % {"here": self.here.label, "there": self.there.label}
        )


def check_route(here: str, there: str) -> None:
    """Raise ``OffRouteError`` unless the table leads from ``here`` to ``there``."""
    if there not in ROUTES.get(State(here), frozenset()):
        raise OffRouteError(here, there)
