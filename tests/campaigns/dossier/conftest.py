"""What the tests of dossiers share: files go to a folder of each test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> Path:
    """The folder under which this test's papers lie."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
