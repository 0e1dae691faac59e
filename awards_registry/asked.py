"""Reading what a visitor asks for: keys and numbers in an address or a form, never a crash."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.fields import InvalidJSONInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards_registry.day import DayField

Row = TypeVar("Row", bound=models.Model)
# What a 64-bit key can never have more of; longer ones overflow the database, not the person.
MOST_DIGITS = 18
# Longer ones are no names; each of their words would be one more condition of the query.
LONGEST_SEARCH = 100
# No table inside a drawer has more: members of a block, postings of a person.
MOST_ROWS = 200


def whole_number(text: object) -> int | None:
    """The number that ``text`` writes, or ``None`` where it writes none that a row could have."""
    written = str(text).strip()
    return int(written) if written.isdecimal() and len(written) <= MOST_DIGITS else None


# They turn the order of the letters that follow, so that a line reads otherwise than it is kept.
TURNING_SIGNS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def reads_as_written(text: str) -> None:
    """Raise ``ValidationError`` for text that a reader sees in another order than it is stored."""
    for sign in text:
        if sign in TURNING_SIGNS:
            raise ValidationError(
                _("The text contains the invisible sign %(code)s; please type it again."),
                code="turned",
                params={"code": f"U+{ord(sign):04X}"},
            )


class RowsField(forms.ModelMultipleChoiceField[Row]):
    """Several rows by their keys; what cannot be a key is an unknown choice, not a crash."""

    def clean(self, value: Any) -> Any:
        for key in value if isinstance(value, list | tuple) else ():
            if whole_number(key) is None:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": str(key)[:MOST_DIGITS]},
                )
        return super().clean(value)


class KeysOnly:
    """For type-aheads: what was posted and cannot be a key is not looked up to be shown again."""

    def optgroups(self, name: str, value: Sequence[Any], attr: Any = None) -> Any:
        keys = [key for key in value if key in (None, "") or whole_number(key) is not None]
        return super().optgroups(name, keys, attr)  # type: ignore[misc] # a mixin of widgets


class RowSelect(KeysOnly, AutocompleteSelect):
    """Django's type-ahead for one row."""


def _sound(value: Any) -> bool:
    """Whether both databases and a page can hold the value: no NaN, no NUL, no half characters."""
    try:
        return "\\u0000" not in json.dumps(value, allow_nan=False) and bool(
            json.dumps(value, ensure_ascii=False).encode()
        )
    except (ValueError, RecursionError):
        return False


class SoundJsonField(forms.JSONField):
    """JSON as people type it; what could be read but not kept is refused at the field."""

    def to_python(self, value: Any) -> Any:
        try:
            read = super().to_python(value)
        except (RecursionError, ValueError):  # thousands of brackets, thousands of digits
            read = float("nan")
        if not _sound(read):
            raise ValidationError(self.error_messages["invalid"], "invalid", {"value": "…"})
        return read

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            read = super().bound_data(data, initial)
        except (RecursionError, ValueError):
            return InvalidJSONInput(data)
        return read if _sound(read) else InvalidJSONInput(data)


def kinds_of(db_field: models.Field[Any, Any]) -> dict[str, Any]:
    """How a field of a model is asked for in a form: days, texts and JSON within reason."""
    if isinstance(db_field, models.DateField) and not isinstance(db_field, models.DateTimeField):
        return {"form_class": DayField}
    if isinstance(db_field, models.JSONField):
        return {"form_class": SoundJsonField}
    if isinstance(db_field, models.CharField | models.TextField):
        return {"validators": [reads_as_written]}
    return {}


class YearFilter(admin.SimpleListFilter):
    """The years that occur, written as years; the stock filter would group their thousands."""

    title = _("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rows = model_admin.get_queryset(request).order_by("-year")
        return [(str(year), str(year)) for year in rows.values_list("year", flat=True).distinct()]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        wanted = whole_number(self.value() or "")
        return queryset if wanted is None else queryset.filter(year=wanted)
