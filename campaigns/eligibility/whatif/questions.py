"""Which facts the rules of an award ask for: what a form has to show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from campaigns.eligibility.criteria import Condition, RuleSet

Params = Mapping[str, Any]
# Kinds whose answer also depends on discipline, for the time counts anew after it.
SHAKEN_BY_DISCIPLINE = frozenset(
    {"clean", "no_discipline", "service", "rating", "award", "award_any_of", "initiative"}
)


@dataclass
class Questions:
    """The facts asked for; lists keep the order in which the rules name them."""

    rating_years: int = 0
    awards: list[str] = field(default_factory=list)
    occasions: bool = False
    initiatives: int = 0
    disciplines: bool = False
    under_proceedings: bool = False
    sex: bool = False
    posthumous: bool = False
    service: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    founded: bool = False
    registered: bool = False
    submitted: bool = False
    posted: bool = False
    members_awarded: list[str] = field(default_factory=list)
    members_complete: bool = False
    members_disciplined: str = ""
    quotas: list[tuple[str, str]] = field(default_factory=list)
    merits: dict[str, set[str]] = field(default_factory=dict)

    @property
    def members(self) -> bool:
        """Whether the members are to be counted at all."""
        return bool(self.members_awarded) or self.members_complete


def questions(rules: RuleSet, lower: Mapping[str, RuleSet]) -> Questions:
    """What the rules ask, and what those of the lower titles ask whose standard is enough."""
    asked = Questions()
    for condition in _conditions(rules, lower):
        asked.disciplines |= condition.kind in SHAKEN_BY_DISCIPLINE
        if condition.kind in ASKED:
            ASKED[condition.kind](asked, condition.params)
        if condition.kind == "once_only":
            _add(asked.awards, rules.award)
    return asked


def _conditions(rules: RuleSet, lower: Mapping[str, RuleSet]) -> Iterable[Condition]:
    yield from rules.conditions
    for code in sorted(rules.standards):
        if code in lower:
            rest = {award: rule for award, rule in lower.items() if award != code}
            yield from _conditions(lower[code], rest)


def _add(known: list[Any], *more: Any) -> None:
    known += [one for one in dict.fromkeys(more) if one and one not in known]


def _rating(asked: Questions, params: Params) -> None:
    asked.rating_years = max(asked.rating_years, params.get("years", 1))
    _add(asked.awards, params.get("after"), params.get("or_title"))
    asked.occasions |= params.get("merit_only", False)


def _award(asked: Questions, params: Params) -> None:
    _add(asked.awards, params.get("after"), params["code"])
    asked.occasions |= params.get("merit_only", False)


def _any_of(asked: Questions, params: Params) -> None:
    _add(asked.awards, *(part["code"] for option in params["options"] for part in option))
    asked.occasions = True


def _initiative(asked: Questions, params: Params) -> None:
    asked.initiatives = max(asked.initiatives, params.get("count", 1))


def _members(asked: Questions, params: Params) -> None:
    _add(asked.members_awarded, params["award"])


def _service(asked: Questions, params: Params) -> None:
    asked.sex = True
    _add(asked.service, *params["men"], *params["women"])
    if params.get("hard_area"):
        _add(asked.service, "hard_area")


def _long_service(asked: Questions, params: Params) -> None:
    asked.sex |= params.get("women_third_less", False)
    _add(asked.posts, *(row["post"] for row in params["posts"]))


def _merit(asked: Questions, params: Params) -> None:
    more = asked.merits.setdefault(params["merit"], set())
    more |= params.keys() & {"min_years", "launched_by"}


def _flag(name: str) -> Callable[[Questions, Params], None]:
    return lambda asked, _params: setattr(asked, name, True)


ASKED: Mapping[str, Callable[[Questions, Params], None]] = {
    "rating": _rating,
    "award": _award,
    "award_same_year": lambda asked, params: _add(asked.awards, params["code"]),
    "award_any_of": _any_of,
    "initiative": _initiative,
    "members_share": _members,
    "members_include": _members,
    "members_complete": _flag("members_complete"),
    "members_no_discipline": lambda asked, params: setattr(
        asked, "members_disciplined", params["from_form"]
    ),
    "quota": lambda asked, params: _add(asked.quotas, (params["scope"], params["of"])),
    "founded": _flag("founded"),
    "clean": _flag("under_proceedings"),
    "not_posthumous": _flag("posthumous"),
    "service_months": lambda asked, _params: _add(asked.service, "total"),
    "service": _service,
    "long_service": _long_service,
    "registered": _flag("registered"),
    "deadline": _flag("submitted"),
    "posted": _flag("posted"),
    "no_double_reward": lambda asked, params: _add(asked.awards, *params["awards"]),
    "merit": _merit,
}
