"""Fixtures that many tests share."""

from __future__ import annotations

import pytest

from tests.cast import Cast, assemble


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast in its places."""
    return assemble()
