"""The drawer of households that units may nominate."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin
from units.households.models import Household


@admin.register(Household)
class HouseholdDesk(DeskAdmin):
    list_display = ("head_name", "code", "place", "unit")
    list_select_related = ("unit",)
    search_fields = ("folded",)
    search_help_text = _("Name of the head or place, with or without diacritics")
    fields = (("head_name", "code"), "place", "unit")
    autocomplete_fields = ("unit",)
