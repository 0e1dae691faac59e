"""Links that are only offered to those whom they lead somewhere."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from awards_registry.policy import PUBLIC, who_may
from units.accounts.models import User


def address(user: User, name: str, *args: object) -> str:
    """The address of the page ``name`` if ``user`` may open it, else an empty text."""
    who = who_may(name)
    if who is None or not (user.is_superuser or who == PUBLIC or user.roles & who):
        return ""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
