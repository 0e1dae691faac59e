"""Rows that are written within the form of what they belong to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.http import HttpRequest

from awards_registry.asked import (
    MOST_ROWS,
)
from awards_registry.desk.rows import Bounded
from awards_registry.reading import NamedRows, map_names, without_door


class DeskInline(Bounded, admin.TabularInline[models.Model, models.Model]):
    """A table inside a drawer; it is written by whoever may write what it stands in."""

    extra = 0
    removable = False
    max_num = MOST_ROWS

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        # Else a forged count makes the server draw a thousand rows more than may be sent.
        bounded = {"absolute_max": 2 * MOST_ROWS} | kwargs
        formset = super().get_formset(request, obj, **bounded)
        return type(formset.__name__, (NamedRows, formset), {})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """As in the drawer: a row that is only read leads nowhere."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return fieldsets
        return map_names(fieldsets, lambda name: without_door(self.model, name))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        names = super().get_readonly_fields(request, obj)
        if self.has_change_permission(request, obj):
            return names
        shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        return [*names, *(name for name in shown if callable(name))]

    def _parent_writable(self, request: HttpRequest, parent: Any) -> bool:
        drawer = self.admin_site.get_model_admin(self.parent_model)
        return parent is None or drawer.has_change_permission(request, parent)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and self._parent_writable(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._parent_writable(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.removable and self.has_change_permission(request, obj)
