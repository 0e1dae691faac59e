"""The drawers of the yearly record: ratings, discipline, initiatives and topics."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import YearFilter
from awards_registry.desk import DeskAdmin, DeskInline
from units.intake.export import KindDrawer, sheet_of
from units.record.models import AnnualRating, Discipline, Initiative, InitiativeAuthor


class RecordForm(forms.ModelForm[Any]):
    """A record of one person or of one unit."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("person")) == bool(cleaned.get("unit")):
            self.add_error("person", _t("Choose either a person or a unit."))
        return cleaned


class RecordDesk(DeskAdmin):
    form: Any = RecordForm
    list_select_related = ("person", "unit")
    search_fields = ("person__folded",)
    search_help_text = _("Name of the person or unit, with or without diacritics")
    autocomplete_fields = ("person", "unit")

    @admin.display(description=_("person or unit"))
    def whose(self, row: Any) -> str:
        return str(row.person or row.unit)


@admin.register(AnnualRating)
class AnnualRatingDesk(KindDrawer, RecordDesk):
    list_display = ("whose", "plain_year", "level", "decision_number")
    list_filter = (YearFilter, "level")
    fields = ("person", "unit", "year", "level", "decision_number", "decided_on")
    resource_classes = (sheet_of("ratings"),)


@admin.register(Discipline)
class DisciplineDesk(KindDrawer, RecordDesk):
    resource_classes = (sheet_of("disciplines"),)
    list_display = ("whose", "form", "starts_on", "ends_on", "decision_number")
    list_filter = ("form",)
    fields = ("person", "unit", "form", "decision_number", "starts_on", "ends_on")


class AuthorInline(DeskInline):
    model = InitiativeAuthor
    fields = ("person", "share")
    autocomplete_fields = ("person",)
    removable = True

    def get_min_num(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        obj: Any = None,
        **_kwargs: Any,
    ) -> int:
        # Without an author of the own units nobody would find it again.
        return 1 if obj is None else 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"validate_min": True, **kwargs})


@admin.register(Initiative)
class InitiativeDesk(KindDrawer, DeskAdmin):
    resource_classes = (sheet_of("initiatives"),)
    list_display = ("title", "kind", "scope", "plain_year", "recognised_by")
    list_filter = (YearFilter, "kind", "scope")
    search_fields = ("title", "decision_number")
    fieldsets = (
        (None, {"fields": ("title", ("kind", "scope", "year"))}),
        (_("Recognition"), {"fields": ("recognised_by", ("decision_number", "decided_on"))}),
    )
    inlines = (AuthorInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the authors that the reader may see, for the sheet that is taken along."""
        authors = self.rows_of(request, InitiativeAuthor.objects.select_related("person"))
        works = super().get_queryset(request)
        return works.prefetch_related(models.Prefetch("authorships", authors))
