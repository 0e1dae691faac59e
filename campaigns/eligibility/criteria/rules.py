"""The rules as data: conditions of one dated version of one award."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from campaigns.eligibility.criteria.facts import Facts


@dataclass(frozen=True)
class Condition:
    """One condition; path 0 must hold, paths 1, 2, … are alternatives that must hold whole."""

    kind: str
    params: Mapping[str, Any] = field(default_factory=dict)
    path: int = 0
    legal_basis: str = ""


@dataclass(frozen=True)
class RuleSet:
    """The conditions of one award for decisions from valid_from to valid_to, both included."""

    award: str
    version_id: int | str
    valid_from: date
    valid_to: date | None
    legal_basis: str
    conditions: tuple[Condition, ...]
    recipient: str
    # What the award was called in that time, where it was another name.
    name: str = ""

    def in_force(self, day: date) -> bool:
        """Whether a decision of that day rests on these rules."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @cached_property
    def by_path(self) -> Mapping[int, tuple[Condition, ...]]:
        """The conditions by path, 0 first; read for every subject, sorted out once."""
        paths: dict[int, list[Condition]] = {0: []}
        for condition in sorted(self.conditions, key=lambda each: each.path):
            paths.setdefault(condition.path, []).append(condition)
        return {path: tuple(found) for path, found in paths.items()}

    @cached_property
    def standards(self) -> frozenset[str]:
        """Lower titles of the same year whose standard is enough, decided or not yet."""
        return frozenset(
            str(condition.params["code"])
            for condition in self.conditions
            if condition.params.get("standard_met_is_enough")
        )


@dataclass(frozen=True)
class Case:
    """What a checker sees: the rules that are applied and the facts they are applied to."""

    rules: RuleSet
    facts: Facts


def rule_sets(pack: Mapping[str, Any]) -> tuple[RuleSet, ...]:
    """Every version of every award of a rule pack (docs/rule-pack.md); keys are code:valid_from."""
    return tuple(
        _rule_set(award, version) for award in pack["awards"] for version in award["versions"]
    )


def rule_in_force(rules: Iterable[RuleSet], award: str, day: date) -> RuleSet | None:
    """The version of the award that holds for a decision of that day, or None."""
    return next((rule for rule in rules if rule.award == award and rule.in_force(day)), None)


def _rule_set(award: Mapping[str, Any], version: Mapping[str, Any]) -> RuleSet:
    until = version["valid_to"]
    return RuleSet(
        award=award["code"],
        version_id=f"{award['code']}:{version['valid_from']}",
        valid_from=date.fromisoformat(version["valid_from"]),
        valid_to=date.fromisoformat(until) if until else None,
        legal_basis=version["legal_basis"],
        conditions=tuple(
            Condition(c["kind"], c["params"], c["path"], c.get("legal_basis", ""))
            for c in version["conditions"]
        ),
        recipient=award["recipient"],
        name=version.get("name_vi", ""),
    )
