"""What the parameters of a condition may be, and the problems a rule can have."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from campaigns.eligibility.criteria.facts import FORMS, LEVELS, POSTS, SCOPES

PERCENT = 100
MONTHS, LONGEST_MONTH = 12, 31


@dataclass(frozen=True)
class Param:
    """One parameter: its type (a key of TYPES), whether it is required, the values it may take.

    default is what the checker takes for a flag that is absent.
    """

    type: str
    required: bool = False
    choices: tuple[str, ...] = ()
    default: bool = False

    def accepts(self, value: object) -> bool:
        """Whether the value fits the type and the choices."""
        if not TYPES[self.type](value):
            return False
        if not self.choices:
            return True
        values = value if isinstance(value, list) else [value]
        return all(one in self.choices for one in values)


@dataclass(frozen=True)
class Problem:
    """What is wrong with a rule: code, number of the condition (0 = the whole rule), the thing.

    Codes: no_conditions, bad_path, empty_path, unknown_kind, unknown_param, missing_param,
    bad_value, contradiction. found is the value that stood there.
    """

    code: str
    position: int
    name: str
    found: object = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.code} at {self.position}: {self.name}"


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _number(value: object) -> bool:
    return (value == 0 and value is not False) or _count(value)


def _percent(value: object) -> bool:
    return _count(value) and isinstance(value, int) and value <= PERCENT


def _within(most: int) -> Callable[[object], bool]:
    return lambda value: _count(value) and isinstance(value, int) and value <= most


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _code(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _codes(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_code(one) for one in value)


def _rows(**columns: Callable[[Any], bool]) -> Callable[[object], bool]:
    """A filled list of objects that have exactly these columns."""

    def fits(value: object) -> bool:
        return isinstance(value, list) and bool(value) and all(_row(one, columns) for one in value)

    return fits


def _row(value: object, columns: Mapping[str, Callable[[Any], bool]]) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == columns.keys()
        and all(test(value[name]) for name, test in columns.items())
    )


def _options(value: object) -> bool:
    bundle = _rows(code=_code, count=_count)
    return isinstance(value, list) and bool(value) and all(bundle(one) for one in value)


def _service(value: object) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and value.keys() <= {"sector", "total"}
        and all(_count(years) for years in value.values())
    )


# NR is no rating, so no rule asks for it.
RATED = tuple(level for level in LEVELS if level != "NR")
TYPES: Mapping[str, Callable[[Any], bool]] = {
    "count": _count,
    "number": _number,
    "percent": _percent,
    "flag": _flag,
    "code": _code,
    "award": _code,
    "codes": _codes,
    "awards": _codes,
    "month": _within(MONTHS),
    "day": _within(LONGEST_MONTH),
    "levels": _rows(level=lambda value: value in RATED, years=_count),
    "options": _options,
    "posts": _rows(post=lambda value: value in POSTS, years=_count),
    "service": _service,
}
LEVEL = Param("code", required=True, choices=RATED)
SCOPE = Param("code", required=True, choices=tuple(SCOPES))
FORM = Param("code", required=True, choices=tuple(FORMS))
CODE = Param("code", required=True)
AWARD = Param("award", required=True)
COUNT = Param("count")
MONTH = Param("month", required=True)
DAY = Param("day", required=True)
FLAG = Param("flag")
