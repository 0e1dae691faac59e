"""Only what changed is made again."""

import os
import sys
from pathlib import Path

import pytest

from awards_registry.install import prepare
from awards_registry.install.prepare import demo_environment, static_sources, uncompiled
from awards_registry.install.steps import SetupError


def test_a_translation_is_compiled_when_absent_or_older(tmp_path: Path) -> None:
    fresh, stale, never = (tmp_path / f"{name}.po" for name in ("fresh", "stale", "never"))
    for source in (fresh, stale, never):
        source.touch()
    for source in (fresh, stale):
        source.with_suffix(".mo").touch()
    os.utime(fresh.with_suffix(".mo"), ns=(2**62, 2**62))
    os.utime(stale.with_suffix(".mo"), ns=(0, 0))
    assert uncompiled([fresh, stale, never]) == [stale, never]


def test_the_demo_knows_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    told = demo_environment("http://127.0.0.1:8001")
    assert told["REGISTRY_PROFILE"] == "demo"
    assert told["SITE_URL"] == "http://127.0.0.1:8001"


def test_what_was_gathered_is_not_gathered_again(tmp_path: Path) -> None:
    for name in ("frame/__init__.py", "frame/static/css/a.css", "var/static/a.123.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert static_sources(tmp_path) == [tmp_path / "frame" / "static" / "css" / "a.css"]


def test_a_database_that_does_not_answer_is_said_shortly(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Port 1 of this machine: nobody listens there.
    nowhere = "postgres://registry@127.0.0.1:1/registry"
    monkeypatch.setattr(prepare, "PYTHON", sys.executable)
    with pytest.raises(SetupError) as refusal:
        prepare.migrate({"DATABASE_URL": nowhere, "REGISTRY_VAR": str(tmp_path)})
    first, _empty, why, *_rest = str(refusal.value).splitlines()
    assert first == "The database does not answer:"
    assert "connection failed" in why
    assert "Traceback" not in str(refusal.value)
