"""The drawer of rule versions; who may write one writes it in the editor."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import whole_number
from campaigns.admin.catalogue import LawDesk
from campaigns.admin.rules.conditions import ConditionInline
from campaigns.admin.rules.editor import RuleEditor
from campaigns.catalogue.citations import Ended, ended_note, looked_at_on
from campaigns.catalogue.models import RuleVersion


@admin.register(RuleVersion)
class RuleVersionDesk(LawDesk):
    list_display = ("award_type", "valid_from", "valid_to", "cited", "size", "verification")
    list_filter = ("verified",)
    list_select_related = ("award_type", "legal_text")
    search_fields = ("award_type__name", "award_type__code", "legal_basis")
    readonly_fields = ("cited",)
    inlines = (ConditionInline,)
    fieldsets = (
        (None, {"fields": ("award_type", ("valid_from", "valid_to"), "name")}),
        (_("Legal basis"), {"fields": ("legal_text", "cited", "verified")}),
        (
            _("Council and posting"),
            {"fields": (("vote_percent", "secret_ballot"), "posting_working_days")},
        ),
        (_("Bonus"), {"fields": (("bonus_rate", "bonus_is_cap"),)}),
        (
            _("Dossier and notes"),
            {"fields": ("dossier", ("deadline", "consideration"), "notes", "sources")},
        ),
    )
    grouped = ("bonus_rate",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(asked=Count("conditions"))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The texts that have ended are asked for once, not for each line."""
        found = super().get_changelist_instance(request)
        texts = Ended()
        found.result_list = list(found.result_list)
        for row in found.result_list:
            row.texts = texts
        return found

    @admin.display(description=_("conditions"), ordering="asked")
    def size(self, row: Any) -> str:
        return str(row.asked)

    @admin.display(description=_("legal basis"), ordering="legal_basis")
    def cited(self, row: RuleVersion) -> str:
        """The citation, with what in it is out of force."""
        on = looked_at_on(row.valid_to, timezone.localdate())
        texts = getattr(row, "texts", None) or Ended()
        notes = texts.cited(row.legal_basis, on)
        if row.legal_text and not notes:
            notes = list(filter(None, [ended_note(row.legal_text, on)]))
        flags = format_html_join(
            "", '<br><span class="badge is-warn badge-long">{}</span>', ((note,) for note in notes)
        )
        return format_html("{}{}", row.legal_basis, flags)

    # --- the editor

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Who may only read sees the version; who may write is led to the editor."""
        version = self._asked_for(request, object_id)
        allowed = (
            self.has_add_permission(request)
            if object_id is None
            else self.has_change_permission(request, version)
        )
        if allowed:
            with transaction.atomic():
                return RuleEditor(request, version).answer()
        if object_id is None:
            raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _asked_for(self, request: HttpRequest, object_id: str | None) -> RuleVersion:
        if object_id is None:
            return RuleVersion()
        row = self.get_queryset(request).filter(pk=whole_number(object_id) or 0).first()
        if not isinstance(row, RuleVersion):
            raise Http404
        return row
