"""Signing in at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast
from units.accounts.models import User


@pytest.fixture
def root(cast: Cast) -> Client:
    """Whoever may see everything: what is refused here is refused to all."""
    user = User.objects.create_superuser("root", "một mật khẩu dài", full_name="Người Giữ Nhà")
    client = Client()
    client.force_login(user)
    return client
