"""The drawer of the register: read, searched and taken along; written by decisions alone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import whole_number
from awards_registry.desk import DeskAdmin
from campaigns.register.models import Award
from units.intake.export import KindDrawer, sheet_of


class AchievementYearFilter(admin.SimpleListFilter):
    """The year up to which the achievement counts."""

    title = _("achievement to")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rows = model_admin.get_queryset(request).order_by()
        years = sorted(rows.values_list("year_to", flat=True).distinct(), reverse=True)
        return [(str(year), str(year)) for year in years]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        wanted = whole_number(self.value() or "")
        return queryset if wanted is None else queryset.filter(year_to=wanted)


class VerifiedFilter(admin.SimpleListFilter):
    title = _("verified")
    parameter_name = "unverified"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("earlier award, not verified"))]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(unverified=True) if self.value() == "yes" else queryset


@admin.register(Award)
class AwardDesk(KindDrawer, DeskAdmin):
    resource_classes = (sheet_of("legacy_awards"),)
    list_display = ("recipient_name", "award_name", "years", "decision", "state", "unverified")
    list_filter = (AchievementYearFilter, VerifiedFilter, "state")
    list_select_related = ("decision",)
    search_fields = ("folded",)
    search_help_text = _("Name with or without diacritics")
    ordering = ("-decision__signed_on", "decision", "line")
    fields = (
        ("recipient_name", "recipient_post"),
        "recipient_unit_name",
        ("award_name", "year_from", "year_to"),
        ("decision", "line"),
        "achievement",
        ("bonus_vnd", "occasion", "state"),
        ("unverified", "verified_by", "verified_at"),
    )
    readonly_fields = ("unverified", "verified_by", "verified_at")

    def get_queryset(self, request: HttpRequest) -> Any:
        """The register: what is published, of the units one acts for."""
        return super().get_queryset(request).in_register()

    @admin.display(description=_("achievement of"))
    def years(self, row: Award) -> str:
        return row.years
