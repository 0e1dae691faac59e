"""The desk that HR works at: Django's admin in drawers, in the order of the journey."""

from awards_registry.desk.inlines import DeskInline
from awards_registry.desk.rows import DeskAdmin
from awards_registry.desk.site import Desk

__all__ = ["Desk", "DeskAdmin", "DeskInline"]
