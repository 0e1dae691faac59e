"""Who can be awarded."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    name = "units"
    verbose_name = _("Units and people")

    def ready(self) -> None:
        """Make the look-up of many values and the kinds of lists known."""
        import_module("awards_registry.among")
        import_module("units.intake.kinds")
