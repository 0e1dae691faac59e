"""From a filled environment to a database with law and demo data: each step may be repeated."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from awards_registry.install import environment, system
from awards_registry.install.environment import PYTHON, RUNTIME, var
from awards_registry.install.stamps import fingerprint, read_stamp, write_stamp
from awards_registry.install.steps import ROOT, CommandError, Progress, SetupError, run

STEPS = 7


def demo_environment(address: str = "") -> dict[str, str]:
    """What the demo's processes are told; settings given by the caller win over SITE_URL."""
    told = {"REGISTRY_PROFILE": "demo", "REGISTRY_VAR": str(var()), "PYTHONUTF8": "1"}
    if address and "SITE_URL" not in os.environ:
        told["SITE_URL"] = address
    return told


def manage(*words: str, env: Mapping[str, str]) -> str:
    """Run one command of manage.py in the environment; return what it printed."""
    return run([PYTHON, "manage.py", *words], env=env)


def catalogues() -> list[Path]:
    """The translations of the project's own parts."""
    return sorted(ROOT.glob("*/locale/*/LC_MESSAGES/*.po"))


def uncompiled(sources: list[Path]) -> list[Path]:
    """Translations whose compiled file is absent or older."""
    return [
        source
        for source in sources
        if not (done := source.with_suffix(".mo")).exists()
        or done.stat().st_mtime_ns < source.stat().st_mtime_ns
    ]


def compile_messages(env: Mapping[str, str]) -> str:
    if not uncompiled(catalogues()):
        return "unchanged"
    manage("messages", "compile", env=env)
    return ""


def static_sources(root: Path) -> list[Path]:
    """The static files of the project's own packages, not those gathered under var/."""
    packages = [each.parent for each in root.glob("*/__init__.py")]
    return [each for one in packages for each in one.rglob("static/**/*") if each.is_file()]


def static_state() -> str:
    """One value for all that collectstatic would gather: our files, and the packages' versions."""
    return fingerprint(static_sources(ROOT), beside=RUNTIME.read_text(encoding="utf-8"))


def collect_static(env: Mapping[str, str]) -> str:
    stamp, state = var() / "static.json", static_state()
    if (var() / "static").is_dir() and read_stamp(stamp).get("state") == state:
        return "unchanged"
    manage("collectstatic", "--noinput", env=env)
    write_stamp(stamp, {"state": state})
    return ""


def migrate(env: Mapping[str, str]) -> None:
    """Bring the tables to this version. Raises SetupError, short, when no database answers."""
    try:
        manage("migrate", "--noinput", env=env)
    except CommandError as failure:
        _before, found, why = failure.output.rpartition("OperationalError: ")
        if not found:
            raise
        raise SetupError(
            f"The database does not answer:\n\n    {why.strip()}\n\n"
            "DATABASE_URL says where it is; without DATABASE_URL the registry uses SQLite."
        ) from failure


def system_packages(progress: Progress, *, wished: Iterable[system.Need] = ()) -> None:
    """Have what the registry needs; a refusal names what is `wished` besides, in one command."""
    with progress.step("System packages") as step:
        installed = system.ensure(system.runtime_needs(), wished=wished)
        step.remark = f"installed {', '.join(installed)}" if installed else "all there"


def python_packages(progress: Progress, lock: Path) -> None:
    with progress.step("Python packages") as step:
        step.remark = environment.ensure(lock)


def prepare(progress: Progress, env: Mapping[str, str]) -> None:
    """Bring this machine to where the registry can be started: seven steps."""
    system_packages(progress)
    python_packages(progress, RUNTIME)
    # Personal data lie here: nobody else on this machine looks in.
    var().mkdir(mode=0o700, parents=True, exist_ok=True)
    with progress.step("Translations") as step:
        step.remark = compile_messages(env)
    with progress.step("Static files") as step:
        step.remark = collect_static(env)
    with progress.step("Database"):
        migrate(env)
    # Once only: after that the law is the office's, who ends versions and writes new ones.
    with progress.step("Law and award types"):
        manage("load_catalogue", "--if-empty", env=env)
    with progress.step("Demo data (the first time takes longest)"):
        manage("demo", env=env)


def sign_ins(env: Mapping[str, str]) -> str:
    """The invented people of the demo and how to sign in as them, as text."""
    return manage("demo", "--sign-ins", env=env).rstrip()
