"""What a part of the tests came to: read from pytest's report, printed as the closing table."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from awards_registry.install.steps import say

NO_TESTS = 5  # pytest's exit code when nothing was collected


@dataclass(frozen=True)
class Count:
    """Numbers of tests."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )

    def line(self) -> str:
        """The line that tools read: `12 passed, 0 failed`, and `, 1 skipped` if any."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def read_report(path: Path) -> Count:
    """Count the tests in a JUnit file; an absent or broken one has none."""
    try:
        suites = ET.parse(path).getroot().iter("testsuite")  # noqa: S314 -- our own pytest wrote it
        count = Count()
        for suite in suites:
            total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            count += Count(max(0, total - skipped - failed), failed, skipped)
    except (OSError, ET.ParseError, ValueError):
        return Count()
    return count


def judge(count: Count, code: int, *, chosen: bool) -> Count:
    """The count that stands for a part, given pytest's exit code.

    A code other than 0 without a failed test (nothing collected, a crash, an interruption) counts
    as one failure. Where the caller chose tests (`chosen`), a part may hold none of them.
    """
    if code == NO_TESTS and chosen:
        return count
    if code and not count.failed:
        return count + Count(failed=1)
    return count


@dataclass(frozen=True)
class Outcome:
    """One part that ran."""

    title: str
    seconds: float
    count: Count


@dataclass(frozen=True)
class NotRun:
    """One thing that could not run here, why, and what would let it."""

    title: str
    reason: str


def table(outcomes: list[Outcome]) -> str:
    """Part, seconds and counts, one line each."""
    width = max([len("Part"), *(len(each.title) for each in outcomes)])
    lines = [f"{'Part':<{width}}  {'seconds':>8}  {'passed':>7}  {'failed':>7}  {'skipped':>7}"]
    lines += [
        f"{each.title:<{width}}  {each.seconds:>8.1f}  {each.count.passed:>7}"
        f"  {each.count.failed:>7}  {each.count.skipped:>7}"
        for each in outcomes
    ]
    return "\n".join(lines)


def close(outcomes: list[Outcome], not_run: list[NotRun], *, strict: bool) -> int:
    """Print table, loud list and closing line; the exit code of the whole.

    0 only when at least one test ran, none failed and, where `strict` (CI), nothing was left out.
    """
    total = sum((each.count for each in outcomes), Count())
    say("\n" + table(outcomes))
    if not_run:
        say("\n" + "!" * 78)
        for each in not_run:
            reason = each.reason.strip().replace("\n", "\n    ")
            say(f"NOT RUN: {each.title}\n    {reason}")
        say("!" * 78)
    say("\n" + total.line())
    return int(bool(total.failed) or not total.passed or (strict and bool(not_run)))
