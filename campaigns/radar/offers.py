"""Where a line leads on: to a nomination with its fields filled in."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone
from django.utils.http import urlencode

from awards_registry.policy import Role
from campaigns.casefile.addresses import address
from campaigns.nomination.models import Nomination, Round
from units.accounts.models import User


class Nominating:
    """What ``user`` may nominate for a year: asked once for all lines of a page."""

    def __init__(self, user: User, year: int) -> None:
        self.year = year
        self.form = (
            address(user, "admin:campaigns_nomination_add")
            if user.has_perm("campaigns.add_nomination")
            else ""
        )
        self._scope = user.scope(Role.CLERK)
        self._rounds: Mapping[int, int] = {}
        if self.form:
            offered = Round.objects.visible_to(user).open_on(timezone.localdate()).filter(year=year)
            rows = offered.order_by("-closes_on").values_list("award_types", "pk")
            # Of two rounds that offer it the one that closes first.
            self._rounds = {award: held for award, held in rows if award is not None}

    def url(self, award: int, home: int, person: int | None) -> str:
        """The form for this candidate, or an empty text: not the reader's, or no open round."""
        if award not in self._rounds or not self._scope.covers(home):
            return ""
        asked = {
            "round": self._rounds[award],
            "award_type": award,
            "nominating_unit": home,
            "achievement_year": self.year,
            "person" if person else "unit": person or home,
        }
        return f"{self.form}?{urlencode(asked)}"


def nominated(user: User, year: int, person: int | None, unit: int) -> dict[int, Nomination]:
    """The nominations of a candidate for the year that the reader may see, by award."""
    rows = Nomination.objects.visible_to(user).filter(achievement_year=year)
    rows = rows.filter(person=person) if person else rows.filter(unit=unit, person=None)
    return {row.award_type_id: row for row in rows.order_by("pk")}
