"""Jobs as a Django application of their own: they have a table."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "awards_registry.jobs"
    verbose_name = _("Jobs")
