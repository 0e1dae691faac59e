"""The virtual environment in .venv, filled from a lock file with hashes, ready-made wheels only."""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from awards_registry.install.stamps import digest, read_stamp, write_stamp
from awards_registry.install.steps import ROOT, CommandError, SetupError, run

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "locks.json"

RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"


def var() -> Path:
    """Where the registry keeps its state: REGISTRY_VAR, or var/ in the project."""
    return Path(os.environ.get("REGISTRY_VAR") or ROOT / "var").resolve()


def tool(name: str) -> Path:
    """A program that came with the Python packages, e.g. ruff."""
    return VENV / "bin" / name


def filled_from(lock: Path, stamp: dict[str, str]) -> bool:
    """Whether the environment was filled from this lock as it is now."""
    return stamp.get(lock.name) == digest(lock)


def stamp_after(lock: Path, stamp: dict[str, str]) -> dict[str, str]:
    """The stamp once `lock` is installed.

    The development lock holds the run-time lock's versions too, so it fills both; after the
    run-time lock alone, the other entry stays only while it still tells the truth.
    """
    if lock == DEVELOPMENT:
        return {each.name: digest(each) for each in (RUNTIME, DEVELOPMENT)}
    kept = {DEVELOPMENT.name: digest(DEVELOPMENT)} if filled_from(DEVELOPMENT, stamp) else {}
    return {**kept, lock.name: digest(lock)}


def works(python: Path) -> bool:
    """Whether an interpreter starts.

    After an upgrade of the system's Python it may not, nor in a folder copied from another user,
    where .venv leads to a Python that this user may not even see.
    """
    try:
        probe = subprocess.run([str(python), "-c", ""], capture_output=True, check=False)
    except OSError:
        return False
    return probe.returncode == 0


@contextmanager
def alone() -> Iterator[None]:
    """One set-up at a time in this folder: a second `make` waits for the first."""
    with (ROOT / ".venv.lock").open("w", encoding="utf-8") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        yield


def clear_away(folder: Path) -> None:
    """Remove the folder; of a link only the link, for what it leads to is somebody else's."""
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def create() -> None:
    """Make .venv with pip inside, or without it where this Python has no ensurepip (Debian)."""
    clear_away(VENV)
    bare = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    try:
        run([sys.executable, "-m", "venv", *bare, VENV])
    except CommandError:
        if bare or importlib.util.find_spec("pip") is None:
            raise
        shutil.rmtree(VENV, ignore_errors=True)
        run([sys.executable, "-m", "venv", "--without-pip", VENV])


def pip() -> list[str | Path]:
    """The pip that fills .venv: its own, or the system's pointed at it."""
    if any((VENV / "lib").glob("python*/site-packages/pip")):
        return [PYTHON, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def ensure(lock: Path) -> str:
    """Make .venv hold exactly what the lock says, unless it does; return a remark for the reader.

    Raises SetupError when packages cannot be had: pip's own settings name proxy or mirror.
    """
    with alone():
        if works(PYTHON) and filled_from(lock, read_stamp(STAMP)):
            return "unchanged"
        if not works(PYTHON):
            create()
        before = read_stamp(STAMP)
        # Without a stamp an interrupted installation is taken up again, not taken for done.
        STAMP.unlink(missing_ok=True)
        install(lock)
        write_stamp(STAMP, stamp_after(lock, before))
    return f"installed from {lock.name}"


def install(lock: Path) -> None:
    options = ["--quiet", "--require-hashes", "--only-binary=:all:", "--disable-pip-version-check"]
    try:
        run([*pip(), "install", *options, "--no-input", "--requirement", lock])
    except CommandError as failure:
        raise SetupError(
            f"{failure}\n\nThe Python packages of {lock.name} could not be installed. Behind a "
            "proxy or a mirror,\nset it in pip's own configuration (pip config, PIP_INDEX_URL), "
            "and start again."
        ) from failure
