"""Going over everybody: each candidate against every award of the year, batch by batch."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.criteria.book import Rulebook
from campaigns.eligibility.criteria.collectives import capped_share
from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.nearness import Nearness, by_records, nearness
from campaigns.eligibility.criteria.rules import Case, RuleSet
from campaigns.eligibility.facts import Candidate, Surroundings, collectives, people, standing_in
from campaigns.eligibility.facts.candidates import BATCH
from campaigns.eligibility.rulebook import rulebook_on
from units.organisation.models import Unit
from units.people.models import PersonQuerySet


@dataclass(frozen=True)
class Found:
    """One award that somebody qualifies for or is one step away from."""

    rule: RuleSet
    nearness: Nearness
    limit: int | None = None
    granted: int | None = None


@dataclass(frozen=True)
class Sighting:
    """A candidate with everything found; empty for most awards of most people."""

    candidate: Candidate
    is_person: bool
    found: tuple[Found, ...]


class Scan:
    """One going over: the people and collectives of some units, for one year."""

    def __init__(self, units: Collection[int], year: int, on: datetime.date) -> None:
        self.year, self.on = year, on
        self.around = Surroundings(year, on)
        self.units = self.around.tree.below(units)
        self.book = rulebook_on(on)
        offered = set(AwardType.objects.filter(active=True).values_list("code", flat=True))
        self._rules = _prepared(self.book, offered)

    @cached_property
    def rules(self) -> list[RuleSet]:
        """The rules that this scan goes by, those left out that rest on statements alone."""
        return [rule for rules in self._rules.values() for rule in rules]

    def people(self) -> PersonQuerySet:
        """Who holds a post in the units on the day."""
        return standing_in(self.units, self.on)

    def collectives(self) -> list[int]:
        """The units that exist on the day."""
        alive = Unit.objects.alive(self.on).filter(pk__in=self.units)
        return list(alive.order_by("pk").values_list("pk", flat=True))

    def everybody(self, batch: int = BATCH) -> Iterator[list[Sighting]]:
        """All candidates with what was found for each; first the people by batches."""
        for some in people(self.people(), self.around, batch=batch):
            yield [self._sighted(each, is_person=True) for each in some]
        yield [
            self._sighted(each, is_person=False)
            for each in collectives(self.collectives(), self.around)
        ]

    def _sighted(self, candidate: Candidate, *, is_person: bool) -> Sighting:
        rules = self._rules["individual" if is_person else "collective"]
        return Sighting(candidate, is_person, tuple(look(rules, candidate.facts, self.book)))


def look(rules: list[RuleSet], facts: Facts, book: Rulebook) -> Iterator[Found]:
    """What the subject qualifies for or is one step away from, of awards not held for the year."""
    informed = book.informed(facts, [rule.award for rule in rules])
    for rule in rules:
        held = facts.awards_by_code.get(rule.award, ())
        if held and held[-1].year == facts.achievement_year:
            continue
        near = nearness(rule, informed)
        if near is not None:
            limit, granted = _share(rule, informed)
            yield Found(rule, near, limit, granted)


def _share(rule: RuleSet, facts: Facts) -> tuple[int | None, int | None]:
    """Of a capped award, how many may be awarded and how many are."""
    for condition in rule.conditions:
        if condition.kind == "quota":
            return capped_share(condition.params, Case(rule, facts)) or (None, None)
    return None, None


def _prepared(book: Rulebook, offered: Iterable[str]) -> dict[str, list[RuleSet]]:
    """By recipient, the rules of offered awards without the ways that only people can state."""
    found: dict[str, list[RuleSet]] = {"individual": [], "collective": []}
    wanted = set(offered)
    for code, rule in book.rules.items():
        short = by_records(rule)
        if short and code in wanted and rule.recipient in found:
            found[rule.recipient].append(short)
    return found
