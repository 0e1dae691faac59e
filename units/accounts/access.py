"""What every verb asks first: may this person do that here."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from units.accounts.models import User
from units.organisation.models import Unit


def signed_in(request: HttpRequest) -> User:
    """The user of a page that is not public; the policy let nobody else in."""
    if not isinstance(request.user, User):
        raise NotYoursError(_("Please sign in."))
    return request.user


class NotYoursError(Exception):
    """Raised where an act belongs to a role or unit that the actor does not have."""


def require(by: User, role: Role, unit: Unit | None) -> None:
    """Raise ``NotYoursError`` unless ``by`` holds ``role`` for ``unit`` or above it, today."""
    if unit is None or not by.acts_as(role, unit):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": Role(role).label, "unit": unit or _("no unit")}
        )
