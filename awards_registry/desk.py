"""The desk that HR works at: Django's admin in drawers, in the order of the journey."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

# Drawer title and the models in it, in the order of the journey.
DRAWERS: list[tuple[Any, tuple[str, ...]]] = [
    (_("Nominations"), ("campaigns.nomination", "campaigns.round", "campaigns.campaign")),
    (_("People"), ("units.person", "units.posting", "units.personaldata")),
    (
        _("Yearly records"),
        ("units.annualrating", "units.discipline", "units.initiative"),
    ),
    (_("Units and blocks"), ("units.unit", "units.emulationblock", "units.blockyear")),
    (_("Councils"), ("campaigns.council", "campaigns.member")),
    (
        _("The law"),
        (
            "campaigns.awardtype",
            "campaigns.ruleversion",
            "campaigns.legaltext",
            "campaigns.basesalary",
        ),
    ),
    (_("Access and ledger"), ("units.user", "units.unitrole", "campaigns.entry")),
]


class Desk(admin.AdminSite):
    site_title = _("Awards registry")
    site_header = _("Awards registry")
    index_title = _("Desk")

    def login(
        self,
        request: HttpRequest,
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002 - Django's signature
    ) -> HttpResponse:
        """One sign-in page for the whole house."""
        return redirect_to_login(request.GET.get("next", request.get_full_path()))

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        known: dict[str, Any] = {}
        for app in self._build_app_dict(request, app_label).values():
            if app_label is not None and "models" not in app:
                continue
            for entry in app["models"]:
                known[entry["model"]._meta.label_lower] = entry
        drawers = []
        for number, (title, labels) in enumerate(DRAWERS):
            entries = [known[label] for label in labels if label in known]
            if entries:
                drawers.append(
                    {
                        "name": title,
                        "app_label": f"drawer-{number}",
                        "app_url": "",
                        "has_module_perms": True,
                        "models": entries,
                    }
                )
        return drawers


class DeskAdmin(admin.ModelAdmin[models.Model]):
    """What every drawer keeps to: own rows only, named look-ups only, nothing is deleted."""

    localized_fields = "__all__"
    show_full_result_count = False
    list_per_page = 50
    # Look-ups beyond the listed filters would let anybody read hidden fields letter by letter.
    lookups: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[models.Model]:
        rows: models.QuerySet[models.Model] = self._visible(super().get_queryset(request), request)
        return rows

    @staticmethod
    def _visible(rows: Any, request: HttpRequest) -> Any:
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def lookup_allowed(
        self,
        lookup: str,
        value: str,  # noqa: ARG002 - Django's signature
        request: HttpRequest | None = None,
    ) -> bool:
        allowed = set(self.lookups)
        for entry in self.get_list_filter(request) if request else self.list_filter:
            name = entry[0] if isinstance(entry, tuple | list) else entry
            if isinstance(name, str):
                allowed |= {name, f"{name}__exact", f"{name}__id__exact", f"{name}__isnull"}
        if self.date_hierarchy:
            allowed |= {f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day")}
        return lookup in allowed

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        obj: models.Model | None = None,  # noqa: ARG002 - Django's signature
    ) -> bool:
        return False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A related row outside the own units can be neither chosen nor forged in."""
        rows = db_field.remote_field.model._default_manager.all()
        kwargs.setdefault("queryset", self._visible(rows, request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        rows = db_field.remote_field.model._default_manager.all()
        kwargs.setdefault("queryset", self._visible(rows, request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """“nguyen van tai” finds “Nguyễn Văn Tài” where the rows know their folded form."""
        if search_term and hasattr(queryset, "named") and self.search_fields:
            return queryset.named(search_term), False
        return super().get_search_results(request, queryset, search_term)
