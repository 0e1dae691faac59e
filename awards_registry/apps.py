"""The frame as Django applications: the desk (admin) and the frame's own commands and texts."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _

from awards_registry import checks

__all__ = ["DeskConfig", "FrameConfig", "checks"]


class DeskConfig(AdminConfig):
    default_site = "awards_registry.desk.Desk"


class FrameConfig(AppConfig):
    name = "awards_registry"
    verbose_name = _("The registry")
