"""Delegations among the cast, for the tests of stand-ins."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from units.accounts.actions import delegate
from units.accounts.models import UnitRole

DAY = datetime.timedelta(days=1)
PAPER = "12/GUQ-TCMT"


def role_of(cast: Cast, part: str) -> UnitRole:
    """The role that somebody of the cast holds in their own right."""
    return UnitRole.objects.get(user=cast.users[part], stands_in_for=None)


def days(first: int = 0, last: int = 6) -> dict[str, datetime.date]:
    """From so many days after today to so many."""
    today = timezone.localdate()
    return {"starts_on": today + first * DAY, "ends_on": today + last * DAY}


def stand_in(cast: Cast, of: str, to: str, first: int = 0, last: int = 6, **more: Any) -> UnitRole:
    """``to`` stands in for ``of``, who says so."""
    said: dict[str, Any] = {"absence": "leave", "paper": PAPER, "by": cast[of]}
    said |= days(first, last) | more
    return delegate(role_of(cast, of), cast.users[to], **said)
