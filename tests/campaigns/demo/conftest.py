"""The demo is built once for a module and rolled back after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import pytest_django
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from campaigns.demo.actions import Demo, ensure, furnish
from campaigns.demo.world import World
from tests.cast import dismiss


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Demo]:
    """The whole small demo."""
    var = tmp_path_factory.mktemp("demo")
    with (
        django_db_blocker.unblock(),
        override_settings(VAR_DIR=var, MEDIA_ROOT=var / "media"),
        transaction.atomic(),
    ):
        dismiss()
        yield ensure()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def furnished(
    django_db_setup: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """The organisation with people and open rounds; nobody has done anything yet."""
    var = tmp_path_factory.mktemp("furnished")
    with (
        django_db_blocker.unblock(),
        override_settings(VAR_DIR=var, MEDIA_ROOT=var / "media"),
        transaction.atomic(),
    ):
        dismiss()
        world = World(timezone.localdate())
        furnish(world)
        yield world
        transaction.set_rollback(True)
