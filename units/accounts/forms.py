"""Forms of signing in, of a new user and of a stand-in."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AuthenticationForm,
    UserCreationForm,
)
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards_registry.asked import reads_as_written
from awards_registry.day import DayField
from units.accounts.actions import colleagues
from units.accounts.models import UnitRole, User

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


class PlacedUserField(forms.ModelChoiceField[User]):
    """Users by name and role: two of them may have one name."""

    def label_from_instance(self, obj: User) -> str:
        held = getattr(obj, "held", None)
        return f"{obj} – {held[0]}" if held else str(obj)


class StandInForm(forms.Form):
    """Who stands in, from when to when, why, and by which paper."""

    to = PlacedUserField(
        User.objects.none(),
        label=gettext_lazy("Stand-in"),
        help_text=gettext_lazy("Somebody with a role in the same body."),
    )
    starts_on = DayField(label=gettext_lazy("First day"), initial=timezone.localdate)
    ends_on = DayField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy(
            "The stand-in ends with this day by itself; you can end it earlier."
        ),
    )
    absence = forms.ChoiceField(label=gettext_lazy("Reason"), choices=UnitRole.Absence.choices)
    paper = forms.CharField(
        label=gettext_lazy("By which paper"),
        max_length=200,
        validators=[reads_as_written],
        help_text=gettext_lazy("Number and day of the paper that delegates, as 12/GUQ-TCMT."),
    )

    def __init__(self, *args: Any, role: UnitRole, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = UnitRole.objects.on(timezone.localdate()).own().select_related("unit")
        field = self.fields["to"]
        if isinstance(field, forms.ModelChoiceField):
            rows = colleagues(role).exclude(pk=by.pk)
            field.queryset = rows.prefetch_related(Prefetch("unit_roles", own, to_attr="held"))
