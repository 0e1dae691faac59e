"""Loops of prerequisites: awards that nobody could ever reach first.

Two kinds. A title may rest on the standard of another one of the same year; such titles must not
rest on each other, in whichever way. And an award may ask for awards held before: it is within
reach if what must always hold is, and one of its ways; what is left over lies on a loop.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from campaigns.eligibility.criteria.rules import Condition, RuleSet


class Coded(Protocol):
    """Something with the code of an award."""

    @property
    def code(self) -> str: ...


Law = Mapping[str, RuleSet]
Called = Callable[[str], Sequence[Coded]]
Chain = tuple[str, ...]


def loops(law: Law, called: Called) -> Iterator[Chain]:
    """Each loop as a chain of codes in which every award rests on the next, back to the first."""
    standards = {code: sorted(rule.standards & law.keys()) for code, rule in law.items()}
    circle = _circle(standards)
    if circle:
        yield circle
    stuck = law.keys() - within_reach(law, called)
    needs = {
        code: sorted({need for way in _needs(law[code], called) for need in way} & stuck)
        for code in sorted(stuck)
    }
    circle = _circle(needs)
    if circle:
        yield circle


def within_reach(law: Law, called: Called) -> frozenset[str]:
    """The awards that somebody can reach who holds none; without a rule counts as reached."""
    reached = set[str]()
    while True:
        more = {
            code
            for code, rule in law.items()
            if code not in reached and _open(rule, law, reached, called)
        }
        if not more:
            return frozenset(reached)
        reached |= more


def _open(rule: RuleSet, law: Law, reached: set[str], called: Called) -> bool:
    def holds(conditions: Iterable[Condition]) -> bool:
        return all(
            any(_at_hand(option, law, reached) for option in _options(condition, called))
            for condition in conditions
        )

    ways = [found for path, found in rule.by_path.items() if path]
    return holds(rule.by_path[0]) and (not ways or any(map(holds, ways)))


def _at_hand(option: Iterable[frozenset[str]], law: Law, reached: set[str]) -> bool:
    """Whether of each thing asked for one award is reached or not governed by a rule here."""
    return all(any(code in reached or code not in law for code in codes) for codes in option)


def _options(condition: Condition, called: Called) -> list[list[frozenset[str]]]:
    """The bundles of awards of which one must be held before; one empty bundle: nothing."""
    params = condition.params
    if condition.kind == "award_any_of":
        bundles = [[part["code"] for part in bundle] for bundle in params["options"]]
    else:
        names = ("code", "after") if condition.kind.startswith("award") else ("after", "award")
        bundles = [[params[name] for name in names if params.get(name)]]
    return [
        [frozenset(award.code for award in called(name)) for name in bundle] for bundle in bundles
    ]


def _needs(rule: RuleSet, called: Called) -> Iterator[set[str]]:
    for condition in rule.conditions:
        for option in _options(condition, called):
            for codes in option:
                yield set(codes)


def _circle(edges: Mapping[str, Sequence[str]]) -> Chain | None:
    """The first circle found by walking the edges, or None."""
    done = set[str]()

    def walk(here: str, way: list[str]) -> Chain | None:
        if here in way:
            return (*way[way.index(here) :], here)
        if here in done:
            return None
        for there in edges.get(here, ()):
            found = walk(there, [*way, here])
            if found:
                return found
        done.add(here)
        return None

    return next((found for found in (walk(code, []) for code in edges) if found), None)
