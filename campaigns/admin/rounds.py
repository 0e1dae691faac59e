"""The drawer of rounds: what is offered, by whom, to be sent by whom, until when."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin, DeskInline
from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType, WorkStep
from campaigns.nomination.models import Asked, Deadline, Round
from campaigns.rounds.order import faults_of_days
from units.accounts.access import signed_in
from units.organisation.models import Unit


class DeadlineRows(BaseInlineFormSet[Deadline, Round, Any]):
    """The deadlines of a round: in the order of the journey, the first agreeing with its end."""

    def clean(self) -> None:
        super().clean()
        opens, closes = self.instance.opens_on, self.instance.closes_on
        if any(self.errors) or not (opens and closes):
            return
        faults = faults_of_days(opens, closes, self._days(closes))
        if faults:
            raise ValidationError([str(fault) for fault in faults])

    def _days(self, closes: datetime.date) -> dict[str, datetime.date]:
        days = {}
        for form in self.forms:
            found = getattr(form, "cleaned_data", {})
            if found.get("step") and found.get("due_on") and not found.get("DELETE"):
                # Left alone it follows the day on which the round closes.
                follows = found["step"] == WorkStep.NOMINATE and not form.has_changed()
                days[found["step"]] = closes if follows else found["due_on"]
        return days


class DeadlineInline(DeskInline):
    model = Deadline
    formset = DeadlineRows  # type: ignore[assignment] # the stubs know no formset of one model
    fields = ("step", "due_on", "legal_basis")
    removable = True
    max_num = len(WorkStep)


class AskedInline(DeskInline):
    model = Asked
    fields = ("unit",)
    autocomplete_fields = ("unit",)
    removable = True


@admin.register(Round)
class RoundAdmin(DeskAdmin):
    list_display = ("name", "unit", "of_year", "consideration", "opens_on", "closes_on")
    list_filter = ("year", "consideration")
    list_select_related = ("unit",)
    search_fields = ("name",)
    fieldsets = (
        (None, {"fields": ("name", "unit", ("year", "consideration"), "campaign")}),
        (None, {"fields": (("opens_on", "closes_on"), "award_types")}),
        (None, {"fields": ("guidance", "simplified", "papers_required")}),
    )
    inlines = (DeadlineInline, AskedInline)

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

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """The day until which units send is the day on which the round closes."""
        super().save_related(request, form, formsets, change)
        closes = {"due_on": form.instance.closes_on}
        form.instance.deadlines.update_or_create(step=WorkStep.NOMINATE, defaults=closes)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        if {"_addanother", "_continue"} & set(request.POST):
            return super().response_add(request, obj, post_url_continue)
        super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(obj.get_absolute_url())

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if {"_addanother", "_continue"} & set(request.POST):
            return super().response_change(request, obj)
        super().response_change(request, obj)
        return HttpResponseRedirect(obj.get_absolute_url())
