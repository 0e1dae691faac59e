"""Forms of signing in and of a new user."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AuthenticationForm,
    UserCreationForm,
)
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from units.accounts.models import User

FAILURES = 10
PAUSE = 15 * 60  # seconds


class SignInForm(AuthenticationForm):
    """Name and password; ten failures for a name from one address pause both for 15 minutes.

    The address is the one that the connection comes from: what a visitor writes into a header
    is no proof. Behind a proxy it is the proxy's, and the pause is then for the name alone.
    """

    def clean(self) -> dict[str, Any]:
        key = self._key()
        if cache.get(key, 0) >= FAILURES:
            raise ValidationError(
                _("Too many failed attempts. Try again in %(minutes)s minutes.")
                % {"minutes": PAUSE // 60},
                code="paused",
            )
        try:
            cleaned = super().clean()
        except ValidationError:
            _count(key)
            raise
        if self.user_cache is not None:
            cache.delete(key)
        return cleaned

    def _key(self) -> str:
        name = (self.cleaned_data.get("username") or "").casefold()
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        # Hashed: names may hold signs that a cache key may not.
        return f"sign-in:{hashlib.sha256(f'{address} {name}'.encode()).hexdigest()}"


def _count(key: str) -> None:
    # Not incr(): with files it would forget the length of the pause.
    cache.set(key, cache.get(key, 0) + 1, PAUSE)


class NewPasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg] # as its parent
    """A new password for somebody; whether they may sign in at all is another switch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)


class NewUserForm(UserCreationForm[User]):
    """A new user with a first password, checked by the rules for passwords."""

    class Meta:
        model = User
        fields = ("username", "full_name", "email")
