"""The rows of boxes of particulars that are lists: levels, sets of awards, posts, service."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigns.eligibility.amending.boxes import (
    MOST_COUNTED,
    NOTHING,
    Asked,
    Cleaned,
    Fields,
    award_box,
    whole,
)
from campaigns.eligibility.criteria.facts import POSTS
from campaigns.eligibility.criteria.schema import RATED
from campaigns.eligibility.wording import names
from campaigns.eligibility.wording.names import named

# Rows for a list that is short; one that is longer gets as many as it needs.
LEVEL_ROWS, BUNDLES, AWARDS_OF_A_BUNDLE = 2, 3, 3
# What stands behind the name of a box is one digit a place: no law has lists that long.
PLACE = re.compile(r"_(\d)(?:_(\d))?_")


def sizes(asked: Asked, value: Any, filled: Cleaned) -> tuple[int, int]:
    """How many rows, and how many boxes in each, the list needs for what is there."""
    rows = value if isinstance(value, list) else []
    places = [
        found.groups()
        for key in filled
        if key.startswith(asked.name) and (found := PLACE.match(key[len(asked.name) :]))
    ]
    most = max((int(row) + 1 for row, _box in places), default=0)
    wide = max((int(box) + 1 for _row, box in places if box), default=0)
    inner = max((len(row) for row in rows if isinstance(row, list)), default=0)
    return max(most, len(rows)), max(wide, inner)


def _row(asked: Asked, place: str, parts: Mapping[str, forms.Field]) -> Fields:
    return {f"{asked.name}_{place}_{part}": made for part, made in parts.items()}


def levels(asked: Asked, size: int) -> Fields:
    """So many rows of a level and its number of years."""
    called = [NOTHING, *((level, named(names.LEVELS, level)) for level in RATED)]
    found: Fields = {}
    for number in range(size):
        chosen = forms.ChoiceField(label=asked.label, choices=called, required=False)
        years = whole(_("number of years"), 1, MOST_COUNTED, required=False)
        found |= _row(asked, str(number), {"level": chosen, "years": years})
    return found


def options(asked: Asked, bundles: int, awards: int) -> Fields:
    """So many sets of awards, each award with how often."""
    found: Fields = {}
    for bundle in range(bundles):
        for number in range(awards):
            label = _("award of set %(number)s") % {"number": bundle + 1}
            award = award_box(label, asked.awards, required=False)
            count = whole(_("how many times"), 1, MOST_COUNTED, required=False)
            found |= _row(asked, f"{bundle}_{number}", {"code": award, "count": count})
    return found


def _rows(asked: Asked, cleaned: Cleaned, parts: tuple[str, str]) -> dict[str, dict[str, Any]]:
    """The filled rows of a list by their place. Raises ``ValidationError`` for half a row."""
    first, second = parts
    starts = [
        key[: -len(first) - 1]
        for key in cleaned
        if key.startswith(f"{asked.name}_") and key.endswith(f"_{first}")
    ]
    found = {}
    for start in starts:
        row = {first: cleaned.get(f"{start}_{first}"), second: cleaned.get(f"{start}_{second}")}
        if all(row.values()):
            found[start.removeprefix(f"{asked.name}_")] = row
        elif any(row.values()):
            lacking = second if row[first] else first
            raise ValidationError(
                {f"{start}_{lacking}": _("Fill in the whole row, or none of it.")}
            )
    return found


def read_levels(asked: Asked, cleaned: Cleaned) -> Any:
    """The filled rows, None without any."""
    return list(_rows(asked, cleaned, ("level", "years")).values()) or None


def read_options(asked: Asked, cleaned: Cleaned) -> Any:
    """The filled sets, None without any."""
    bundles: dict[str, list[dict[str, Any]]] = {}
    for place, row in _rows(asked, cleaned, ("code", "count")).items():
        bundles.setdefault(place.partition("_")[0], []).append(row)
    return list(bundles.values()) or None


def posts(asked: Asked) -> Fields:
    """The years for each of the leading posts."""
    found: Fields = {}
    for post in POSTS:
        label = _("%(post)s, years") % {"post": named(names.POSTS, post)}
        found[f"{asked.name}_{post}"] = whole(label, 1, MOST_COUNTED, required=False)
    return found


def service(asked: Asked) -> Fields:
    """The years in the sector and in all."""
    found: Fields = {}
    for basis in ("sector", "total"):
        words = {"who": asked.label, "basis": named(names.BASES, basis)}
        label = _("%(who)s: years of %(basis)s") % words
        found[f"{asked.name}_{basis}"] = whole(label, 1, MOST_COUNTED, required=False)
    return found


def each(asked: Asked, cleaned: Cleaned) -> dict[str, Any]:
    """The filled boxes of a particular by what follows its name."""
    start = f"{asked.name}_"
    return {
        key[len(start) :]: cleaned[key] for key in cleaned if key.startswith(start) and cleaned[key]
    }
