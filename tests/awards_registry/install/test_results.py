"""The closing table and line tell what happened, and the exit code never flatters."""

from pathlib import Path

import pytest

from awards_registry.install.results import (
    NO_TESTS,
    Count,
    NotRun,
    Outcome,
    close,
    judge,
    read_report,
)

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="16" time="1.5"/>
</testsuites>"""


def test_errors_count_as_failures(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    assert read_report(report) == Count(passed=10, failed=3, skipped=3)


def test_a_report_that_was_never_written_has_no_tests(tmp_path: Path) -> None:
    assert read_report(tmp_path / "report.xml") == Count()


def test_a_part_without_tests_is_a_failure() -> None:
    assert judge(Count(), NO_TESTS, chosen=False) == Count(failed=1)


def test_a_part_without_any_of_the_chosen_tests_is_none() -> None:
    assert judge(Count(), NO_TESTS, chosen=True) == Count()


def test_a_crash_without_a_failed_test_is_a_failure() -> None:
    assert judge(Count(passed=4), 3, chosen=True) == Count(passed=4, failed=1)


def test_failed_tests_are_counted_once() -> None:
    assert judge(Count(passed=4, failed=2), 1, chosen=False) == Count(passed=4, failed=2)


def test_the_last_line_is_the_sum_of_all_parts(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = [Outcome("One", 1.0, Count(2)), Outcome("Two", 2.0, Count(3, skipped=1))]
    assert close(outcomes, [], strict=True) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 0 failed, 1 skipped"


def test_a_failed_test_fails_the_whole() -> None:
    assert close([Outcome("One", 1.0, Count(5, 1))], [], strict=False) == 1


def test_a_run_without_any_test_fails() -> None:
    assert close([], [], strict=False) == 1


@pytest.mark.parametrize(("strict", "code"), [(False, 0), (True, 1)])
def test_what_could_not_run_is_loud_and_fails_where_it_must(
    capsys: pytest.CaptureFixture[str], *, strict: bool, code: int
) -> None:
    outcomes = [Outcome("One", 1.0, Count(2))]
    assert close(outcomes, [NotRun("all tests on PostgreSQL", "none")], strict=strict) == code
    assert "NOT RUN: all tests on PostgreSQL\n    none\n" in capsys.readouterr().out
