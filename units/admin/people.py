"""The drawers of people and, apart and guarded, of their personal data."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import whole_number
from awards_registry.desk import DeskAdmin, DeskInline
from units.accounts.access import signed_in
from units.intake.export import KindDrawer, PersonalSheet, sheet_of
from units.organisation.models import Unit
from units.people.merging.refusals import MAY_MERGE
from units.people.models import Person, PersonalData, PersonalDataRead, Posting
from units.people.reading import note_reading
from units.record.models import AnnualRating

# Membership in party and union stands apart: not everybody at the desk sees it.
MEMBERSHIP = ("party_member_since", "union_member")


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
class PersonDesk(KindDrawer, DeskAdmin):
    list_display = ("full_name", "code", "post", "unit")
    list_filter = (UnitFilter, "sex")
    search_fields = ("folded",)
    search_help_text = _("Name with or without diacritics, or the staff code")
    import_export_change_list_template = "admin/units/person/change_list.html"
    inlines = (PostingInline, RatingInline)
    resource_classes = (sheet_of("people"),)

    def get_queryset(self, request: HttpRequest) -> Any:
        """People with the posts that the reader may see, in one more query for a whole list."""
        posts = self.rows_of(request, Posting.objects.select_related("unit"))
        return super().get_queryset(request).prefetch_related(models.Prefetch("postings", posts))

    def get_export_resource_classes(self, request: HttpRequest) -> Any:
        """With personal data only for those who may read them."""
        classes = list(self.resource_classes)
        if request.user.has_perm("units.view_personaldata"):
            classes.append(PersonalSheet)
        return classes

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Membership only for clerks and officers of the person, to read and to write."""
        rows: list[Any] = [("full_name", "code"), ("sex", "joined_sector_on")]
        scope = signed_in(request).scope(*MAY_MERGE)
        own = Person.objects.within(scope).filter(pk=obj.pk).exists() if obj else scope.reaches
        return [(None, {"fields": (*rows, MEMBERSHIP) if own else rows})]

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> Any:
        """An old address of somebody who was merged leads to the person kept."""
        if object_id.isdecimal() and len(object_id) < len(str(2**63)):
            kept = Person.objects.filter(absorbed=int(object_id)).values("pk")
            found = self.get_queryset(request).filter(pk__in=kept).first()
            if found:
                return redirect("admin:units_person_change", found.pk)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    @admin.display(description=_("position"))
    def post(self, row: Person) -> str:
        posting = row.posting_on(timezone.localdate())
        return posting.position if posting else ""

    @admin.display(description=_("unit"))
    def unit(self, row: Person) -> str:
        posting = row.posting_on(timezone.localdate())
        return str(posting.unit) if posting else ""


@admin.register(Posting)
class PostingDesk(KindDrawer, DeskAdmin):
    """Every post of everybody: to search and to take along; it is written with the person."""

    resource_classes = (sheet_of("postings"),)
    list_display = ("person", "position", "unit", "started_on", "ended_on")
    list_select_related = ("person", "unit")
    search_fields = ("person__folded",)
    search_help_text = _("Name of the person with or without diacritics, or the staff code")
    autocomplete_fields = ("person", "unit")
    fields = ("person", "unit", "position", "is_leader", ("started_on", "ended_on"))


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
            note_reading([opened.person_id], by=signed_in(request))
        return response


@admin.register(PersonalDataRead)
class PersonalDataReadDesk(DeskAdmin):
    """Nhật ký đọc: it is read, and nothing else."""

    list_display = ("person", "person_code", "reader", "read_at")
    list_select_related = ("person", "reader")
    search_fields = ("person__folded",)
    search_help_text = _("Name of the person with or without diacritics, or the staff code")
    date_hierarchy = "read_at"
    fields = ("person", "reader", "read_at")

    @admin.display(description=_("staff code"))
    def person_code(self, row: PersonalDataRead) -> str:
        return row.person.code

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        return False

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        obj: Any = None,  # noqa: ARG002 - Django's signature
    ) -> bool:
        return False
