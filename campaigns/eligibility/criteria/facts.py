"""What is known about one subject on the day it is judged; None always means: not known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from campaigns.eligibility.criteria.verdict import Evidence

Key = int | str | None

# NR: at work for less than six months of the year, therefore not rated.
LEVELS: Mapping[str, int] = {"NR": 0, "KHTNV": 1, "HTNV": 2, "HTTNV": 3, "HTXSNV": 4}
SCOPES: Mapping[str, int] = {"base": 0, "ministry": 1, "nation": 2}
FORMS: Mapping[str, int] = {
    "khien_trach": 0,
    "canh_cao": 1,
    "ha_bac_luong": 2,
    "giang_chuc": 3,
    "cach_chuc": 4,
    "buoc_thoi_viec": 5,
}


@dataclass(frozen=True)
class Rating:
    """The annual rating that is in force for one year (LEVELS)."""

    year: int
    level: str
    pk: Key = None


@dataclass(frozen=True)
class PriorAward:
    """An award in force; year is the achievement year, occasion how it was earned.

    Occasions: "merit" (công trạng, thường xuyên), "campaign", "extraordinary", "long_service"…
    Revoked awards are not handed in. Legacy ones count, and are marked in the evidence.
    """

    code: str
    year: int
    decided_on: date | None = None
    pk: Key = None
    legacy: bool = False
    group: str = ""
    occasion: str = "merit"


@dataclass(frozen=True)
class Initiative:
    """A recognised sáng kiến ("initiative") or accepted đề tài ("topic").

    used_by names the other award that it already served: it may serve once only (CV 5007/BNV-TĐKT).
    """

    kind: Literal["initiative", "topic"]
    scope: str
    year: int
    pk: Key = None
    title: str = ""
    used_by: str | None = None


@dataclass(frozen=True)
class Discipline:
    """A disciplinary measure, in force from start to until inclusive; until None: to this day."""

    form: str
    start: date
    until: date | None = None
    pk: Key = None

    def in_force(self, day: date) -> bool:
        """Whether the measure is in force on the day."""
        return self.start <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Service:
    """Whole months of service on the day judged; maternity leave is working time (NĐ 152 Art 4)."""

    total_months: int | None = None
    sector_months: int | None = None
    hard_area: bool | None = None


@dataclass(frozen=True)
class PostHeld:
    """Whole months in one leading post, all terms together."""

    post: str
    months: int
    pk: Key = None


@dataclass(frozen=True)
class Members:
    """Counts over the members of a collective at the end of the year.

    awarded: holders of the year by award code, a code that is absent was not counted;
    disciplined: persons by form in the year, a form that is absent means nobody.
    """

    count: int | None = None
    awarded: Mapping[str, int] = field(default_factory=dict)
    complete: int | None = None
    disciplined: Mapping[str, int] | None = None


@dataclass(frozen=True)
class QuotaCount:
    """Where a share is capped: size of the base and awards already granted without this case."""

    scope: str
    of: str
    base: int | None
    granted: int | None


@dataclass(frozen=True)
class Merit:
    """A merit that the appraiser states, with its years and launcher where a rule asks for them."""

    code: str
    years: int | None = None
    launched_by: str | None = None
    pk: Key = None


@dataclass(frozen=True)
class Facts:
    """Everything known about one subject for one achievement year.

    A year without a rating is an unknown rating. Awards, initiatives and disciplines are complete
    lists or None. Raises ValueError for two ratings of one year, two counts for one quota, or an
    unknown level, scope or form of discipline.
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
    service: Service = Service()
    posts: tuple[PostHeld, ...] | None = None
    founded_on: date | None = None
    members: Members = Members()
    quotas: tuple[QuotaCount, ...] = ()
    merits: tuple[Merit, ...] | None = None
    qualifies_for: frozenset[str] | None = None

    def __post_init__(self) -> None:
        years = [rating.year for rating in self.ratings]
        if len(years) != len(set(years)):
            raise ValueError("two ratings of one year")
        caps = [(quota.scope, quota.of) for quota in self.quotas]
        if len(caps) != len(set(caps)):
            raise ValueError("two counts for one quota")
        known = (
            all(rating.level in LEVELS for rating in self.ratings)
            and all(made.scope in SCOPES for made in self.initiatives or ())
            and all(measure.form in FORMS for measure in self.disciplines or ())
        )
        if not known:
            raise ValueError("unknown rating level, initiative scope or form of discipline")

    @property
    def judged_on(self) -> date:
        """The day of the decision, or the last day of the achievement year while there is none."""
        return self.decision_date or date(self.achievement_year, 12, 31)

    @property
    def counting_from(self) -> int:
        """The first year whose achievements count, 0 without discipline.

        After discipline the time counts anew from its end (NĐ 98/2023 and NĐ 152/2025 Art 4).
        Ratings and titles are by calendar year, so the first is the whole year after that end.
        """
        begun = [d for d in self.disciplines or () if d.start <= self.judged_on]
        return max(((d.until or self.judged_on).year + 1 for d in begun), default=0)


def evidence_of(kind: str, keys: Iterable[Key]) -> tuple[Evidence, ...]:
    """Evidence in a fixed order, without records that have no key."""
    return tuple(sorted(((kind, key) for key in keys if key is not None), key=_by_number))


def _by_number(item: Evidence) -> tuple[str, int, str]:
    kind, key = item
    return (kind, key, "") if isinstance(key, int) else (kind, 0, key)
