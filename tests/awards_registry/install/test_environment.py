"""A second start skips what the first one did; a changed lock is installed again."""

import sys
from pathlib import Path

import pytest

from awards_registry.install import environment
from awards_registry.install.environment import (
    DEVELOPMENT,
    RUNTIME,
    clear_away,
    filled_from,
    stamp_after,
    works,
)
from awards_registry.install.stamps import digest, fingerprint, read_stamp, write_stamp


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    runtime, development = tmp_path / "requirements.lock", tmp_path / "requirements-dev.lock"
    runtime.write_text("a==1\n", encoding="utf-8")
    development.write_text("a==1\nb==2\n", encoding="utf-8")
    monkeypatch.setattr(environment, "RUNTIME", runtime)
    monkeypatch.setattr(environment, "DEVELOPMENT", development)
    return runtime, development


def test_the_development_lock_fills_both(locks: tuple[Path, Path]) -> None:
    runtime, development = locks
    stamp = stamp_after(development, {})
    assert filled_from(runtime, stamp)
    assert filled_from(development, stamp)


def test_the_runtime_lock_alone_does_not_fill_the_other(locks: tuple[Path, Path]) -> None:
    runtime, development = locks
    stamp = stamp_after(runtime, {})
    assert filled_from(runtime, stamp)
    assert not filled_from(development, stamp)


def test_a_changed_lock_is_installed_again(locks: tuple[Path, Path]) -> None:
    runtime, development = locks
    stamp = stamp_after(development, {})
    runtime.write_text("a==2\n", encoding="utf-8")
    assert not filled_from(runtime, stamp)
    assert stamp_after(runtime, stamp) == {
        "requirements.lock": digest(runtime),
        "requirements-dev.lock": digest(development),
    }


def test_a_python_that_may_not_be_started_does_not_work(tmp_path: Path) -> None:
    closed = tmp_path / "python"
    assert not works(closed)
    closed.write_text("#!/bin/sh\n", encoding="utf-8")
    assert not works(closed)
    closed.chmod(0o755)
    assert works(closed)
    assert works(Path(sys.executable))


def test_of_a_link_to_the_packages_of_others_only_the_link_goes(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "theirs", tmp_path / ".venv"
    (theirs / "bin").mkdir(parents=True)
    ours.symlink_to(theirs)
    clear_away(ours)
    assert not ours.exists()
    assert (theirs / "bin").is_dir()
    clear_away(theirs)
    assert not theirs.exists()
    clear_away(theirs)


def test_a_damaged_stamp_says_nothing(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text("{", encoding="utf-8")
    assert read_stamp(stamp) == {}
    assert read_stamp(tmp_path / "absent.json") == {}
    write_stamp(stamp, {"a": "1"})
    assert read_stamp(stamp) == {"a": "1"}


def test_a_fingerprint_changes_with_a_file_or_with_the_text_beside_it(tmp_path: Path) -> None:
    page = tmp_path / "page.css"
    page.write_text("a", encoding="utf-8")
    before = fingerprint([page], beside="1")
    assert fingerprint([page], beside="1") == before
    assert fingerprint([page], beside="2") != before
    page.write_text("ab", encoding="utf-8")
    assert fingerprint([page], beside="1") != before


def test_the_development_lock_holds_every_version_of_the_runtime_lock() -> None:
    def pins(lock: Path) -> set[str]:
        lines = lock.read_text(encoding="utf-8").splitlines()
        return {line.split()[0] for line in lines if "==" in line}

    assert pins(RUNTIME) - pins(DEVELOPMENT) == set()


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_a_lock_names_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert [sign for sign in ("://", "@ ", "--find-links", "--index-url") if sign in text] == []
