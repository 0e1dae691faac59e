"""The desk of rule versions: the list, the page to read, the editor to write."""

from campaigns.admin.rules.desk import RuleVersionDesk

__all__ = ["RuleVersionDesk"]
