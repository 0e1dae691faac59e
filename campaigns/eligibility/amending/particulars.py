"""A particular of a condition, by its type: its boxes, what they say, how it is shown in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigns.eligibility.amending import lists
from campaigns.eligibility.amending.boxes import (
    Asked,
    Cleaned,
    Fields,
    read_single,
    single,
    write_single,
)


def fields_of(asked: Asked, filled: Cleaned, value: Any = None) -> Fields:
    """The boxes of one particular, for what came back filled in or for the value that is kept."""
    rows, wide = lists.sizes(asked, value, filled)
    makers: Mapping[str, Callable[[], Fields]] = {
        "levels": lambda: lists.levels(asked, max(lists.LEVEL_ROWS, rows)),
        "options": lambda: lists.options(
            asked, max(lists.BUNDLES, rows), max(lists.AWARDS_OF_A_BUNDLE, wide)
        ),
        "posts": lambda: lists.posts(asked),
        "service": lambda: lists.service(asked),
    }
    make = makers.get(asked.param.type)
    return make() if make else single(asked)


def read(asked: Asked, cleaned: Cleaned) -> Any:
    """The particular as the engine takes it, None where nothing was filled in.

    Raises ``ValidationError`` for half a row, or for a list that must hold something.
    """
    readers: Mapping[str, Callable[[], Any]] = {
        "levels": lambda: lists.read_levels(asked, cleaned),
        "options": lambda: lists.read_options(asked, cleaned),
        "posts": lambda: (
            [{"post": post, "years": years} for post, years in lists.each(asked, cleaned).items()]
            or None
        ),
        "service": lambda: lists.each(asked, cleaned) or None,
    }
    reader = readers.get(asked.param.type)
    value = reader() if reader else read_single(asked, cleaned)
    if value is None and asked.param.required and reader:
        raise ValidationError(
            _("“%(label)s” must hold something: fill in at least one row.") % {"label": asked.label}
        )
    return value


def written(asked: Asked, value: Any) -> dict[str, Any]:
    """The boxes that show the particular as it is kept."""
    name = asked.name
    if value is None or asked.param.type not in {"levels", "options", "posts", "service"}:
        return write_single(asked, value)
    if asked.param.type == "posts":
        return {f"{name}_{row['post']}": row["years"] for row in value}
    if asked.param.type == "service":
        return {f"{name}_{basis}": years for basis, years in value.items()}
    if asked.param.type == "levels":
        rows = {str(number): row for number, row in enumerate(value)}
    else:
        rows = {
            f"{number}_{place}": row
            for number, bundle in enumerate(value)
            for place, row in enumerate(bundle)
        }
    return {
        f"{name}_{place}_{part}": one for place, row in rows.items() for part, one in row.items()
    }
