"""Sentences are read in Vietnamese, so the catalogue must be compiled."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation.reloader import translation_file_changed


@pytest.fixture(scope="session", autouse=True)
def words() -> None:
    """Compiled, and read anew where it was read before."""
    call_command("messages", "compile", stdout=StringIO())
    translation_file_changed(None, Path("django.mo"))
