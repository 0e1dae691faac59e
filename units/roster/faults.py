"""What can be wrong with a file, as codes: the process that reads it knows no languages."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum, auto
from typing import Any

_LONGEST = 60
_MOST = 10


class Reason(StrEnum):
    EMPTY = auto()
    TOO_BIG = auto()
    UNKNOWN_KIND = auto()
    WEB_PAGE = auto()
    OLD_EXCEL = auto()
    ENCRYPTED = auto()
    MACROS = auto()
    DAMAGED = auto()
    MANY_MEMBERS = auto()
    UNPACKS_TOO_BIG = auto()
    OVERLAP = auto()
    LYING_SIZES = auto()
    ENTITIES = auto()
    MANY_ROWS = auto()
    MANY_COLUMNS = auto()
    LONG_CELL = auto()
    BAD_CSV = auto()
    NO_SHEET = auto()
    NO_SUCH_SHEET = auto()
    NO_HEADER = auto()
    NO_HEADER_IN_TEXT = auto()
    MISSING_COLUMNS = auto()
    COLUMN_TWICE = auto()
    SEVERAL_SHEETS = auto()
    NO_ROWS = auto()
    TOO_SLOW = auto()
    TOO_HEAVY = auto()
    DIED = auto()


@dataclass(slots=True)
class Fault(Exception):  # noqa: N818 - what was found in a file, not an error of ours
    """A reason, the place in the file and what goes into the sentence; row counts from 1."""

    reason: Reason
    sheet: str = ""
    row: int | None = None
    column: str = ""
    holes: dict[str, str | int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def shown(text: str) -> str:
    """A name out of the file as a sentence may carry it: short, one line, nothing invisible."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    plain = " ".join(plain.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def listed(names: Iterable[str]) -> str:
    """Several names for a sentence; past the tenth an ellipsis stands."""
    every = [shown(name) for name in names]
    return ", ".join(every[:_MOST]) + (", …" if len(every) > _MOST else "")


def letters(index: int) -> str:
    """The column's letters as the spreadsheet shows them, for an index from 0: 0 is A, 26 AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
