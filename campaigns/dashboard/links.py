"""Addresses of the lists behind figures, for those who may open them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from awards_registry.policy import who_may
from units.accounts.models import User


def may_open(user: User, page: str) -> bool:
    """Whether the policy lets ``user`` open the page of that name."""
    return user.is_superuser or bool(user.roles & (who_may(page) or frozenset()))


def link(user: User, page: str, *args: object, **asked: str | int) -> str:
    """The address of ``page`` with what is asked of it; empty for those who may not open it."""
    if not may_open(user, page):
        return ""
    address = reverse(page, args=args)
    return f"{address}?{urlencode(asked)}" if asked else address
