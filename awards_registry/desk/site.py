"""The desk itself: its drawers, in the order of the journey, and its door."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from awards_registry import policy
from awards_registry.desk.rows import DeskAdmin

# Drawer title and the models in it, in the order of the journey.
DRAWERS: list[tuple[Any, tuple[str, ...]]] = [
    (_("Nominations"), ("campaigns.nomination", "campaigns.round", "campaigns.campaign")),
    (_("People"), ("units.person", "units.posting", "units.household", "units.personaldata")),
    (
        _("Yearly records"),
        ("units.annualrating", "units.discipline", "units.initiative"),
    ),
    (_("Units and blocks"), ("units.unit", "units.emulationblock", "units.blockyear")),
    (_("Register of awards"), ("campaigns.award",)),
    (_("Councils"), ("campaigns.council", "campaigns.member")),
    (
        _("The law"),
        (
            "campaigns.awardtype",
            "campaigns.ruleversion",
            "campaigns.legaltext",
            "campaigns.basesalary",
            "campaigns.holiday",
            "campaigns.calendardate",
        ),
    ),
    (
        _("Access and ledger"),
        ("units.user", "units.unitrole", "units.personaldataread", "ledger.entry"),
    ),
]


class Desk(admin.AdminSite):
    site_title = _("Awards registry")
    site_header = _("Awards registry")
    index_title = _("Desk")
    final_catch_all_view = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only drawers that ``policy`` declares; those that packages bring along stay out."""
        given: list[Any] = (
            [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        )
        declared = [model for model in given if model._meta.label_lower in policy.DESK]
        own = isinstance(admin_class, type) and issubclass(admin_class, DeskAdmin)
        if own and len(declared) < len(given):
            raise ImproperlyConfigured(f"{admin_class.__name__}: not declared in policy.DESK.")
        if declared:
            super().register(declared, admin_class, **options)

    def get_urls(self) -> list[Any]:
        # "View on site" would ask for a row of any model by its number.
        return [
            entry for entry in super().get_urls() if getattr(entry, "name", "") != "view_on_site"
        ]

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
