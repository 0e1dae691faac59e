"""What is read from the environment stands in the settings as it was meant."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from awards_registry.install.steps import ROOT

SHOW = """
from awards_registry import settings
print(settings.DATABASES["default"]["NAME"])
print(settings.CACHES["default"]["LOCATION"])
"""


@pytest.mark.parametrize("name", ["var", "Sổ khen thưởng", "C# + 100%20 ?a=b", "a&b;c"])
def test_the_state_lies_where_it_is_said_whatever_the_folder_is_called(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    foreign = ("DATABASE_URL", "CACHE_URL", "REGISTRY_PROFILE", "DJANGO_SETTINGS_MODULE")
    told = {k: v for k, v in os.environ.items() if k not in foreign}
    shown = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", SHOW],
        cwd=ROOT,
        env=told | {"REGISTRY_VAR": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert shown.stdout.splitlines() == [str(folder / "registry.sqlite3"), str(folder / "cache")]
