"""What lacks on a machine is named by its Debian package, and how to get it is said exactly."""

from pathlib import Path

import pytest

from awards_registry.install import system
from awards_registry.install.steps import SetupError
from awards_registry.install.system import Need, ensure, install_command, lacking, venv_package

THERE = Need("there-1", lambda: True)
ABSENT = Need("absent-1", lambda: False)
ALSO_ABSENT = Need("absent-2", lambda: False)


def test_only_what_is_absent_is_named_in_order() -> None:
    assert lacking([ABSENT, THERE, ALSO_ABSENT]) == ["absent-1", "absent-2"]


def test_nothing_is_done_when_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert ensure([THERE]) == []


def test_without_root_the_exact_command_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 99\n", encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system, "is_root", lambda: False)
    with pytest.raises(SetupError) as refusal:
        ensure([ABSENT, THERE], wished=[ALSO_ABSENT, THERE])
    assert f"\n    {install_command(['absent-1', 'absent-2'])}\n" in str(refusal.value)


def test_without_apt_the_reader_is_told_what_debian_calls_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SetupError, match=r"what Debian calls absent-1, and has no apt-get"):
        ensure([ABSENT])


def test_a_python_beside_the_systems_own_needs_its_own_venv_package() -> None:
    assert venv_package("/somewhere/python3.12", (3, 12)) == "python3.12-venv"


def test_a_library_that_no_machine_has_does_not_load() -> None:
    assert not system.loads("libno-such-library.so.0")


def test_the_command_lists_all_packages_at_once() -> None:
    assert install_command(["a", "b"]) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends a b"
    )


def test_ubuntu_is_known_by_its_release_file(tmp_path: Path) -> None:
    release = tmp_path / "os-release"
    assert not system.is_ubuntu(release)
    release.write_text('NAME="Debian GNU/Linux"\nID=debian\n', encoding="utf-8")
    assert not system.is_ubuntu(release)
    release.write_text('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', encoding="utf-8")
    assert system.is_ubuntu(release)


def test_on_ubuntu_the_browser_is_named_and_not_asked_from_apt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(system, "is_ubuntu", lambda: True)
    assert [need.package for need in system.browser_needs()] == ["libatomic1"]
    with pytest.raises(SetupError, match="sudo snap install chromium"):
        system.ensure_browser()
