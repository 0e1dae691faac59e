"""The gate before the council: which nominations have to be posted first, and were not.

The list of those proposed for orders and honorary titles of the State is made public before the
council of the ministry meets (Law 06/2022, article 84(5); Decree 152/2025, article 44(2)). For how
many working days stands with the rule version of the award; the posting is made at the last desk
in this house.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.catalogue.models import RuleVersion
from campaigns.journey import State
from campaigns.nomination.models import Nomination
from campaigns.posting.models import PostedItem, PublicPosting
from units.organisation.models import Unit

CLOSED = PublicPosting.State.CLOSED


@dataclass(frozen=True)
class Lack:
    """Why a nomination may not come before the council yet: no posting, or held back in one."""

    nomination: Nomination
    working_days: int
    held_back_in: PublicPosting | None = None
    prepared_in: PublicPosting | None = None

    @property
    def sentence(self) -> str:
        """What is missing and who clears it, in words."""
        officer = f"{Role.OFFICER.label}, {self.nomination.desk}"
        if self.held_back_in:
            text = _(
                "It was held back after the posting “%(posting)s”. Post it anew, or do not "
                "consider it (%(who)s)."
            )
            return text % {"posting": self.held_back_in, "who": officer}
        text = _(
            "It has to be made public for at least %(days)d working days before the council "
            "meets (Law 06/2022, article 84(5)); cleared by: %(who)s."
        )
        return text % {"days": self.working_days, "who": officer}


def days_asked(on: datetime.date) -> dict[int, int]:
    """Award type → working days of public posting by the law of the day; without: not asked."""
    versions = RuleVersion.objects.on(on).order_by("valid_from")  # of two, the younger counts
    days = {
        version.award_type_id: version.posting_working_days or 0
        for version in versions
        if isinstance(version, RuleVersion)
    }
    return {award: count for award, count in days.items() if count}


def is_last_desk(desk: Unit | None) -> bool:
    """Whether no desk of this house lies above."""
    return desk is not None and desk.next_desk() is None


def asked_of(nominations: Iterable[Nomination], *, on: datetime.date) -> int:
    """The working days that the strictest of the awards asks for; nought where none does."""
    days = days_asked(on)
    return max((days.get(each.award_type_id, 0) for each in nominations), default=0)


def lacking(nominations: Sequence[Nomination], *, on: datetime.date) -> dict[int, Lack]:
    """Of ``nominations`` those that the council may not have yet, by key, with what is missing.

    A posting counts that was closed at the same desk, upheld exactly the dossier as it is sealed
    now and lasted as long as the law of ``on`` asks. The newest one that was closed decides.
    """
    days = days_asked(on)
    asked = [each for each in nominations if each.award_type_id in days and each.desk]
    last = {desk: is_last_desk(desk) for desk in {each.desk for each in asked}}
    asked = [each for each in asked if last[each.desk]]
    if not asked:
        return {}
    rows = PostedItem.objects.filter(nomination__in=[each.pk for each in asked])
    rows = rows.select_related("posting").order_by("posting__closed_at", "pk")
    found: dict[int, list[PostedItem]] = {}
    for row in rows:
        found.setdefault(row.nomination_id, []).append(row)
    lacks = {}
    for each in asked:
        lack = _lack_of(each, found.get(each.pk, []), days[each.award_type_id])
        if lack:
            lacks[each.pk] = lack
    return lacks


def _lack_of(nomination: Nomination, items: Sequence[PostedItem], days: int) -> Lack | None:
    here = [item for item in items if item.posting.desk_id == nomination.desk_id]
    draft = [item.posting for item in here if item.posting.state == PublicPosting.State.DRAFT]
    counted = [
        item
        for item in here
        if item.posting.state == CLOSED and item.snapshot_hash == nomination.snapshot_hash
    ]
    newest = counted[-1] if counted else None
    prepared = draft[-1] if draft else None
    if newest is None:
        return Lack(nomination, days, prepared_in=prepared)
    if newest.outcome == PostedItem.Outcome.WITHHELD:
        return Lack(nomination, days, held_back_in=newest.posting, prepared_in=prepared)
    if newest.posting.working_days < days:
        return Lack(nomination, days, prepared_in=prepared)
    return None


def to_post(desks: Iterable[int], *, on: datetime.date) -> list[Lack]:
    """What lies screened at these desks and waits for a posting; the longest there first."""
    asking = Nomination.objects.at(desks, State.SCREENED).filter(award_type__in=days_asked(on))
    rows = list(asking.with_candidate().select_related("desk__parent").order_by("pk"))
    return list(lacking(rows, on=on).values())
