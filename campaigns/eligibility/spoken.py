"""Findings in words: one sentence a condition, its proofs, what is missing, ways by nearness."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from campaigns.eligibility.criteria import Finding, RuleSet
from campaigns.eligibility.wording import condition_sentence, missing_sentence
from campaigns.eligibility.wording.names import Names


@dataclass(frozen=True)
class Proof:
    text: str
    url: str = ""


@dataclass(frozen=True)
class Spoken:
    """One condition as the page shows it."""

    met: bool | None
    sentence: str
    missing: list[str]
    evidence: list[Proof]
    legal_basis: str
    ended: list[str] = field(default_factory=list)  # cited, but out of force


@dataclass
class Path:
    """One of several ways to meet a rule; it must hold whole."""

    number: int
    findings: list[Spoken] = field(default_factory=list)

    @property
    def met(self) -> bool | None:
        answers = [each.met for each in self.findings]
        if False in answers:
            return False
        return None if None in answers else True

    @property
    def lacking(self) -> int:
        return sum(each.met is not True for each in self.findings)


ProofOf = Callable[[str, Any], Proof]
EndedIn = Callable[[str], list[str]]


def spoken(
    findings: Iterable[Finding], names: Names, proof: ProofOf, ended: EndedIn
) -> tuple[list[Spoken], list[Path]]:
    """What must always hold, and the ways; awards by ``names``, records by ``proof``.

    ``ended`` says which texts that a citation names are out of force.
    """
    always: list[Spoken] = []
    paths: dict[int, Path] = {}
    for finding in findings:
        said = Spoken(
            met=finding.met,
            sentence=condition_sentence(finding.kind, finding.params, names),
            missing=[missing_sentence(item, names) for item in finding.missing],
            evidence=[proof(kind, key) for kind, key in finding.evidence if key is not None],
            legal_basis=finding.legal_basis,
            ended=ended(finding.legal_basis),
        )
        number = finding.path
        place = paths.setdefault(number, Path(number)).findings if number else always
        place.append(said)
    # The way that is nearest comes first; of equals, the one that the law names first.
    ways = sorted(paths.values(), key=lambda path: (path.lacking, path.number))
    return always, ways


def rule_in_words(rules: RuleSet, names: Names) -> tuple[list[str], list[list[str]]]:
    """The conditions of a rule: those that must always hold, and those of each way."""
    ways: dict[int, list[str]] = {}
    for condition in rules.conditions:
        sentence = condition_sentence(condition.kind, condition.params, names)
        ways.setdefault(condition.path, []).append(sentence)
    always = ways.pop(0, [])
    return always, [ways[number] for number in sorted(ways)]
