"""Each part of the tests meets the database that its title names, and no other."""

import tempfile
from pathlib import Path

import pytest

from awards_registry.install import system
from awards_registry.install.checks import production
from awards_registry.install.steps import Progress, SetupError
from awards_registry.install.suite import Suite, find_browser, parts, workers_on

OURS = "postgres://registry@127.0.0.1:1/registry_check_1"


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Suite:
    monkeypatch.setenv("DATABASE_URL", "postgres://office@db/registry")
    monkeypatch.setenv("REGISTRY_PROFILE", "production")
    return Suite([], tmp_path, postgres_url=OURS, browser="/usr/bin/chromium")


def test_the_database_in_use_is_never_handed_to_the_tests(suite: Suite, tmp_path: Path) -> None:
    told = [suite.environment(part, tmp_path).get("DATABASE_URL") for part in parts(full=False)]
    assert told == [None, OURS, None, OURS]


def test_the_profile_in_use_is_never_handed_to_the_tests(suite: Suite, tmp_path: Path) -> None:
    assert "REGISTRY_PROFILE" not in suite.environment(parts(full=False)[0], tmp_path)


def test_a_folder_for_passing_files_that_is_closed_to_us_is_not_handed_on(
    suite: Suite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "absent"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    told = suite.environment(parts(full=False)[2], tmp_path)["TMPDIR"]
    assert Path(told).is_dir()


def test_without_server_or_browser_only_the_rest_can_run(tmp_path: Path) -> None:
    bare = Suite([], tmp_path)
    assert [bare.possible(part) for part in parts(full=False)] == [True, False, False, False]


def test_the_long_counts_run_only_when_asked_for() -> None:
    assert [part.marker for part in parts(full=False)][:2] == ["not browser and not full"] * 2
    assert [part.marker for part in parts(full=True)][:2] == ["not browser"] * 2


def test_the_secret_of_the_check_is_made_on_the_fly(tmp_path: Path) -> None:
    first, second = production(tmp_path)["SECRET_KEY"], production(tmp_path)["SECRET_KEY"]
    assert first != second
    assert min(len(first), len(second)) >= 50


def test_a_browser_that_lacks_something_runs_no_test_and_is_named(
    suite: Suite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise SetupError("This machine lacks libatomic1.")

    monkeypatch.setattr(system, "ensure_browser", refuse)
    suite.browser = ""
    find_browser(suite, Progress(2))
    assert suite.browser == ""
    assert [each.title for each in suite.not_run] == ["all tests in a real browser"]


@pytest.mark.parametrize(("cores", "workers"), [(None, 2), (1, 2), (2, 2), (4, 4), (64, 6)])
def test_the_tests_share_the_cores_of_the_machine(cores: int | None, workers: int) -> None:
    assert workers_on(cores) == workers
