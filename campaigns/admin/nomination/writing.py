"""The form of a nomination at the desk: who writes in it, and what is done when it is saved."""

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
from awards_registry.policy import Role
from campaigns.admin import type_ahead
from campaigns.admin.nomination.listing import NominationListing
from campaigns.casefile.remarks import newest_return
from campaigns.eligibility.actions import check
from campaigns.eligibility.wording import verdict_label
from campaigns.entry.scribbles import KEPT, TooLongError, forget_saved, kept, place_of, scribble
from campaigns.journey import State
from campaigns.nomination.changes import edits_since
from campaigns.nomination.entry import edit, enter
from campaigns.nomination.forms import NominationForm
from campaigns.nomination.models import Nomination
from units.accounts.access import signed_in


@admin.register(Nomination)
class NominationAdmin(NominationListing):
    form: Any = NominationForm
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
                    "household",
                    "nominating_unit",
                    "achievement_year",
                )
            },
        ),
        (
            _("Why"),
            {"fields": ("achievement", "co_authors", "merits", "initiatives", "report")},
        ),
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
                self._keep_typed(request, row)
            return HttpResponseRedirect(reverse("nomination", args=[row.pk]))
        return super().change_view(request, object_id, form_url, extra_context)

    @staticmethod
    def _keep_typed(request: HttpRequest, row: Nomination) -> None:
        """Somebody of the unit sent it meanwhile: what was typed waits until it is back."""
        by = signed_in(request)
        if row.is_editable or row.is_closed or not by.acts_as(Role.CLERK, row.nominating_unit):
            return
        typed = {name: request.POST.getlist(name) for name in KEPT if name in request.POST}
        try:
            scribble(place_of(row), typed, by=by)
        except TooLongError:
            return
        messages.info(
            request,
            _t("What you typed is kept: it stands in the form again once the dossier is back."),
        )

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:  # two people entered the same nomination in the same moment
            messages.error(request, _t("Somebody entered this nomination a moment ago."))
            return HttpResponseRedirect(reverse("admin:campaigns_nomination_changelist"))

    # --- the form

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        user = signed_in(request)
        typed = self._typed(request, args[0] if args else kwargs.get("obj"))
        return type(form.__name__, (form,), {"user": user, "typed": typed})

    def _typed(self, request: HttpRequest, row: Any) -> dict[str, list[str]] | None:
        """What was being typed here, to go on with: unless the address asks for something else."""
        asked = set(request.GET) - {"typed", "_changelist_filters"}
        if request.method != "GET" or (asked and "typed" not in request.GET):
            return None
        found = kept(signed_in(request), place_of(row))
        return found.content if found else None

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
        place = place_of(form.instance)
        context["place"] = place
        if request.method == "GET":
            context["scribble"] = kept(signed_in(request), place)
            context["taken_up"] = form.typed is not None
        if form.instance.pk:
            self._show_remarks(request, form)
        if form.seen_by_others:
            seen = (form.cleaned_data or {}).get("seen_version") or 0
            context["differences"] = form.seen_by_others
            context["edits"] = edits_since(form.instance, seen)
        return super().render_change_form(request, context, *args, **kwargs)

    def _show_remarks(self, request: HttpRequest, form: Any) -> None:
        """What the desk asked of a field stands under it, as long as the dossier is back."""
        found = newest_return(form.instance, signed_in(request))
        for each in found.asked if found and form.instance.state == State.RETURNED else ():
            if each.field in form.fields:
                field = form.fields[each.field]
                field.help_text = format_html(
                    '<strong class="is-missing">{}: {}</strong> {}',
                    _t("To correct"),
                    each.remark.text,
                    field.help_text,
                )

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
        forget_saved(form.instance, new=not change, by=by)

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

    # --- what the type-ahead asks

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own: list[URLPattern] = [
            path("people/", wrap(type_ahead.people), name="campaigns_nomination_people"),
            path(
                "households/",
                wrap(type_ahead.households),
                name="campaigns_nomination_households",
            ),
            path(
                "initiatives/",
                wrap(type_ahead.initiatives),
                name="campaigns_nomination_initiatives",
            ),
        ]
        return own + super().get_urls()
