"""The rows of a rule as they came back from the page: added, dropped, numbered anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from awards_registry.asked import whole_number
from campaigns.eligibility.amending.forms import MOST_PATHS

PREFIX = "conditions"
MOST_CONDITIONS = 60
# Pressed to write one more way that is enough.
NEW_WAY = "way"
Row = dict[str, list[str]]


def rows_in(posted: QueryDict) -> list[Row]:
    """The rows by their boxes, in the order of the page; a forged count costs nothing."""
    total = min(whole_number(posted.get(f"{PREFIX}-TOTAL_FORMS", "")) or 0, MOST_CONDITIONS)
    rows: list[Row] = [{} for _number in range(total)]
    for key in posted:
        _prefix, _dash, rest = key.partition(f"{PREFIX}-")
        number, dash, name = rest.partition("-")
        place = whole_number(number)
        if dash and not _prefix and place is not None and place < total:
            rows[place][name] = posted.getlist(key)
    return [row for row in rows if row]


def path_of(row: Mapping[str, list[str]]) -> int:
    """The path of a row, 0 where none can be read."""
    return min(whole_number((row.get("path") or [""])[-1]) or 0, MOST_PATHS)


def without(rows: Iterable[Row], place: str) -> list[Row]:
    """The rows without that one; the ways are numbered anew, so that none asks for nothing."""
    gone = whole_number(place)
    return numbered(row for number, row in enumerate(rows) if number != gone)


def with_one_more(rows: list[Row], path: str) -> list[Row]:
    """The rows with an empty one on that path, or on a new way."""
    ways = max(map(path_of, rows), default=0)
    wanted = ways + 1 if path == NEW_WAY else min(whole_number(path) or 0, ways)
    if len(rows) >= MOST_CONDITIONS or wanted > MOST_PATHS:
        return rows
    return numbered([*rows, {"kind": [""], "shown": [""], "path": [str(wanted)]}])


def numbered(rows: Iterable[Row]) -> list[Row]:
    """The rows by path, the paths counting from 1 without holes; 0 stays what it is."""
    found = sorted(rows, key=path_of)
    known = {path: number for number, path in enumerate(sorted({*map(path_of, found)} - {0}), 1)}
    return [row | {"path": [str(known.get(path_of(row), 0))]} for row in found]


def one_of(row: Mapping[str, list[str]], name: str) -> str:
    """The value of a box that holds one."""
    return (row.get(name) or [""])[-1]


def as_data(row: Row, place: int) -> QueryDict:
    """The row as a form reads it."""
    data = QueryDict(mutable=True)
    for name, values in row.items():
        data.setlist(f"{PREFIX}-{place}-{name}", list(values))
    return data


def as_initial(row: Row) -> dict[str, Any]:
    """The row as a form shows it that is not to be judged yet."""
    return {name: values if len(values) > 1 else values[-1] for name, values in row.items()}
