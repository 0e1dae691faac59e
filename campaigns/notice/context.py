"""The bell in the top bar: how much one has been told and not read yet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from campaigns.notice.models import Message
from units.accounts.models import User


def bell(request: HttpRequest) -> dict[str, Any]:
    """The number of unread notices; asked only where a page shows it, in one question."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    return {"unread_notices": SimpleLazyObject(lambda: Message.objects.to(user).unread().count())}
