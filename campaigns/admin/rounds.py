"""The drawer of rounds: what is offered, by whom, until when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin
from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.nomination.models import Round
from units.accounts.access import signed_in
from units.organisation.models import Unit


@admin.register(Round)
class RoundAdmin(DeskAdmin):
    list_display = ("name", "unit", "of_year", "consideration", "opens_on", "closes_on")
    list_filter = ("year", "consideration")
    list_select_related = ("unit",)
    search_fields = ("name",)
    fieldsets = (
        (None, {"fields": ("name", "unit", ("year", "consideration"), "campaign")}),
        (None, {"fields": (("opens_on", "closes_on"), "award_types")}),
    )

    @admin.display(description=_("Year"), ordering="year")
    def of_year(self, row: Round) -> str:
        return str(row.year)  # as text: a year has no thousands

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A round of the unit above is seen by those below, changed by its own office only."""
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        return signed_in(request).acts_as(Role.OFFICER, obj.unit)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "unit":
            desks = Unit.objects.exclude(authority=Unit.Authority.NONE)
            kwargs["queryset"] = signed_in(request).scope(Role.OFFICER).limit(desks, "pk")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = AwardType.objects.filter(active=True)
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        super().save_model(request, obj, form, change)
        verb = "round.edit" if change else "round.enter"
        append(verb, obj, by=signed_in(request), fields=sorted(form.changed_data))
