"""Fixtures that many tests share."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from tests.cast import Cast, assemble, load_catalogue


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The law is there from the start, read once for all tests."""
    with django_db_blocker.unblock():
        load_catalogue()


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast in its places."""
    return assemble()
