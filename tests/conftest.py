"""Fixtures that many tests share."""

from __future__ import annotations

import os

import pytest
from django.core.cache import cache
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from tests.cast import Cast, assemble, recalled

# Properties are tried on a few examples in every run, on many in the full one.
settings.register_profile("quick", max_examples=30, deadline=None)
settings.register_profile("full", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The law and the cast are there from the start, brought in once for all tests."""
    with django_db_blocker.unblock():
        assemble()


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Guesses and codes that one test counts are not counted against the next."""
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast in its places."""
    return recalled()
