"""How many votes an award needs, and of whom: the pass line of a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.council.tally import votes_needed
from campaigns.eligibility.award_code import AwardCodeError, version_on

HALF = 50
MOST_MEMBERS = 1000


@dataclass(frozen=True)
class PassLine:
    """The share of all ``members`` that must say yes, as votes."""

    award: AwardType
    version: RuleVersion
    members: int
    needed: int

    @property
    def percent(self) -> int:
        return HALF if self.version.vote_percent is None else self.version.vote_percent

    @property
    def more_than(self) -> bool:
        """More than the share (simple majority), or at least the share (where a text fixes it)."""
        return self.version.vote_percent is None

    def passed(self, yes: int) -> bool:
        return yes >= self.needed


def pass_line(awards: Iterable[AwardType], on: datetime.date, members: int) -> PassLine:
    """The pass line of the awards that one code means, for a council of ``members``.

    The base are all members of the establishing decision, absent ones too (NĐ 98/2023, Điều 30).
    Raises ``AwardCodeError`` without a rule on the day, where the awards have different lines, and
    for a council that cannot be.
    """
    if not 1 <= members <= MOST_MEMBERS:
        words = {"members": members, "most": MOST_MEMBERS}
        raise AwardCodeError(
            _("A council of %(members)s members: give a number from 1 to %(most)s.") % words
        )
    found: list[tuple[AwardType, RuleVersion]] = []
    why: AwardCodeError | None = None
    for award in awards:
        try:
            found.append((award, version_on(award, on)))
        except AwardCodeError as error:
            why = error
    if why and not found:
        raise why
    if len({version.vote_percent for _award, version in found}) > 1:
        codes = ", ".join(award.code for award, _version in found)
        raise AwardCodeError(_("The pass lines of %(codes)s differ; name one.") % {"codes": codes})
    award, version = found[0]
    return PassLine(award, version, members, votes_needed(members, version.vote_percent))
