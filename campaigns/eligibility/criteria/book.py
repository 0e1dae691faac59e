"""All rules of one day together: each may rest on the standard of a lower title of that year."""

from collections.abc import Iterable, Mapping

from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.judge import judge
from campaigns.eligibility.criteria.rules import RuleSet
from campaigns.eligibility.criteria.verdict import Answer, Item, Verdict


class Rulebook:
    """The rules in force on one day by award code, prepared once for any number of subjects."""

    def __init__(self, rules: Iterable[RuleSet]) -> None:
        self.rules: Mapping[str, RuleSet] = {rule.award: rule for rule in rules}
        self._below = {code: self._standards_below(code) for code in self.rules}

    def __contains__(self, code: str) -> bool:
        return code in self.rules

    def resting_on(self, code: str) -> frozenset[str]:
        """The awards whose verdict hangs on the rule of ``code``: itself, and what rests on it."""
        above = {high for high, below in self._below.items() if code in below}
        return frozenset(above | ({code} & self.rules.keys()))

    def judge(self, code: str, facts: Facts) -> Verdict:
        """The verdict on one award; the lower titles it rests on are judged along the way.

        Raises KeyError for an award that no rule governs on the day.
        """
        return judge(self.rules[code], self.informed(facts, [code]))

    def informed(self, facts: Facts, codes: Iterable[str]) -> Facts:
        """``facts`` with the lower titles that the awards ``codes`` rest on judged, each once.

        Says the same as ``with_standards`` of each award alone. A loop, which the catalogue
        refuses, counts as not told.
        """
        wanted = dict.fromkeys(low for code in codes for low in self._below.get(code, ()))
        absent = {low for code in codes for low in self.rules[code].standards} - self.rules.keys()
        if not wanted and not absent:
            return facts
        met, unsure = set[str](), set(absent)
        lacking: dict[str, tuple[Item, ...]] = {}
        for code in wanted:
            rule = self.rules[code]
            known = facts
            if rule.standards:
                known = facts.with_standards(frozenset(met), frozenset(unsure), lacking)
            verdict = judge(rule, known)
            if verdict.verdict is Answer.ELIGIBLE:
                met.add(code)
                continue
            lacking[code] = verdict.missing
            if verdict.verdict is Answer.CANNOT_TELL:
                unsure.add(code)
        return facts.with_standards(frozenset(met), frozenset(unsure), lacking)

    def _standards_below(self, code: str) -> tuple[str, ...]:
        """The lower titles in the order in which they can be judged, the lowest first."""
        found: list[str] = []
        seen = {code}

        def climb(rule: RuleSet) -> None:
            for low in sorted(rule.standards):
                if low in self.rules and low not in seen:
                    seen.add(low)
                    climb(self.rules[low])
                    found.append(low)

        climb(self.rules[code])
        return tuple(found)
