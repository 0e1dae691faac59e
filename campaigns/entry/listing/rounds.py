"""The rounds for which lists are handed in."""

from __future__ import annotations

from campaigns.nomination.models import Round
from units.accounts.models import User


def rounds_of(user: User | None) -> list[Round]:
    """The rounds for which somebody may hand lists in; the shell without a user: all."""
    rows = Round.objects.all() if user is None else Round.objects.visible_to(user)
    return list(rows.prefetch_related("award_types").order_by("-closes_on", "-pk"))
