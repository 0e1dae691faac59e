"""The rule pack of the product and invented people to judge by it."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from campaigns.eligibility.criteria import (
    Facts,
    Initiative,
    PriorAward,
    Rating,
    RuleSet,
    Verdict,
    judge,
    rule_in_force,
    rule_sets,
)

PACK: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "fixtures" / "catalogue.json").read_text(encoding="utf-8")
)
RULES = rule_sets(PACK)
# Kinds that only the yearly letter of a ministry fills with days: the pack has none of them.
OF_YEARLY_LETTERS = {"registered", "deadline", "posted"}
OLD_LAW = date(2023, 3, 1)  # decisions on the year 2022
NEW_LAW = date(2025, 3, 1)  # decisions on the year 2024


def rule(award: str, day: date) -> RuleSet:
    found = rule_in_force(RULES, award, day)
    assert found is not None
    return found


def person(day: date, **known: Any) -> Facts:
    """Somebody with nothing pending, judged for the year before the decision."""
    return Facts(
        **{
            "subject": "individual",
            "achievement_year": day.year - 1,
            "decision_date": day,
            "under_proceedings": False,
            "merits": (),
            **known,
        }
    )


def collective(day: date, **known: Any) -> Facts:
    return person(day, **{"subject": "collective", **known})


def judged(award: str, facts: Facts) -> Verdict:
    return judge(rule(award, facts.judged_on), facts)


def rated(level: str, *years: int) -> tuple[Rating, ...]:
    return tuple(Rating(year, level, pk=year) for year in years)


def held(code: str, *years: int, **known: Any) -> tuple[PriorAward, ...]:
    return tuple(PriorAward(code, year, pk=f"{code}-{year}", **known) for year in years)


def made(scope: str, years: Iterable[int], **known: Any) -> tuple[Initiative, ...]:
    kind = known.pop("kind", "initiative")
    return tuple(
        Initiative(kind, scope, year, pk=number, title=f"Sáng kiến {number}", **known)
        for number, year in enumerate(years, 1)
    )
