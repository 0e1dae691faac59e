"""The records that facts are made of; None always means: not known."""

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
# Leading posts whose years a rule may count; others are stated by the appraiser.
POSTS = (
    "thu_truong",
    "tong_cuc_truong",
    "pho_tong_cuc_truong",
    "vu_cuc_truong",
    "pho_vu_cuc_truong",
)


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
    """Where a share is capped: size of the base and awards already granted without this case.

    award names the capped award where one subject is judged for several; None: the one judged.
    """

    scope: str
    of: str
    base: int | None
    granted: int | None
    award: str | None = None


@dataclass(frozen=True)
class Filing:
    """What was done with the papers: the days of the registration for emulation and of handing in.

    posted_days are the working days for which the case was posted publicly without an objection
    left open.
    """

    registered_on: date | None = None
    submitted_on: date | None = None
    posted_days: int | None = None


@dataclass(frozen=True)
class Merit:
    """A merit that the appraiser states, with its years and launcher where a rule asks for them."""

    code: str
    years: int | None = None
    launched_by: str | None = None
    pk: Key = None


def evidence_of(kind: str, keys: Iterable[Key]) -> tuple[Evidence, ...]:
    """Evidence in a fixed order, without records that have no key."""
    return tuple(sorted(((kind, key) for key in keys if key is not None), key=_by_number))


def _by_number(item: Evidence) -> tuple[str, int, str]:
    kind, key = item
    return (kind, key, "") if isinstance(key, int) else (kind, 0, key)
