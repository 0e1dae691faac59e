"""From a file of facts to a report on each of its subjects; all of it or nothing."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from campaigns.eligibility.criteria import RuleSet, Verdict, judge
from campaigns.eligibility.criteria.standards import with_standards
from campaigns.eligibility.report import report
from campaigns.eligibility.whatif.reading import RefusedError, read
from campaigns.eligibility.whatif.schema import SUBJECT
from campaigns.eligibility.whatif.sense import Law, contradictions
from campaigns.eligibility.whatif.shape import complaints
from campaigns.eligibility.whatif.subject import facts_from

__all__ = ["RefusedError", "answers", "judged", "refusals"]

GIVEN_BACK = ("name", "person", "unit", "achievement_year")
LONGEST_NAME = 40


def answers(raw: bytes, law: Law) -> list[dict[str, Any]]:
    """A report (campaigns.eligibility.report) on each subject of the file, in its order.

    Raises ``RefusedError`` with a sentence for every wrong place; then nothing was judged.
    """
    subjects = read(raw)
    wrong = [
        sentence
        for number, subject in enumerate(subjects, 1)
        for sentence in refusals(subject, law, _place(number, subject))
    ]
    if wrong:
        raise RefusedError(wrong)
    return [_answer(subject, law) for subject in subjects]


def refusals(subject: object, law: Law, place: str) -> Iterator[str]:
    """Every sentence about what is wrong with one subject; none where it can be judged."""
    shape = list(complaints(subject, SUBJECT, place))
    yield from shape
    if not shape and isinstance(subject, dict):
        yield from contradictions(subject, law, place)


def judged(subject: Mapping[str, Any], law: Law) -> tuple[RuleSet, Verdict]:
    """The verdict on a subject that was not refused, and the rules it rests on."""
    day = date.fromisoformat(subject["on"])
    rules = law.on(day)
    rule = rules[subject["award"]]
    facts = facts_from(subject, recipient=rule.recipient, groups=law.groups)
    stated = subject.get("meets_standards") or {}
    return rule, judge(rule, with_standards(rule, facts, rules, stated))


def _answer(subject: Mapping[str, Any], law: Law) -> dict[str, Any]:
    rule, verdict = judged(subject, law)
    said = {key: subject[key] for key in GIVEN_BACK if subject.get(key) is not None}
    on = date.fromisoformat(subject["on"])
    return {**said, **report(verdict, rules=rule, on=on, names=law.names)}


def _place(number: int, subject: object) -> str:
    """Which subject: its number, and its name where it has one."""
    name = subject.get("name") if isinstance(subject, dict) else None
    words = {"number": number, "name": name}
    if isinstance(name, str) and 0 < len(name) <= LONGEST_NAME and name.isprintable():
        return _("subject %(number)s (%(name)s)") % words
    return _("subject %(number)s") % words
