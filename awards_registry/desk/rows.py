"""Which rows of a model somebody lists, chooses and changes at the desk."""

from __future__ import annotations

from typing import Any, NoReturn

from django.contrib import admin
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from awards_registry import policy
from awards_registry.asked import (
    LONGEST_SEARCH,
    RowSelect,
    RowsField,
    kinds_of,
    whole_number,
)
from awards_registry.day import LAST_YEAR
from awards_registry.reading import in_words, map_names, without_door


class Bounded:
    """What drawers and the tables inside them share: own rows only, in every choice as well."""

    model: type[models.Model]
    # Numbers that people read in groups of three; a year is none of them.
    grouped: tuple[str, ...] = ()
    admin_site: admin.AdminSite

    def rows_of(self, request: HttpRequest, rows: Any, *, writing: bool = False) -> Any:
        """``rows`` as far as the roles reach that may read (or write) this drawer."""
        viewers, writers = policy.DESK[self.model._meta.label_lower]
        roles = sorted(writers if writing else viewers | writers)
        if not hasattr(rows, "within"):
            return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows
        # No roles would mean all of them to scope().
        return rows.within(request.user.scope(*roles)) if roles else rows.none()  # type: ignore[union-attr] # the desk asks for sign-in

    def get_queryset(self, request: HttpRequest) -> Any:
        return self.rows_of(request, super().get_queryset(request))  # type: ignore[misc] # a mixin

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.grouped:
            kwargs["localize"] = True
        kwargs = kinds_of(db_field) | kwargs
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc] # a mixin

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A related row outside the own units can be neither chosen nor forged in."""
        rows = db_field.remote_field.model._default_manager.all()
        kwargs.setdefault("queryset", self.rows_of(request, rows, writing=True))
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined] # a mixin
            kwargs.setdefault("widget", RowSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc] # a mixin

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        rows = db_field.remote_field.model._default_manager.all()
        kwargs.setdefault("queryset", self.rows_of(request, rows, writing=True))
        kwargs.setdefault("form_class", RowsField)
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc] # a mixin


class DeskAdmin(Bounded, admin.ModelAdmin[models.Model]):
    """What every drawer keeps to: own rows only, named look-ups only, nothing is deleted."""

    show_full_result_count = False
    list_per_page = 50
    view_on_site = False
    # Look-ups beyond the listed filters would let anybody read hidden fields letter by letter.
    lookups: tuple[str, ...] = ()

    def lookup_allowed(
        self,
        lookup: str,
        value: str,
        request: HttpRequest | None = None,
    ) -> bool:
        allowed = set(self.lookups)
        for entry in self.get_list_filter(request) if request else self.list_filter:
            if isinstance(entry, type) and issubclass(entry, admin.SimpleListFilter):
                allowed.add(entry.parameter_name or "")
            name = entry[0] if isinstance(entry, tuple | list) else entry
            if isinstance(name, str):
                allowed |= {name, f"{name}__exact", f"{name}__id__exact", f"{name}__isnull"}
        if lookup.endswith("__id__exact") and whole_number(value) is None:
            return False
        if self.date_hierarchy:
            parts = {f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day")}
            if lookup in parts:
                # The list reckons with the year after, which calendars must still have.
                return (whole_number(value) or 0) in range(1, LAST_YEAR + 1)
        return lookup in allowed

    def to_field_allowed(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        to_field: str,
    ) -> bool:
        """Nothing here refers to a row but by its key, so no other field is told."""
        return bool(to_field == self.model._meta.pk.name)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Seeing a row through one role does not let another role write it."""
        if not super().has_change_permission(request, obj) or obj is None or obj.pk is None:
            return super().has_change_permission(request, obj)
        # A form asks this many times over for one row.
        known: dict[Any, bool] = request.__dict__.setdefault("_desk_writable", {})
        key = (self.model, obj.pk)
        if key not in known:
            rows = self.rows_of(request, self.model._default_manager.all(), writing=True)
            known[key] = rows.filter(pk=obj.pk).exists()
        return known[key]

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        obj: models.Model | None = None,  # noqa: ARG002 - Django's signature
    ) -> bool:
        return False

    def _get_obj_does_not_exist_redirect(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        # A row of others and a row that never was must look alike.
        raise Http404

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """“nguyen van tai” finds “Nguyễn Văn Tài” where the rows know their folded form."""
        search_term = search_term[:LONGEST_SEARCH]
        if search_term and hasattr(queryset, "named") and self.search_fields:
            return queryset.named(search_term), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("year"), ordering="year")
    def plain_year(self, row: Any) -> str:
        """The year without the point that groups thousands."""
        return str(row.year)

    def get_list_display(self, request: HttpRequest) -> Any:
        names = super().get_list_display(request)
        return [in_words(self.model, name) if isinstance(name, str) else name for name in names]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is only read is shown in words, and leads to no drawer that may be shut."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            return map_names(fieldsets, lambda name: without_door(self.model, name))
        return fieldsets
