"""`make test`: every test on SQLite and on PostgreSQL, with a real browser, from a bare machine."""

import os
import shlex
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from awards_registry.install import postgres, system
from awards_registry.install.environment import DEVELOPMENT, PYTHON
from awards_registry.install.prepare import compile_messages, python_packages, system_packages
from awards_registry.install.results import NotRun, Outcome, close, judge, read_report
from awards_registry.install.steps import ROOT, Progress, SetupError, say
from awards_registry.install.tied import tied

MOST_WORKERS = 6
PATIENCE = 20.0  # seconds that an interrupted pytest has to put things away


@dataclass(frozen=True)
class Part:
    """A selection of tests on one engine."""

    title: str
    marker: str
    engine: str
    browser: bool = False


def parts(*, full: bool) -> list[Part]:
    """The parts in order; `full` adds the long counts to the first two."""
    plain = "not browser" if full else "not browser and not full"
    return [
        Part("Rules and workflow on SQLite", plain, "SQLite"),
        Part("Rules and workflow on PostgreSQL", plain, "PostgreSQL"),
        Part("Browser on SQLite", "browser", "SQLite", browser=True),
        Part("Browser on PostgreSQL", "browser", "PostgreSQL", browser=True),
    ]


def workers_on(cores: int | None) -> int:
    """Two at least; no more than a server of a hundred connections and most memories bear."""
    return min(max(cores or 2, 2), MOST_WORKERS)


def words(part: Part, report: Path, extra: list[str]) -> list[str]:
    """The command line of one part; a worker a core, each with a database and a browser of its own.

    A worker that is through takes over tests of another: the long ones stand side by side.
    """
    workers = ["-n", str(workers_on(os.cpu_count())), "--dist", "worksteal"]
    command = [str(PYTHON), "-m", "pytest", "-m", part.marker, *workers]
    return [*command, f"--junitxml={report}", *extra]


@dataclass
class Suite:
    """One run of the tests: what is at hand, and what came out so far."""

    extra: list[str]
    folder: Path
    full: bool = False
    postgres_url: str = ""
    browser: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    not_run: list[NotRun] = field(default_factory=list)

    def possible(self, part: Part) -> bool:
        if part.browser and not self.browser:
            return False
        return part.engine != "PostgreSQL" or bool(self.postgres_url)

    def environment(self, part: Part, home: Path) -> dict[str, str]:
        """The caller's environment with this part's database and a state folder of its own."""
        ours = {"REGISTRY_VAR": str(home), "PYTHONUTF8": "1"}
        # Where TMPDIR is closed to us Python takes another folder; the browser's driver does not.
        ours["TMPDIR"] = tempfile.gettempdir()
        ours["HYPOTHESIS_PROFILE"] = "full" if self.full else "quick"
        if part.engine == "PostgreSQL":
            ours["DATABASE_URL"] = self.postgres_url
        if part.browser:
            # The driver's event loop shares the thread with the test's own look into the database.
            ours |= {"CHROMIUM": self.browser, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
        foreign = ("DATABASE_URL", "REGISTRY_PROFILE", "DJANGO_SETTINGS_MODULE")
        return {k: v for k, v in os.environ.items() if k not in foreign} | ours

    def play(self, part: Part) -> None:
        """Run one part before the reader's eyes and note what it came to."""
        home = Path(tempfile.mkdtemp(dir=self.folder))
        # Where collectstatic would write: its absence is a warning, and warnings fail tests.
        (home / "static").mkdir()
        report = home / "report.xml"
        say(f"\n== {part.title} ==")
        begun = time.monotonic()
        code = pytest(words(part, report, self.extra), self.environment(part, home))
        count = judge(read_report(report), code, chosen=bool(self.extra))
        self.outcomes.append(Outcome(part.title, time.monotonic() - begun, count))


def pytest(command: list[str], env: Mapping[str, str]) -> int:
    """Run pytest with its output shown; when we are interrupted it may put things away first."""
    process = subprocess.Popen(tied(command), cwd=ROOT, env=env, stdin=subprocess.DEVNULL)
    try:
        return process.wait()
    except BaseException:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
        raise


def find_browser(suite: Suite, progress: Progress) -> None:
    with progress.step("Browser") as step:
        try:
            system.ensure_browser()
        except SetupError as reason:
            suite.not_run.append(NotRun("all tests in a real browser", str(reason)))
        else:
            suite.browser = system.browser() or ""
        step.remark = suite.browser or "NONE"
    with progress.step("PDF reader") as step:
        try:
            system.ensure(system.print_needs())
        except SetupError as reason:
            suite.not_run.append(NotRun("tests that read PDFs with poppler-utils", str(reason)))
        step.remark = "NONE" if system.lacking(system.print_needs()) else "there"


def find_server(suite: Suite, progress: Progress, stack: ExitStack) -> None:
    with progress.step("PostgreSQL") as step:
        try:
            step.remark, suite.postgres_url = stack.enter_context(postgres.database())
        except SetupError as reason:
            step.remark = "NONE"
            suite.not_run.append(NotRun("all tests on PostgreSQL", str(reason)))


def run_tests(*, full: bool) -> int:
    """Set up, run all parts that can run, close with the table; 0 when all is well."""
    progress = Progress(6)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="registry-test-")))
        suite = Suite(shlex.split(os.environ.get("ARGS", "")), folder, full=full)
        wished = [*system.browser_needs(), *system.print_needs(), *postgres.server_needs()]
        system_packages(progress, wished=wished)
        python_packages(progress, DEVELOPMENT)
        with progress.step("Translations") as step:
            step.remark = compile_messages({"REGISTRY_VAR": str(folder)})
        find_browser(suite, progress)
        find_server(suite, progress, stack)
        for part in parts(full=full):
            if suite.possible(part):
                suite.play(part)
    return close(suite.outcomes, suite.not_run, strict=os.environ.get("CI") == "true")
