"""Thủ tục đơn giản: the standing office recommends without a vote of the council."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.eligibility.overriding import hindered
from campaigns.journey import OffRouteError, State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.actions.ground import reason_or_refuse, require_desk
from campaigns.nomination.door import advance
from campaigns.nomination.models import Nomination, Step
from units.accounts.models import User


@transaction.atomic
def recommend_simply(nomination: Nomination, *, by: User, reason: str) -> Step:
    """Recommended by the standing office of the desk, without a vote.

    Only in a round that says so (Luật 06/2022/QH15, Điều 85; Nghị định 98/2023/NĐ-CP, Điều 40).
    Like the council it takes what meets the law, or what two people excepted from it. Raises
    ``NotYoursError``, ``OffRouteError`` or ``ObstacleError``.
    """
    row = require_desk(nomination, by)
    if not row.round.simplified:
        raise ObstacleError(
            _("Only a round by the simplified procedure goes without the vote of the council.")
        )
    # The table leads to RECOMMENDED from the agenda too; that way is the count of votes alone.
    if State(row.state) != State.SCREENED:
        raise OffRouteError(row.state, State.RECOMMENDED)
    if hindered([row]):
        raise ObstacleError(
            _("It does not meet the conditions of the law, and no exception is confirmed.")
        )
    return advance(nomination, State.RECOMMENDED, by=by, reason=reason_or_refuse(reason))
