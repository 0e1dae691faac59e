"""Rows of the grid as they were typed: read from the browser, from a plain form, from a paste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from awards_registry.asked import whole_number
from units.roster.repair import repair_column, repairs_of

# A paste of more is handed in as a list: see the import pages.
MOST_ROWS = 500
# A report put into a cell by mistake; what is longer than its own cell allows is told there.
LONGEST = 60_000
TEXTS = ("who", "chosen", "award", "achievement", "clean")
LONGEST_KEY = 40


class UnreadableError(ValueError):
    """What came is no set of rows; no honest page sends it."""


@dataclass(frozen=True)
class Typed:
    """One row: ``who``, ``award`` and ``clean`` in words, ``chosen`` by the type-ahead.

    ``key`` is the row's name in the browser; ``nomination`` and ``version`` what it edits.
    """

    key: str
    who: str = ""
    chosen: str = ""
    award: str = ""
    achievement: str = ""
    clean: str = ""
    nomination: int | None = None
    version: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing is typed that anybody would miss; an award alone is filled in beforehand."""
        return not (self.nomination or self.who.strip() or self.achievement.strip())

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)


def typed(values: Mapping[str, Any]) -> Typed:
    """One row of JSON; raises ``UnreadableError`` for what no row is."""
    texts = {name: _text(values.get(name, "")) for name in TEXTS}
    return Typed(
        key=_text(values.get("key", ""))[:LONGEST_KEY],
        nomination=_number(values.get("nomination")),
        version=_number(values.get("version")) or 0,
        **texts,
    )


def rows_of(found: Any) -> list[Typed]:
    """The rows of a list as JSON has it; raises ``UnreadableError``."""
    if not isinstance(found, list) or len(found) > MOST_ROWS:
        raise UnreadableError
    if not all(isinstance(each, dict) for each in found):
        raise UnreadableError
    return [typed(each) for each in found]


def rows_of_form(data: Mapping[str, str]) -> list[Typed]:
    """The rows of a plain form: fields ``row-<number>-<name>``, as many as there are."""
    return [typed(values | {"key": str(number)}) for number, values in _numbered(data)]


def _numbered(data: Mapping[str, str]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number in range(MOST_ROWS):
        prefix = f"row-{number}-"
        names = (*TEXTS, "nomination", "version")
        values = {name: data[prefix + name] for name in names if prefix + name in data}
        if not values:
            return
        yield number, values


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        raise UnreadableError
    try:
        value.encode()
    except UnicodeEncodeError as error:  # half a character
        raise UnreadableError from error
    return value


def _number(value: Any) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or (number := whole_number(value)) is None:
        raise UnreadableError
    return number


def mended(rows: Sequence[Typed]) -> list[Typed]:
    """The rows with letters put right, as lists have them: old fonts, marks that stand apart."""
    who = repair_column([row.who for row in rows])
    award = repair_column([row.award for row in rows])
    lines = repairs_of([line for row in rows for line in row.achievement.splitlines()])
    return [
        replace(
            row,
            who=name.after,
            award=title.after,
            achievement="\n".join(
                lines[line].after if line in lines else line
                for line in row.achievement.splitlines()
            ),
        )
        for row, name, title in zip(rows, who, award, strict=True)
    ]


def without(rows: Iterable[Typed], done: Iterable[str]) -> list[Typed]:
    """The rows that are still to be kept: neither done nor empty."""
    gone = set(done)
    return [row for row in rows if row.key not in gone and not row.is_empty]
