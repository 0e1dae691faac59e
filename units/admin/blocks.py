"""The drawers of emulation blocks and clusters, and of their years."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import YearFilter
from awards_registry.desk import DeskAdmin, DeskInline
from awards_registry.policy import Role
from units.accounts.access import signed_in
from units.accounts.scope import Scope
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock


def _all_within(scope: Scope, block_year: BlockYear) -> bool:
    """Whether every unit of the block that year lies in the scope."""
    leading = (block_year.head_id, block_year.deputy_id, block_year.secretariat_id)
    members = block_year.memberships.values_list("unit_id", flat=True)
    return all(scope.covers(pk) for pk in (*leading, *members) if pk is not None)


class YearInline(DeskInline):
    model = BlockYear
    fields = ("year", "head", "deputy", "secretariat")
    autocomplete_fields = ("head", "deputy", "secretariat")
    show_change_link = True


class MembershipInline(DeskInline):
    model = BlockMembership
    fields = ("order", "unit")
    autocomplete_fields = ("unit",)
    removable = True


@admin.register(EmulationBlock)
class EmulationBlockDesk(DeskAdmin):
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
