"""What is known about one subject on the day it is judged; None always means: not known."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, Self

from campaigns.eligibility.criteria.facts.records import (
    FORMS,
    LEVELS,
    SCOPES,
    Discipline,
    Filing,
    Initiative,
    Members,
    Merit,
    PostHeld,
    PriorAward,
    QuotaCount,
    Rating,
    Service,
)
from campaigns.eligibility.criteria.verdict import Item

NO_SERVICE, NO_MEMBERS, NO_FILING = Service(), Members(), Filing()


@dataclass(frozen=True)
class Facts:
    """Everything known about one subject for one achievement year.

    A year without a rating is an unknown rating. Awards, initiatives and disciplines are complete
    lists or None; awards_unsure and merits_unsure are codes about which the list may lack some.
    qualifies_for are the lower titles whose standard is met, standards_unsure those that cannot be
    told, standards_lacking what either lacks. Raises ValueError for two ratings of one year, two
    counts for one quota, or an unknown level, scope or form of discipline.
    """

    subject: Literal["individual", "collective", "household"]
    achievement_year: int
    decision_date: date | None = None
    ratings: tuple[Rating, ...] = ()
    awards: tuple[PriorAward, ...] | None = ()
    initiatives: tuple[Initiative, ...] | None = ()
    disciplines: tuple[Discipline, ...] | None = ()
    under_proceedings: bool | None = None
    sex: Literal["male", "female"] | None = None
    posthumous: bool | None = None
    service: Service = NO_SERVICE
    posts: tuple[PostHeld, ...] | None = None
    founded_on: date | None = None
    members: Members = NO_MEMBERS
    quotas: tuple[QuotaCount, ...] = ()
    merits: tuple[Merit, ...] | None = None
    filing: Filing = NO_FILING
    qualifies_for: frozenset[str] | None = None
    standards_unsure: frozenset[str] = frozenset()
    standards_lacking: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    awards_unsure: frozenset[str] = frozenset()
    merits_unsure: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        years = [rating.year for rating in self.ratings]
        if len(years) != len(set(years)):
            raise ValueError("two ratings of one year")
        caps = [(quota.scope, quota.of, quota.award) for quota in self.quotas]
        if len(caps) != len(set(caps)):
            raise ValueError("two counts for one quota")
        known = (
            all(rating.level in LEVELS for rating in self.ratings)
            and all(made.scope in SCOPES for made in self.initiatives or ())
            and all(measure.form in FORMS for measure in self.disciplines or ())
        )
        if not known:
            raise ValueError("unknown rating level, initiative scope or form of discipline")

    def with_standards(
        self,
        met: frozenset[str],
        unsure: frozenset[str],
        lacking: Mapping[str, tuple[Item, ...]],
    ) -> Self:
        """The same subject with what its own lower titles said; what was worked out is kept."""
        more = replace(self, qualifies_for=met, standards_unsure=unsure, standards_lacking=lacking)
        for name in ("judged_on", "counting_from", "levels", "awards_by_code"):
            if name in self.__dict__:
                more.__dict__[name] = self.__dict__[name]
        return more

    # Worked out once for all the awards that one subject is judged for.

    @cached_property
    def judged_on(self) -> date:
        """The day of the decision, or the last day of the achievement year while there is none."""
        return self.decision_date or date(self.achievement_year, 12, 31)

    @cached_property
    def counting_from(self) -> int:
        """The first year whose achievements count, 0 without discipline.

        After discipline the time counts anew from its end (NĐ 98/2023 and NĐ 152/2025 Art 4).
        Ratings and titles are by calendar year, so the first is the whole year after that end.
        """
        begun = [d for d in self.disciplines or () if d.start <= self.judged_on]
        return max(((d.until or self.judged_on).year + 1 for d in begun), default=0)

    @cached_property
    def levels(self) -> Mapping[int, str]:
        """The rating by year."""
        return {rating.year: rating.level for rating in self.ratings}

    @cached_property
    def awards_by_code(self) -> Mapping[str, tuple[PriorAward, ...]]:
        """Awards up to the achievement year by code and by group, oldest first.

        An award that was decided after the day judged was not held on that day.
        """
        found: dict[str, list[PriorAward]] = {}
        for award in sorted(self.awards or (), key=_by_age):
            later = award.decided_on and self.decision_date and award.decided_on > self.judged_on
            if later or award.year > self.achievement_year:
                continue
            found.setdefault(award.code, []).append(award)
            if award.group and award.group != award.code:
                found.setdefault(award.group, []).append(award)
        return {code: tuple(held) for code, held in found.items()}


def _by_age(award: PriorAward) -> tuple[int, str]:
    return (award.year, str(award.pk))
