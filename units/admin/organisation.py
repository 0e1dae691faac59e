"""The drawer of units: the tree, each unit with its dates of life."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin
from awards_registry.policy import Role
from units.accounts.access import signed_in
from units.accounts.models import User
from units.intake.export import KindDrawer, sheet_of
from units.organisation.models import Unit


class AliveFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "alive"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("stands today")), ("no", _("dissolved"))]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        gone = Q(dissolved_on__lte=timezone.localdate())
        if self.value() == "yes":
            return queryset.exclude(gone)
        return queryset.filter(gone) if self.value() == "no" else queryset


class UnitForm(forms.ModelForm[Unit]):
    user: User

    def clean(self) -> dict[str, Any]:
        """A unit stands under one of the administrator's own: no second top, no way out."""
        cleaned = super().clean() or {}
        own = self.user.scope(Role.ADMINISTRATOR)
        topless = "parent" in self.fields and not cleaned.get("parent")
        if topless and not own.everything and "parent" not in self.errors:
            was_top = bool(self.instance.pk) and self.instance.parent_id is None
            if not was_top:
                self.add_error("parent", _t("Choose the unit that this one belongs to."))
        return cleaned


@admin.register(Unit)
class UnitDesk(KindDrawer, DeskAdmin):
    resource_classes = (sheet_of("units"),)
    form: Any = UnitForm
    list_display = ("name", "code", "kind", "parent", "authority", "dissolved_on")
    list_filter = ("kind", AliveFilter)
    list_select_related = ("parent",)
    search_fields = ("folded",)
    search_help_text = _("Name, short name or code, with or without diacritics")
    autocomplete_fields = ("parent",)
    fieldsets = (
        (None, {"fields": (("name", "short_name"), ("code", "kind"), "parent")}),
        (
            _("Authority and papers"),
            {"fields": ("authority", "has_legal_personality", ("head_title", "place"))},
        ),
        (
            _("Dates of life"),
            {
                "fields": (("established_on", "dissolved_on"),),
                "description": _(
                    "A unit is renamed, merged, split or dissolved on its own page, by a decision."
                ),
            },
        ),
    )

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        return type(form.__name__, (form,), {"user": signed_in(request)})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The top unit of one's own part of the tree is moved by those above, not from below.

        No unit ends here: what it leaves must go somewhere, which the succession sees to.
        """
        if obj is None or obj.parent_id is None:
            return ("dissolved_on",)
        own = signed_in(request).scope(Role.ADMINISTRATOR)
        return ("dissolved_on",) if own.covers(obj.parent_id) else ("dissolved_on", "parent")
