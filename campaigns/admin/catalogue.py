"""The drawers of the law: texts, award types, base salary, days off."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin, DeskInline
from awards_registry.ledger.actions import append
from awards_registry.reading import in_words, map_names
from campaigns.catalogue.models import (
    AwardType,
    BaseSalary,
    CalendarDate,
    Holiday,
    LegalText,
    RuleVersion,
)
from campaigns.posting.actions import lengthen_running
from units.accounts.access import signed_in


class LawDesk(DeskAdmin):
    """A change of the law's data leaves its line in the ledger."""

    @admin.display(description=_("verified"), ordering="verified")
    def verification(self, row: Any) -> str:
        tone, words = ("good", _t("verified")) if row.verified else ("warn", _t("not verified"))
        return format_html('<span class="badge is-{}">{}</span>', tone, words)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        fields = set(form.changed_data)
        if any(formset.has_changed() for formset in formsets):
            fields.add("conditions")
        if fields or not change:
            verb = "catalogue.edit" if change else "catalogue.enter"
            append(verb, form.instance, by=signed_in(request), fields=sorted(fields))


@admin.register(LegalText)
class LegalTextDesk(LawDesk):
    list_display = ("title", "code", "valid_from", "valid_to", "verification")
    list_filter = ("verified",)
    search_fields = ("title", "code")
    fieldsets = (
        (None, {"fields": ("code", "title", "title_en", "link")}),
        (None, {"fields": (("issued_on", "valid_from", "valid_to"), "verified")}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "link":
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class VersionInline(DeskInline):
    """The versions at a glance; each is written on its own page."""

    model = RuleVersion
    fields = readonly_fields = ("valid_from", "valid_to", "legal_basis", "verification")
    show_change_link = True

    def has_add_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        obj: Any = None,  # noqa: ARG002 - Django's signature
    ) -> bool:
        return False

    @admin.display(description=_("verified"))
    def verification(self, row: RuleVersion) -> str:
        tone, words = ("good", _t("verified")) if row.verified else ("warn", _t("not verified"))
        return format_html('<span class="badge is-{}">{}</span>', tone, words)


@admin.register(AwardType)
class AwardTypeDesk(LawDesk):
    list_display = ("local_name", "code", "recipient", "level", "versions_count", "active")
    list_display_links = ("local_name",)
    list_filter = ("kind", "recipient", "level", "active")
    search_fields = ("name", "name_en", "code", "group")
    readonly_fields = ("next_version",)
    fieldsets = (
        (None, {"fields": ("name", "name_en", ("code", "group"), ("kind", "form"))}),
        (None, {"fields": (("recipient", "level"), "granting_authority")}),
        (None, {"fields": (("precedence", "active"), "next_version")}),
    )
    inlines = (VersionInline,)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        kwargs["help_texts"] = {
            "group": _("Awards of one kind for different recipients share a group."),
            "form": _("“giay_khen” and “bang_khen” are the forms whose paper is printed here."),
        }
        return super().get_form(request, *args, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who only reads the law sees no code of a form, and no way to a new version."""
        if self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        names = (
            *("name", "name_en", ("code", "group"), "kind"),
            *(("recipient", "level"), "granting_authority", ("precedence", "active")),
        )
        return map_names([(None, {"fields": names})], lambda name: in_words(AwardType, name))

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(size=Count("versions"))

    @admin.display(description=_("name"), ordering="name")
    def local_name(self, row: AwardType) -> str:
        return row.local_name

    @admin.display(description=_("versions"), ordering="size")
    def versions_count(self, row: Any) -> str:
        return str(row.size)

    @admin.display(description=_("rules"))
    def next_version(self, row: AwardType) -> str:
        if not row.pk:
            return _t("Save the award first; then give it its rules.")
        address = f"{reverse('admin:campaigns_ruleversion_add')}?award_type={row.pk}"
        return format_html('<a href="{}">{}</a>', address, _t("Add a rule version"))


@admin.register(BaseSalary)
class BaseSalaryDesk(LawDesk):
    list_display = ("valid_from", "vnd", "legal_basis", "verification")
    list_filter = ("verified",)
    grouped = ("vnd",)
    fields = ("valid_from", "vnd", "legal_basis", "verified")


@admin.register(Holiday)
class HolidayDesk(LawDesk):
    list_display = ("name", "starts_on", "ends_on", "worked", "legal_basis", "verification")
    list_filter = ("worked", "verified")
    search_fields = ("name", "legal_basis")
    date_hierarchy = "starts_on"
    fields = ("name", ("starts_on", "ends_on"), "worked", "legal_basis", "verified")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Postings that run are counted again: they last full working days."""
        super().save_related(request, form, formsets, change)
        for posting in lengthen_running(by=signed_in(request)):
            text = _t("“%(posting)s” runs until the end of %(day)s now.")
            day = f"{posting.ends_on:%d/%m/%Y}"
            messages.info(request, text % {"posting": posting, "day": day})


@admin.register(CalendarDate)
class CalendarDateDesk(LawDesk):
    """The days of the year's work, as the guidance letter of the year sets them."""

    list_display = ("step", "of_year", "due_on", "legal_basis", "verification")
    list_filter = ("year", "step")
    fieldsets = (
        (None, {"fields": (("year", "step"), "due_on")}),
        (None, {"fields": ("legal_basis", "verified")}),
    )

    @admin.display(description=_("Year"), ordering="year")
    def of_year(self, row: CalendarDate) -> str:
        return str(row.year)  # as text: a year has no thousands
