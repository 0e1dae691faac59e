"""Annual ratings: so many years at a level, in a row up to the achievement year."""

from collections.abc import Mapping
from typing import Any

from campaigns.eligibility.criteria.awards import (
    anchor_year,
    award_evidence,
    counted,
    unless_unsure,
    years_held,
)
from campaigns.eligibility.criteria.facts import LEVELS, Facts, evidence_of
from campaigns.eligibility.criteria.rules import Case
from campaigns.eligibility.criteria.verdict import Item, Outcome, any_of

Params = Mapping[str, Any]


def check_rating(params: Params, case: Case) -> Outcome:
    """Rated at min_level or better in so many years.

    The years end at the achievement year itself: the rating is given before the year-end review
    (NĐ 90/2020, 335/2025, 233/2026), so it can be there. A year without a rating is unknown. Only a
    condition on several years starts anew after discipline; for a single year its rating speaks.
    """
    facts, years = case.facts, params.get("years", 1)
    floor = facts.counting_from if years > 1 else 0
    if "after" in params:
        if facts.awards is None:
            return Outcome(None, missing=(("awards_unknown",),))
        anchor = anchor_year(facts, params["after"], merit_only=params.get("merit_only", False))
        if anchor is None:
            never = Outcome(met=False, missing=(("award_count", params["after"], 1),))
            return unless_unsure(never, facts, [params["after"]])
        floor = max(floor, anchor + 1)
    run = _Run(params, facts, floor)
    sure, hoped = run.years(hoped=False), run.years(hoped=True)
    met = _enough(run, params, sure, hoped)
    missing = () if met else run.missing(hoped)
    return Outcome(met, run.evidence(sure), missing)


class _Run:
    """The years up to the achievement year that meet the level, for sure or if unknown ones do."""

    def __init__(self, params: Params, facts: Facts, floor: int) -> None:
        self.params, self.facts, self.floor = params, facts, floor
        self.end = facts.achievement_year
        self.levels = facts.levels
        title = params.get("or_title")
        self.title_years = years_held(counted(facts, title)) if title else frozenset[int]()
        known = facts.awards is not None and title not in facts.awards_unsure
        self.titles_known = not title or known
        window = range(self.end - params.get("years", 1) + 1, self.end + 1)
        self.first = max(floor, min([*window, *self.levels, *self.title_years]))
        self.window = window

    def rated(self, year: int, level: str) -> bool | None:
        if year not in self.levels:
            return None
        return LEVELS[self.levels[year]] >= LEVELS[level]

    def holds(self, year: int) -> bool | None:
        if year < self.floor:
            return False
        title = True if year in self.title_years else (False if self.titles_known else None)
        return any_of([title, self.rated(year, self.params["min_level"])])

    def years(self, *, hoped: bool) -> tuple[int, ...]:
        good: list[int] = []
        for year in range(self.end, self.first - 1, -1):
            state = self.holds(year)
            if state or (hoped and state is None):
                good.append(year)
            elif self.params.get("consecutive", True):
                break
        return tuple(good)

    def better(self, years: tuple[int, ...], level: str, *, hoped: bool) -> int:
        states = [self.rated(year, level) for year in years]
        return sum(state is True or (hoped and state is None) for state in states)

    def missing(self, hoped: tuple[int, ...]) -> tuple[Item, ...]:
        items: list[Item] = []
        level = self.params["min_level"]
        for year in self.window:
            if year < self.floor:
                items.append(("counting_from", self.floor))
            elif self.holds(year) is None:
                items.append(("rating_unknown", year))
            elif not self.holds(year):
                items.append(("rating", year, level))
        for part in self.params.get("including", ()):
            sure = self.better(hoped, part["level"], hoped=False)
            if sure < part["years"]:
                items.append(("rating_years", part["level"], part["years"] - sure))
        return tuple(dict.fromkeys(items))

    def evidence(self, years: tuple[int, ...]) -> tuple[tuple[str, int | str], ...]:
        keys = [rating.pk for rating in self.facts.ratings if rating.year in years]
        title = self.params.get("or_title")
        titles = [a for a in counted(self.facts, title) if a.year in years] if title else []
        return evidence_of("rating", keys) + award_evidence(titles)


def _enough(
    run: _Run, params: Params, sure: tuple[int, ...], hoped: tuple[int, ...]
) -> bool | None:
    years, parts = params.get("years", 1), params.get("including", ())

    def fits(found: tuple[int, ...], *, hope: bool) -> bool:
        return len(found) >= years and all(
            run.better(found, part["level"], hoped=hope) >= part["years"] for part in parts
        )

    if fits(sure, hope=False):
        return True
    return None if fits(hoped, hope=True) else False
