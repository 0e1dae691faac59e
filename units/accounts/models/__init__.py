"""Users, the roles they hold for units, and who stands in for whom."""

from units.accounts.models.role import UnitRole, UnitRoleQuerySet
from units.accounts.models.user import User, UserManager, UserQuerySet

__all__ = ["UnitRole", "UnitRoleQuerySet", "User", "UserManager", "UserQuerySet"]
