"""`make check`: all that can be judged without running the product, one line each."""

import secrets
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from awards_registry.install.environment import DEVELOPMENT, PYTHON, tool
from awards_registry.install.prepare import compile_messages, python_packages, system_packages
from awards_registry.install.steps import ROOT, CommandError, Progress, run, say

TYPED = ("awards_registry", "units", "campaigns", "benchmarks", "tests", "manage.py")
# The formatter of templates knows syntax by the Django version in pyproject.
DJANGO = "5.2"


@dataclass(frozen=True)
class Check:
    """A name for the reader, the command, and what its process is told."""

    name: str
    command: list[str | Path]
    env: dict[str, str] = field(default_factory=dict)


def templates() -> list[Path]:
    """All templates of the project, wherever they lie, as seen from its root."""
    places: Iterable[Path] = [ROOT / "templates", *ROOT.glob("*/templates")]
    return sorted(each.relative_to(ROOT) for place in places for each in place.rglob("*.html"))


def production(folder: Path) -> dict[str, str]:
    """The settings of a real installation, with a secret made on the fly and an empty database."""
    return {
        "REGISTRY_PROFILE": "production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "registry.example.gov.vn",
        "SITE_URL": "https://registry.example.gov.vn",
        "DATABASE_URL": f"sqlite:///{folder}/production.sqlite3",
    }


def code_checks() -> list[Check]:
    found = [
        Check("Format (ruff)", [tool("ruff"), "format", "--check", "."]),
        Check("Lint (ruff)", [tool("ruff"), "check", "."]),
        Check("Types (mypy)", [tool("mypy"), *TYPED]),
        Check("Imports run one way", [tool("lint-imports")]),
    ]
    if pages := templates():
        djade: list[str | Path] = [tool("djade"), "--check", "--target-version", DJANGO, *pages]
        found.insert(2, Check("Templates (djade)", djade))
    return found


def product_checks(folder: Path) -> list[Check]:
    manage: list[str | Path] = [PYTHON, "manage.py"]
    migrations = [*manage, "makemigrations", "--check", "--dry-run"]
    deploy = [*manage, "check", "--deploy", "--fail-level", "WARNING"]
    return [
        Check("Translations are complete", [*manage, "messages", "check"]),
        Check("Migrations fit the models", migrations),
        Check("Production settings", deploy, production(folder)),
    ]


def apart(folder: Path) -> dict[str, str]:
    """Told to every check: a state folder and database of its own, never those in use here."""
    return {
        "REGISTRY_PROFILE": "demo",
        "REGISTRY_VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/check.sqlite3",
        "PYTHONUTF8": "1",
    }


def passes(check: Check, width: int, surroundings: Mapping[str, str]) -> bool:
    """Run one check and print its line; its output too when it fails."""
    say(f"{check.name:<{width}}  ", end="")
    begun = time.monotonic()
    try:
        run(check.command, env={**surroundings, **check.env})
    except CommandError as failure:
        say(f"FAILED  {time.monotonic() - begun:5.1f} s")
        say("    " + failure.output.rstrip().replace("\n", "\n    "))
        return False
    say(f"ok      {time.monotonic() - begun:5.1f} s")
    return True


def check() -> int:
    """Set up, run every check, then tell which failed; 0 when none did."""
    progress = Progress(3)
    system_packages(progress)
    python_packages(progress, DEVELOPMENT)
    with tempfile.TemporaryDirectory(prefix="registry-check-") as name:
        folder = Path(name)
        with progress.step("Translations") as step:
            step.remark = compile_messages(apart(folder))
        say()
        every = [*code_checks(), *product_checks(folder)]
        width = max(len(each.name) for each in every)
        failed = [each.name for each in every if not passes(each, width, apart(folder))]
    if failed:
        say(f"\n{len(failed)} of {len(every)} checks failed: {', '.join(failed)}.")
        return 1
    say(f"\nAll {len(every)} checks passed.")
    return 0
