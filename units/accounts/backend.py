"""Sign-in by name and password; permissions come from the roles held today."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.db import models

from awards_registry.policy import permissions_of
from units.accounts.models import User


class RoleBackend(ModelBackend):
    def get_all_permissions(self, user_obj: object, obj: models.Model | None = None) -> set[str]:
        if not isinstance(user_obj, User) or not user_obj.is_active or obj is not None:
            return set()
        return {name for role in user_obj.roles for name in permissions_of(role)}

    def has_perm(self, user_obj: object, perm: str, obj: models.Model | None = None) -> bool:
        return perm in self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: object, app_label: str) -> bool:
        return any(name.startswith(f"{app_label}.") for name in self.get_all_permissions(user_obj))
