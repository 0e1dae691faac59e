"""The list of nominations at the desk: its columns and filters."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import whole_number
from awards_registry.desk import DeskAdmin
from campaigns.eligibility.models import Override
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


class NominationListing(DeskAdmin):
    """What a reader sees of each nomination, and by what the list is narrowed."""

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
    list_select_related = ("person", "unit", "household", "award_type", "nominating_unit")
    lookups = ("award_type__id__exact",)
    search_fields = ("person__folded",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Each row knows whether its judgement was set aside by two people."""
        excepted = Override.objects.standing().filter(nomination=OuterRef("pk"))
        return super().get_queryset(request).annotate(overridden=Exists(excepted))

    def get_list_display(self, request: HttpRequest) -> Any:
        shown = super().get_list_display(request)
        writes = self.has_add_permission(request)
        return shown if writes else [name for name in shown if name != "edit_link"]

    @admin.display(description=_("candidate"))
    def row_link(self, row: Nomination) -> str:
        link = format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.candidate)
        if not getattr(row, "overridden", False):
            return link
        return format_html('{} <span class="badge is-warn">{}</span>', link, _t("exception"))

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
