"""What happens to them: from the movement to the certificate."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Emulation and commendation")

    def ready(self) -> None:
        """Make the lists of older awards and nominations and the errand of the outbox known."""
        import_module("campaigns.register.legacy.kind")
        import_module("campaigns.entry.listing.kind")
        import_module("campaigns.notice.actions")
