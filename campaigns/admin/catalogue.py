"""The drawers of the law: texts, award types, rule versions with conditions, base salary."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin, DeskInline
from awards_registry.ledger.actions import append
from awards_registry.reading import in_words, map_names
from campaigns.admin.conditions import ConditionInline, kinds_in_words
from campaigns.catalogue.models import AwardType, BaseSalary, LegalText, RuleVersion
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


class Lines(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))


class RuleVersionForm(forms.ModelForm[RuleVersion]):
    dossier = Lines(
        label=_("Papers of the dossier"), required=False, help_text=_("One paper a line.")
    )
    sources = Lines(label=_("Sources"), required=False, help_text=_("One source a line."))

    def clean(self) -> dict[str, Any]:
        """Two versions of one award in force on the same day would be two laws."""
        cleaned = super().clean() or {}
        award, begins = cleaned.get("award_type"), cleaned.get("valid_from")
        if not award or not begins:
            return cleaned
        others = RuleVersion.objects.filter(award_type=award).exclude(pk=self.instance.pk)
        others = others.filter(Q(valid_to=None) | Q(valid_to__gte=begins))
        if cleaned.get("valid_to"):
            others = others.filter(valid_from__lte=cleaned["valid_to"])
        clash: Any = others.first()
        if clash:
            self.add_error("valid_from", _clash(clash))
        return cleaned


def _clash(other: RuleVersion) -> str:
    day = formats.date_format(other.valid_from, "SHORT_DATE_FORMAT")
    if other.valid_to is None:
        return _t("The version from %(day)s has no end yet: end it first.") % {"day": day}
    until = formats.date_format(other.valid_to, "SHORT_DATE_FORMAT")
    return _t("Another version is in force from %(day)s until %(until)s.") % {
        "day": day,
        "until": until,
    }


@admin.register(RuleVersion)
class RuleVersionDesk(LawDesk):
    form: Any = RuleVersionForm
    list_display = ("award_type", "valid_from", "valid_to", "legal_basis", "size", "verification")
    list_filter = ("verified",)
    list_select_related = ("award_type",)
    search_fields = ("award_type__name", "award_type__code", "legal_basis")
    autocomplete_fields = ("award_type", "legal_text")
    readonly_fields = ("kinds",)
    inlines = (ConditionInline,)
    fieldsets = (
        (None, {"fields": ("award_type", ("valid_from", "valid_to"), "name")}),
        (_("Legal basis"), {"fields": ("legal_text", "legal_basis", "verified")}),
        (
            _("Council and posting"),
            {"fields": (("vote_percent", "secret_ballot"), "posting_working_days")},
        ),
        (_("Bonus"), {"fields": (("bonus_rate", "bonus_is_cap"),)}),
        (
            _("Dossier and notes"),
            {"fields": ("dossier", ("deadline", "consideration"), "notes", "sources")},
        ),
        (_("Kinds of conditions"), {"classes": ("collapse",), "fields": ("kinds",)}),
    )
    grouped = ("bonus_rate",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(asked=Count("conditions"))

    @admin.display(description=_("conditions"), ordering="asked")
    def size(self, row: Any) -> str:
        return str(row.asked)

    @admin.display(description=_("what may be written"))
    def kinds(self, _row: RuleVersion) -> str:
        return kinds_in_words()


@admin.register(BaseSalary)
class BaseSalaryDesk(LawDesk):
    list_display = ("valid_from", "vnd", "legal_basis", "verification")
    list_filter = ("verified",)
    grouped = ("vnd",)
    fields = ("valid_from", "vnd", "legal_basis", "verified")
