"""The drawer of emulation movements."""

from __future__ import annotations

from django.contrib import admin

from awards_registry.desk import DeskAdmin
from campaigns.movement.models import Campaign


@admin.register(Campaign)
class CampaignAdmin(DeskAdmin):
    list_display = ("name", "launcher", "unit", "starts_on", "ends_on")
    list_filter = ("launcher",)
    list_select_related = ("unit",)
    search_fields = ("name", "code")
    fieldsets = (
        (None, {"fields": ("name", "code", "launcher", "unit", "parent", "document_number")}),
        (None, {"fields": (("starts_on", "ends_on"), "theme", "goals")}),
    )
