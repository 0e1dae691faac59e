"""Lower titles of the same year whose standard is enough, decided or not yet."""

from collections.abc import Mapping

from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.judge import judge
from campaigns.eligibility.criteria.rules import RuleSet
from campaigns.eligibility.criteria.verdict import Answer, Item

Stated = Mapping[str, bool | None]
NOTHING: Stated = {}


def with_standards(
    rules: RuleSet, facts: Facts, lower: Mapping[str, RuleSet], stated: Stated = NOTHING
) -> Facts:
    """``facts`` with the standards that the rules ask for: as stated, else judged by ``lower``.

    ``lower`` are the rules of the day by award. A title below may itself rest on one: the law's
    ladder is short, so each is judged in turn. What cannot be told of a lower title cannot be told
    of the higher one either; what it lacks is handed on.
    """
    met, unsure = set[str](), set[str]()
    lacking: dict[str, tuple[Item, ...]] = {}
    asked = rules.standards
    if not asked:
        return facts
    for code in sorted(asked):
        answer: bool | None = stated.get(code)
        if code not in stated and code in lower:
            rest = {award: rule for award, rule in lower.items() if award != code}
            below = with_standards(lower[code], facts, rest, stated)
            verdict = judge(lower[code], below)
            answer = {Answer.ELIGIBLE: True, Answer.NOT_ELIGIBLE: False}.get(verdict.verdict)
            lacking[code] = verdict.missing
        if answer:
            met.add(code)
        elif answer is None:
            unsure.add(code)
    return facts.with_standards(frozenset(met), frozenset(unsure), lacking)
