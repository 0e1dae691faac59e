"""What the attackers share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast
from tests.siege.house import House, build
from units.accounts.models import UnitRole, User


@pytest.fixture
def house(cast: Cast, settings: Any, tmp_path: Path) -> House:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    return build(cast)


@pytest.fixture
def everybody(house: House) -> Client:
    """Somebody with every role at the general department: no door stops the garbage."""
    user = User.objects.create_superuser("moi_vai", "x", full_name="Người Mọi Vai")
    for role in ("clerk", "officer", "secretary", "member", "signatory", "leader"):
        UnitRole.objects.create(
            user=user, unit=house.cast.units["TCMT"], role=role, starts_on="2010-01-01"
        )
    client = Client()
    client.force_login(user)
    return client


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A siege is long: it belongs to the full run, but for what happens at once."""
    for item in items:
        if Path(__file__).parent in Path(str(item.path)).parents and "at_once" not in str(
            item.path
        ):
            item.add_marker(pytest.mark.full)
