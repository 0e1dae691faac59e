"""The drawers of emulation blocks and clusters, and of their years."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import YearFilter
from awards_registry.desk import DeskAdmin, DeskInline
from awards_registry.policy import Role
from awards_registry.reading import map_names, without_door
from units.accounts.access import signed_in
from units.accounts.scope import Scope
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.intake.export import KindDrawer, sheet_of


def _all_within(scope: Scope, block_year: BlockYear) -> bool:
    """Whether every unit of the block that year lies in the scope."""
    leading = (block_year.head_id, block_year.deputy_id, block_year.secretariat_id)
    members = block_year.memberships.values_list("unit_id", flat=True)
    return all(scope.covers(pk) for pk in (*leading, *members) if pk is not None)


class YearForm(forms.ModelForm[BlockYear]):
    """A year that stands first, or after a gap; every other one is opened from the year before."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        block, year = cleaned.get("block"), cleaned.get("year")
        # A block that is just being entered has no years yet.
        if self.instance._state.adding and block and block.pk and year:
            known = BlockYear.objects.filter(block=block)
            if known.filter(year=year - 1).exists() and not known.filter(year=year).exists():
                self.add_error(
                    "year", _t("Open this year on the page of the block, from the year before.")
                )
        return cleaned


class FirstRows(DeskInline):
    """Rows are written while there are none; standing ones have verbs and pages of their own."""

    def none_yet(self, obj: Any) -> bool:
        raise NotImplementedError

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.none_yet(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.none_yet(obj) and super().has_change_permission(request, obj)


class YearInline(FirstRows):
    model = BlockYear
    form: Any = YearForm
    fields = ("year", "head", "deputy", "secretariat")
    autocomplete_fields = ("head", "deputy", "secretariat")
    show_change_link = True

    def none_yet(self, obj: Any) -> bool:
        return obj is None or not obj.years.exists()


class MembershipInline(FirstRows):
    model = BlockMembership
    fields = ("order", "unit")
    autocomplete_fields = ("unit",)

    def none_yet(self, obj: Any) -> bool:
        return obj is None


@admin.register(EmulationBlock)
class EmulationBlockDesk(KindDrawer, DeskAdmin):
    resource_classes = (sheet_of("blocks"),)
    list_display = ("name", "code", "kind")
    list_filter = ("kind",)
    search_fields = ("name", "code")
    fields = ("name", "code", "kind")
    inlines = (YearInline,)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A block is changed by an office that stands above all its units."""
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        scope = signed_in(request).scope(Role.OFFICER, Role.ADMINISTRATOR)
        return all(_all_within(scope, year) for year in obj.years.all())


@admin.register(BlockYear)
class BlockYearDesk(DeskAdmin):
    form: Any = YearForm
    list_display = ("block", "plain_year", "head", "deputy", "members")
    list_filter = (YearFilter,)
    list_select_related = ("block", "head", "deputy")
    search_fields = ("block__name", "block__code")
    autocomplete_fields = ("block", "head", "deputy", "secretariat")
    grouped = ("subordinate_units", "staff")
    fieldsets = (
        (None, {"fields": (("block", "year"), ("head", "deputy"), "secretariat")}),
        (_("Size"), {"fields": (("subordinate_units", "staff"),)}),
    )
    inlines = (MembershipInline,)
    # Opened, appointed and handed over by the verbs, with their decision and a ledger line.
    by_verbs = ("block", "year", "head", "deputy", "secretariat")

    def get_readonly_fields(self, _request: HttpRequest, obj: Any = None) -> Any:
        return [without_door(BlockYear, name) for name in self.by_verbs] if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        told = _t("Head, deputy, secretariat and members change on the page of the block.")
        read = {name: without_door(BlockYear, name) for name in self.by_verbs}
        (title, options), *rest = map_names(fieldsets, lambda name: read.get(name, name))
        return [(title, options | {"description": told}), *rest]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(size=Count("memberships"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A block is changed by an office that stands above all its units."""
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        return _all_within(signed_in(request).scope(Role.OFFICER, Role.ADMINISTRATOR), obj)

    @admin.display(description=_("members"), ordering="size")
    def members(self, row: Any) -> str:
        return str(row.size)
