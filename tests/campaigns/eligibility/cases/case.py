"""One row of the table, and short ways to write its facts in the format of a file of facts."""

from dataclasses import dataclass
from typing import Any

YES, NO, MAYBE = "eligible", "not_eligible", "cannot_tell"
OLD, NEW = "2023-03-01", "2025-03-01"  # decisions on the years 2022 and 2024

Subject = dict[str, Any]
KNOWN = ("disciplines", "awards", "initiatives", "posts", "merits")


@dataclass(frozen=True)
class Case:
    """What the article says (law) about the facts: verdict, kinds that hold, kinds that lack.

    lacks are the kinds that are not met or not known: all of those that must always hold, and of
    the alternatives those that the article speaks of.
    """

    title: str
    law: str
    facts: Subject
    verdict: str
    met: str = ""
    lacks: str = ""


def subject(award: str, on: str, **known: Any) -> Subject:
    """Nothing pending, no discipline, award, initiative, post or merit, but for what is known."""
    none: Subject = {key: [] for key in KNOWN}
    year = {"award": award, "on": on, "achievement_year": int(on[:4]) - 1}
    return {**year, "under_proceedings": False, **none, **known}


def rated(level: str, *years: int) -> Subject:
    return {str(year): level for year in years}


def held(award: str, *years: int, **more: Any) -> list[Subject]:
    return [{"award": award, "year": year, **more} for year in years]


def made(scope: str, *years: int, **more: Any) -> list[Subject]:
    return [{"kind": "initiative", "scope": scope, "year": year, **more} for year in years]


def topic(scope: str, *years: int) -> list[Subject]:
    return made(scope, *years, kind="topic")


def stated(*merits: str) -> list[Subject]:
    return [{"merit": merit} for merit in merits]


def punished(form: str, start: str, until: str | None) -> list[Subject]:
    return [{"form": form, "from": start, "until": until}]


def cap(scope: str, of: str, base: int | None, granted: int | None) -> list[Subject]:
    return [{"scope": scope, "of": of, "base": base, "granted": granted}]
