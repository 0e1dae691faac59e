"""How the desk shows what is only read: words for signs, plain years, no doors that are shut."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.forms import BaseInlineFormSet
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

Shown = str | Callable[[Any], Any]


def yes_or_no(value: bool | None) -> str:  # noqa: FBT001 - the value of a field
    """The stock sign would be read out as “True” or “None”."""
    if value is None:
        return _("not fixed")
    return _("Yes") if value else _("No")


@cache
def in_words(model: type[models.Model], name: str) -> Shown:
    """The field ``name`` as a column that reads well, or its name where the stock one does."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if isinstance(field, models.BooleanField):
        return _column(field, lambda row: yes_or_no(getattr(row, name)))
    if isinstance(field, models.PositiveSmallIntegerField) and name.endswith("year"):
        return _column(field, lambda row: str(getattr(row, name) or ""))
    if isinstance(field, models.JSONField):
        return _column(field, lambda row: _lines(getattr(row, name)))
    return name


@cache
def without_door(model: type[models.Model], name: str) -> Shown:
    """A row of another drawer by its name alone: the stock link asks nobody's permission."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if isinstance(field, models.ForeignKey):
        return _column(field, lambda row: str(getattr(row, name) or "") or "–")
    return in_words(model, name)


def map_names(fieldsets: Iterable[Any], swap: Callable[[str], Shown]) -> list[Any]:
    """``fieldsets`` with each field's name put through ``swap``; rows of fields stay rows."""
    return [
        (
            title,
            options
            | {
                "fields": [
                    tuple(map(swap, each)) if isinstance(each, list | tuple) else swap(each)
                    for each in options["fields"]
                ]
            },
        )
        for title, options in fieldsets
    ]


def _column(field: Any, says: Callable[[Any], str]) -> Callable[[Any], str]:
    says.__name__ = field.name
    return admin.display(says, description=field.verbose_name, ordering=field.name)


def _lines(value: Any) -> str:
    if not isinstance(value, list):
        return str(value or "–")
    return format_html_join("", "{}<br>", ((each,) for each in value)) or "–"


class NamedRows(BaseInlineFormSet[Any, Any, Any]):
    """A table whose fields carry their own names: a column's head is no label of a field."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if not field.widget.is_hidden:
                label = field.label or name.replace("_", " ")
                # Behind the box of a related row stands the choice itself.
                inner = getattr(field.widget, "widget", field.widget)
                inner.attrs.setdefault("aria-label", capfirst(str(label)))
