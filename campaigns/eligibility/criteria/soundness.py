"""Faults of many rules together: versions that overlap, unknown awards, loops of prerequisites."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from campaigns.eligibility.criteria.kinds import KINDS
from campaigns.eligibility.criteria.loops import loops
from campaigns.eligibility.criteria.rules import Condition, RuleSet

# What only a collective can meet, what only a person can; a household has neither.
OF_COLLECTIVES = frozenset(
    {"members_share", "members_complete", "members_include", "members_no_discipline", "founded"}
)
OF_PERSONS = frozenset(
    {"initiative", "long_service", "not_posthumous", "service", "service_months"}
)


@dataclass(frozen=True)
class Known:
    """An award that a rule may name: its code, the group it shares, for whom it is."""

    code: str
    group: str
    recipient: str


@dataclass(frozen=True)
class Fault:
    """What is wrong with the rules: code, award and first day of the version, and with what.

    Codes: ends_early, overlap (name: the first day of the other version), unknown_award,
    kind_of_others, award_of_others (name: the kind or the award; position: the condition), loop
    (chain: the awards, each resting on the next, the first again at the end).
    """

    code: str
    award: str
    since: date
    position: int = 0
    name: str = ""
    chain: tuple[str, ...] = ()


class Awards:
    """The known awards by code and by group."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.by_code: Mapping[str, Known] = {award.code: award for award in known}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Known, ...]]:
        found: dict[str, list[Known]] = {}
        for award in self.by_code.values():
            for name in {award.code, award.group}:
                found.setdefault(name, []).append(award)
        return {name: tuple(awards) for name, awards in found.items()}

    def called(self, name: str) -> tuple[Known, ...]:
        """The awards of that code or group; empty for a name that nothing bears."""
        return self._by_name.get(name, ())


def faults(rules: Sequence[RuleSet], awards: Awards) -> list[Fault]:
    """Everything wrong with the rules together; each of them alone has passed validation."""
    found = [fault for rule in rules for fault in _of_one(rule, awards)]
    found += _of_times(rules)
    if not found:
        found += _of_days(rules, awards)
    return found


def _of_one(rule: RuleSet, awards: Awards) -> Iterator[Fault]:
    for position, condition in enumerate(rule.conditions, 1):
        if condition.kind in _strange(rule.recipient):
            yield Fault("kind_of_others", rule.award, rule.valid_from, position, condition.kind)
        for name in sorted(named_awards(condition)):
            called = awards.called(name)
            if not called:
                yield Fault("unknown_award", rule.award, rule.valid_from, position, name)
            elif not any(_fits(condition, award, rule) for award in called):
                yield Fault("award_of_others", rule.award, rule.valid_from, position, name)


def _strange(recipient: str) -> frozenset[str]:
    """The kinds of conditions that such a recipient can never meet."""
    allowed = {"collective": OF_COLLECTIVES, "individual": OF_PERSONS}
    return (OF_COLLECTIVES | OF_PERSONS) - allowed.get(recipient, frozenset())


def _fits(condition: Condition, award: Known, rule: RuleSet) -> bool:
    """Whether the award is one that the subject, or its members, can hold."""
    if condition.kind == "quota":
        return True
    of_members = condition.kind in {"members_share", "members_include"}
    return award.recipient == ("individual" if of_members else rule.recipient)


def named_awards(condition: Condition) -> frozenset[str]:
    """The codes and groups that a condition names, by what its parameters are."""
    found = set[str]()
    for name, param in KINDS[condition.kind].params.items():
        value = condition.params.get(name)
        if value and param.type == "award":
            found.add(str(value))
        if value and param.type == "awards":
            found.update(map(str, value))
        if value and param.type == "options":
            found.update(str(part["code"]) for bundle in value for part in bundle)
    return frozenset(found)


def _of_times(rules: Sequence[RuleSet]) -> Iterator[Fault]:
    """A version that ends before it begins, and two in force on one day."""
    by_award: dict[str, list[RuleSet]] = {}
    for rule in rules:
        by_award.setdefault(rule.award, []).append(rule)
    for award, versions in by_award.items():
        ordered = sorted(versions, key=lambda rule: rule.valid_from)
        for rule in ordered:
            if rule.valid_to is not None and rule.valid_to < rule.valid_from:
                yield Fault("ends_early", award, rule.valid_from)
        for earlier, later in pairwise(ordered):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                since = earlier.valid_from.isoformat()
                yield Fault("overlap", award, later.valid_from, name=since)


def _of_days(rules: Collection[RuleSet], awards: Awards) -> Iterator[Fault]:
    """Loops, looked for in the law of each day on which a version begins."""
    seen = set[frozenset[str]]()
    for day in sorted({rule.valid_from for rule in rules}):
        law = {rule.award: rule for rule in rules if rule.in_force(day)}
        for chain in loops(law, awards.called):
            if frozenset(chain) not in seen:
                seen.add(frozenset(chain))
                yield Fault("loop", chain[0], law[chain[0]].valid_from, chain=chain)
