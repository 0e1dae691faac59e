"""The ledger as a Django application of its own: it has two tables and a guard."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "awards_registry.ledger"
    verbose_name = _("Ledger")
