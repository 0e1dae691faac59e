"""The drawers of people and, apart and guarded, of their personal data."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import whole_number
from awards_registry.desk import DeskAdmin, DeskInline
from awards_registry.sheets import ListExport
from units.accounts.access import signed_in
from units.organisation.models import Unit
from units.people.export import PersonSheet
from units.people.models import Person, PersonalData, Posting
from units.record.models import AnnualRating

# Who opened whose data: the log of the service, not yet a table of its own.
reads = logging.getLogger("registry.personal_data")


class UnitFilter(admin.SimpleListFilter):
    """Units of the reader only: the stock filter would name everybody's."""

    title = _("unit")
    parameter_name = "unit"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        units = model_admin.rows_of(request, Unit.objects.all())
        return [(str(pk), name) for pk, name in units.values_list("pk", "name")]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        wanted = whole_number(self.value() or "")
        if wanted is None:
            return queryset
        posted = Posting.objects.on(timezone.localdate()).filter(unit=wanted)
        return queryset.filter(pk__in=posted.values("person_id"))


class PostingInline(DeskInline):
    model = Posting
    fields = ("unit", "position", "is_leader", "started_on", "ended_on")
    autocomplete_fields = ("unit",)

    def get_min_num(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        obj: Any = None,
        **_kwargs: Any,
    ) -> int:
        # A person without a post belongs to nobody and would vanish from every list.
        return 1 if obj is None else 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"validate_min": True, **kwargs})


class RatingInline(DeskInline):
    model = AnnualRating
    fields = ("year", "level", "decision_number", "decided_on")


@admin.register(Person)
class PersonDesk(ListExport, DeskAdmin):
    list_display = ("full_name", "code", "post", "unit")
    list_filter = (UnitFilter, "sex")
    search_fields = ("folded",)
    search_help_text = _("Name with or without diacritics, or the staff code")
    fieldsets = ((None, {"fields": (("full_name", "code"), ("sex", "joined_sector_on"))}),)
    inlines = (PostingInline, RatingInline)
    resource_classes = (PersonSheet,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """People with the posts that the reader may see, in one more query for a whole list."""
        posts = self.rows_of(request, Posting.objects.select_related("unit"))
        return super().get_queryset(request).prefetch_related(models.Prefetch("postings", posts))

    @admin.display(description=_("position"))
    def post(self, row: Person) -> str:
        posting = row.posting_on(timezone.localdate())
        return posting.position if posting else ""

    @admin.display(description=_("unit"))
    def unit(self, row: Person) -> str:
        posting = row.posting_on(timezone.localdate())
        return str(posting.unit) if posting else ""


@admin.register(PersonalData)
class PersonalDataDesk(DeskAdmin):
    list_display = ("person", "person_code")
    list_select_related = ("person",)
    ordering = ("person__sort_key",)
    search_fields = ("person__folded",)
    search_help_text = _("Name of the person with or without diacritics, or the staff code")
    autocomplete_fields = ("person",)
    fields = ("person", "national_id", "birth_date", "address")

    @admin.display(description=_("staff code"))
    def person_code(self, row: PersonalData) -> str:
        return row.person.code

    def get_readonly_fields(self, _request: HttpRequest, obj: Any = None) -> Any:
        return ("person",) if obj else ()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Opening somebody's data leaves a trace: who, whose, when."""
        response = super().change_view(request, object_id, form_url, extra_context)
        opened: Any = self.get_object(request, object_id)
        if opened is not None:
            reads.info(
                "personal data opened: user %s, person %s", signed_in(request).pk, opened.person_id
            )
        return response
