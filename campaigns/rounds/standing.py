"""Where a unit stands in a round, by the states of its nominations; pure."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.journey import State


class Standing(models.TextChoices):
    """What has come of a unit so far, in the order in which a board reads it."""

    NOT_STARTED = "not_started", _("not started")
    NOTHING = "nothing", _("nobody to nominate")
    DRAFTING = "drafting", _("drafting")
    RETURNED = "returned", _("something returned")
    SENT = "sent", _("sent")
    ACCEPTED = "accepted", _("received")


# The columns of the board, and the states that each of them counts.
STAGES: dict[str, tuple[object, frozenset[State]]] = {
    "drafting": (_("being drafted"), frozenset({State.DRAFT})),
    "sent": (_("sent"), frozenset({State.SUBMITTED})),
    "returned": (_("returned"), frozenset({State.RETURNED})),
    "received": (
        _("received"),
        frozenset(State)
        - {State.DRAFT, State.SUBMITTED, State.RETURNED, State.REJECTED, State.WITHDRAWN},
    ),
    "dropped": (_("not considered"), frozenset({State.REJECTED, State.WITHDRAWN})),
}
STAGE_OF = {state: name for name, (_title, states) in STAGES.items() for state in states}
# From these something is still awaited: whoever stands here has not acted.
AWAITED = frozenset({Standing.NOT_STARTED, Standing.DRAFTING, Standing.RETURNED})


def standing_of(counts: Mapping[State, int], *, nothing: bool = False) -> Standing:
    """Where a unit stands whose nominations are counted by state.

    ``nothing``: it said that it has nobody to nominate; a nomination that is not withdrawn takes
    the word back. What was withdrawn counts as never made.
    """
    there = {state for state, count in counts.items() if count and state != State.WITHDRAWN}
    if not there:
        return Standing.NOTHING if nothing else Standing.NOT_STARTED
    if State.RETURNED in there:
        return Standing.RETURNED
    if there == {State.DRAFT}:
        return Standing.DRAFTING
    return Standing.SENT if State.SUBMITTED in there else Standing.ACCEPTED
