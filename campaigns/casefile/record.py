"""What the register knows of a candidate over the last years: ratings and awards, gaps included."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from units.record.models import AnnualRating

SPAN = 6


@dataclass
class Year:
    """One year of the ladder; no rating and no award is a gap, and shown as one."""

    year: int
    rating: str = ""
    level: str = ""
    awards: list[Award] = field(default_factory=list)


def ladder(nomination: Nomination) -> list[Year]:
    """The ``SPAN`` years up to the year of achievement, the newest first."""
    last = nomination.achievement_year
    years = {year: Year(year) for year in range(last, last - SPAN, -1)}
    who = (
        {"person": nomination.person_id}
        if nomination.person_id
        else {"unit": nomination.unit_id or 0, "person": None}
    )
    span = {"year__gt": last - SPAN, "year__lte": last}
    for rating in AnnualRating.objects.filter(**who, **span):
        years[rating.year].rating = rating.get_level_display()
        years[rating.year].level = rating.level
    awards = Award.objects.in_register().select_related("decision", "award_type")
    own = {"year_to__gt": last - SPAN, "year_to__lte": last}
    for award in awards.filter(**who, **own).order_by("year_to", "award_type__precedence"):
        years[award.year_to].awards.append(award)
    return list(years.values())
