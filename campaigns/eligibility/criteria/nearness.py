"""How far a subject is from an award: qualified, one step away and which step, or further."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.kinds import KINDS
from campaigns.eligibility.criteria.rules import Case, Condition, RuleSet
from campaigns.eligibility.criteria.verdict import Item, Outcome

# Explain another missing thing and are none themselves. That nothing is pending is confirmed by
# the unit in the nomination; before that nobody has been asked, and there are no papers.
NO_STEP = frozenset(
    {
        *("award_not_counted", "initiative_used", "proceedings_unknown"),
        *("registered_unknown", "submitted_unknown", "posting_unknown"),
    }
)
# No step of this year leads over it: the time must run anew, a paper must be stated by people,
# the award stands already, the limit is reached.
BARRED = frozenset(
    {
        "already_awarded",
        "already_rewarded",
        "counting_from",
        "discipline",
        "discipline_open",
        "hard_area",
        "hard_area_unknown",
        "members_disciplined",
        "merit",
        "merit_launcher",
        "merit_launcher_unknown",
        "merit_unknown",
        "merit_years",
        "merit_years_unknown",
        "post",
        "posthumous",
        "posthumous_unknown",
        "posts_unknown",
        "proceedings",
        "quota",
        "recipient",
        "registered_late",
        "submitted_late",
    }
)
# Kinds of conditions that rest on what people state about posts and merits.
STATED = frozenset({"merit", "long_service"})
# The place of the item that says how many are missing, each one a step of its own.
COUNTED = {
    "award_count": 2,
    "award_since": 2,
    "award_in_a_row": 2,
    "rating_years": 2,
    "initiative": 2,
    "topic": 2,
    "initiative_or_topic": 2,
    "founded_years": 1,
}
# The standard of a lower title; what it lacks follows.
STANDARD = frozenset({"standard", "standard_unknown"})
# Months are counted by the year begun: whoever lacks five is there within the year.
MONTHS = frozenset({"service_months", "post_months"})
YEAR = 12


@dataclass(frozen=True)
class Nearness:
    """No steps: qualified. Else the steps of which any one is enough; open: can still be made."""

    steps: tuple[Item, ...] = ()
    open: bool = True

    @property
    def qualified(self) -> bool:
        return not self.steps


def by_records(rules: RuleSet) -> RuleSet | None:
    """The rules without the ways that rest on what people state; None where every way does.

    For subjects whose merits and posts nobody has stated yet such a way never holds, so the
    nearness by what is left is the same, at a fraction of the work.
    """
    ways = {
        path: found
        for path, found in rules.by_path.items()
        if not STATED.intersection(condition.kind for condition in found)
    }
    if 0 not in ways or (len(ways) == 1 and len(rules.by_path) > 1):
        return None
    kept = tuple(condition for found in ways.values() for condition in found)
    return replace(rules, conditions=kept)


def nearness(rules: RuleSet, facts: Facts) -> Nearness | None:
    """Where the subject stands by what the register proves; None: more than one step away.

    Conditions are only checked until two steps are missing, so that the far ones cost little.
    Says the same as the verdict of ``judge`` with its findings.
    """
    if rules.recipient != facts.subject:
        return None
    case = Case(rules, facts)
    always = _path(rules.by_path[0], case)
    if always is None:
        return None
    ways = [_path(found, case) for path, found in rules.by_path.items() if path]
    near = [way for way in ways if way is not None]
    if not ways or () in near:
        return _standing(always, facts)
    if always or not near:
        # What is missing for all and what is missing on every way are two steps.
        both = always and any(way == always for way in near)
        return _standing(always, facts) if both else None
    return _standing([item for way in near for item in way], facts)


def _standing(items: Iterable[Item], facts: Facts) -> Nearness:
    steps = tuple(dict.fromkeys(items))
    able = tuple(item for item in steps if _can_be_made(item, facts))
    return Nearness(able or steps, open=bool(able) or not steps)


def _can_be_made(item: Item, facts: Facts) -> bool:
    """Whether the year is still to give it: titles of past years and given ratings are history."""
    kind, *values = item
    if kind == "award":
        return values[1] == facts.achievement_year
    return kind not in {"rating", "rating_years", "members_complete", "standard"}


def _path(conditions: Iterable[Condition], case: Case) -> tuple[Item, ...] | None:
    """The at most one thing that is missing on a path; None where it is more or out of reach."""
    missing: tuple[Item, ...] = ()
    for condition in conditions:
        outcome = KINDS[condition.kind].check(condition.params, case)
        if outcome.met:
            continue
        steps = _steps(condition, outcome)
        if steps is None or (missing and steps and steps != missing):
            return None
        missing = missing or steps
    return missing


def _steps(condition: Condition, outcome: Outcome) -> tuple[Item, ...] | None:
    """The one step that an unmet condition asks for, none, or None: out of reach."""
    if not outcome.missing:
        return None
    after = condition.params.get("after")
    if after and outcome.missing == (("award_count", after, 1),):
        return None  # the years after that award have not even begun
    items = outcome.missing
    if items[0][0] in STANDARD and len(items) > 1:
        items = items[1:]  # what that title lacks says more
    steps = []
    for item in items:
        kind = str(item[0])
        if kind in BARRED or _weight(kind, item) > 1:
            return None
        if kind not in NO_STEP:
            steps.append(item)
    return tuple(steps) if len(steps) <= 1 else None


def _weight(kind: str, item: Item) -> int:
    if kind in COUNTED:
        return int(item[COUNTED[kind]])
    return -(-int(item[2]) // YEAR) if kind in MONTHS else 1
