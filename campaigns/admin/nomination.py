"""The nomination desk: where a clerk enters a nomination and corrects it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import whole_number
from awards_registry.desk import DeskAdmin
from awards_registry.policy import Role
from campaigns.admin import type_ahead
from campaigns.eligibility.actions import check
from campaigns.eligibility.wording import verdict_label
from campaigns.nomination.changes import edits_since
from campaigns.nomination.entry import edit, enter
from campaigns.nomination.forms import NominationForm
from campaigns.nomination.models import Nomination, Round
from units.accounts.access import signed_in


class RoundFilter(admin.SimpleListFilter):
    """Only rounds that concern the reader: the stock filter would name everybody's."""

    title = _("round")
    parameter_name = "round"

    def lookups(self, request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        rounds = Round.objects.visible_to(signed_in(request))
        return [(str(row.pk), row.name) for row in rounds]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        wanted = whole_number(self.value() or "")
        return queryset if wanted is None else queryset.filter(round=wanted)


@admin.register(Nomination)
class NominationAdmin(DeskAdmin):
    form: Any = NominationForm
    list_display = (
        "row_link",
        "award_type",
        "year",
        "nominating_unit",
        "state_badge",
        "level",
        "edit_link",
    )
    list_display_links = None
    view_on_site = False  # the record page is no public page; the form links to it itself
    list_filter = ("state", RoundFilter, ("award_type", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("person", "unit", "award_type", "nominating_unit")
    lookups = ("award_type__id__exact",)
    search_fields = ("person__folded",)
    fieldsets = (
        (
            _("What is proposed, and for whom"),
            {
                "fields": (
                    "seen_version",
                    "round",
                    "award_type",
                    "person",
                    "unit",
                    "nominating_unit",
                    "achievement_year",
                )
            },
        ),
        (_("Why"), {"fields": ("achievement", "merits", "initiatives")}),
        (_("What the unit confirms"), {"fields": ("confirmed_clean",)}),
    )

    # --- who may write, and when

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        clerk = signed_in(request).acts_as(Role.CLERK, obj.nominating_unit)
        return bool(obj.is_editable and clerk)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """While it is being saved nobody else may write: the row is locked, then read."""
        key = whole_number(object_id)
        if request.method == "POST" and key is not None:
            list(Nomination.objects.select_for_update().filter(pk=key).values_list("pk"))
        return super().get_object(request, object_id, from_field)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What may not be written here is read on its own page; a forged form changes nothing."""
        row: Any = self.get_queryset(request).filter(pk=whole_number(object_id) or 0).first()
        if row is not None and not self.has_change_permission(request, row):
            if request.method == "POST":
                messages.error(
                    request,
                    _t("Nothing was changed: the nomination is “%(state)s” and cannot be edited.")
                    % {"state": row.get_state_display()},
                )
            return HttpResponseRedirect(reverse("nomination", args=[row.pk]))
        return super().change_view(request, object_id, form_url, extra_context)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:  # two people entered the same nomination in the same moment
            messages.error(request, _t("Somebody entered this nomination a moment ago."))
            return HttpResponseRedirect(reverse("admin:campaigns_nomination_changelist"))

    # --- the form

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        return type(form.__name__, (form,), {"user": signed_in(request)})

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        for button in ("add", "change", "delete", "view"):
            # Leaving this form for another window is how half a nomination gets lost.
            if hasattr(getattr(field, "widget", None), f"can_{button}_related"):
                setattr(field.widget, f"can_{button}_related", False)
        return field

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form = context["adminform"].form
        context["show_save_and_continue"] = False
        if form.seen_by_others:
            seen = (form.cleaned_data or {}).get("seen_version") or 0
            context["differences"] = form.seen_by_others
            context["edits"] = edits_since(form.instance, seen)
        return super().render_change_form(request, context, *args, **kwargs)

    # --- saving

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        if not change:
            obj.created_by = signed_in(request)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """With everything written: the line in the ledger, then the judgement."""
        super().save_related(request, form, formsets, change)
        by = signed_in(request)
        fields = form.changed_fields
        if not change:
            enter(form.instance, fields=fields, by=by)
        elif fields:
            edit(form.instance, fields=fields, by=by)
        check([form.instance], by=by)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        if "_addanother" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self._saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if "_addanother" in request.POST:
            return super().response_change(request, obj)
        return self._saved(request, obj)

    def _saved(self, request: HttpRequest, nomination: Nomination) -> HttpResponse:
        found = nomination.checks.first()
        messages.success(
            request,
            _t("%(number)s is saved. %(verdict)s.")
            % {
                "number": nomination.number,
                "verdict": verdict_label(found.verdict) if found else _t("No rule judges it yet"),
            },
        )
        return HttpResponseRedirect(nomination.get_absolute_url())

    # --- the list

    def get_list_display(self, request: HttpRequest) -> Any:
        shown = super().get_list_display(request)
        writes = self.has_add_permission(request)
        return shown if writes else [name for name in shown if name != "edit_link"]

    @admin.display(description=_("candidate"))
    def row_link(self, row: Nomination) -> str:
        return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.candidate)

    @admin.display(description=_("state"), ordering="state")
    def state_badge(self, row: Nomination) -> str:
        return format_html(
            '<span class="badge" data-state="{}">{}</span>', row.state, row.get_state_display()
        )

    @admin.display(description=_("Year"), ordering="achievement_year")
    def year(self, row: Nomination) -> str:
        return str(row.achievement_year)  # as text: a year has no thousands

    @admin.display(description=_("Edit"))
    def edit_link(self, row: Nomination) -> str:
        if not row.is_editable:
            return ""
        address = reverse("admin:campaigns_nomination_change", args=[row.pk])
        return format_html('<a href="{}">{}</a>', address, _t("Edit"))

    # --- what the type-ahead asks

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own: list[URLPattern] = [
            path("people/", wrap(type_ahead.people), name="campaigns_nomination_people"),
            path(
                "initiatives/",
                wrap(type_ahead.initiatives),
                name="campaigns_nomination_initiatives",
            ),
        ]
        return own + super().get_urls()
