"""When a role is held: its days, and for a stand-in the days of the role it stands for as well."""

from __future__ import annotations

import datetime

from django.db.models import F, Q


def held_on(day: datetime.date) -> Q:
    """The condition on rows of ``UnitRole`` that are held on ``day``.

    A stand-in counts while nobody ended it early and somebody else, who may sign in, holds the
    very role it stands for in their own right: whatever becomes of that role, nobody goes on
    with what is no longer there.
    """
    own = Q(stands_in_for=None)
    not_ended = Q(ended_at=None) | Q(ended_at__date__gt=day)
    original = _runs(day, "stands_in_for__") & Q(
        stands_in_for__stands_in_for=None,
        stands_in_for__unit=F("unit"),
        stands_in_for__role=F("role"),
        stands_in_for__user__is_active=True,
    )
    of_another = ~Q(stands_in_for__user=F("user"))
    return _runs(day) & (own | (not_ended & original & of_another))


def _runs(day: datetime.date, role: str = "") -> Q:
    open_end = Q(**{f"{role}ends_on": None}) | Q(**{f"{role}ends_on__gte": day})
    return Q(**{f"{role}starts_on__lte": day}) & open_end
