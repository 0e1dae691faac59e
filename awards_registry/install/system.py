"""Which system packages lack on this machine, and their installation where that is allowed."""

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from awards_registry.install.steps import CommandError, SetupError, run

DEBIAN_PYTHON = Path("/usr/bin/python3")
UBUNTU_BROWSER = """Ubuntu has Chromium as a snap only, which apt-get cannot install.
Please install one of:

    sudo snap install chromium
    sudo apt-get install -y ./google-chrome-stable_current_amd64.deb   (from google.com/chrome)

or name a Chromium that is there: CHROMIUM=/path/to/chromium make test"""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Need:
    """A package by its Debian name, and how to see that what it brings is there already."""

    package: str
    present: Callable[[], bool]


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a library by its file name, e.g. `libpango-1.0.so.0`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fontconfig() -> bool:
    return loads("libfontconfig.so.1") and Path("/etc/fonts/fonts.conf").exists()


def can_install_packages() -> bool:
    """Whether this Python has ensurepip or pip, one of which fills the virtual environment."""
    return any(importlib.util.find_spec(name) is not None for name in ("ensurepip", "pip"))


def venv_package(executable: str, version: tuple[int, int]) -> str:
    """The Debian package with ensurepip for the Python that runs: the default or pythonX.Y's."""
    if DEBIAN_PYTHON.exists() and Path(executable).resolve() == DEBIAN_PYTHON.resolve():
        return "python3-venv"
    return f"python{version[0]}.{version[1]}-venv"


def browser() -> str | None:
    """The path of a Chromium or Chrome that tests can drive; CHROMIUM names another one."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).is_file():
        return named
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def is_ubuntu(release: Path = Path("/etc/os-release")) -> bool:
    """Whether this is Ubuntu, whose Chromium is no Debian package but a snap."""
    lines = release.read_text(encoding="utf-8").splitlines() if release.exists() else []
    return "ID=ubuntu" in lines


def runtime_needs() -> list[Need]:
    """What the registry itself needs: the libraries that set type in PDFs, and pip."""
    return [
        Need("libpango-1.0-0", lambda: loads("libpango-1.0.so.0")),
        Need("libpangoft2-1.0-0", lambda: loads("libpangoft2-1.0.so.0")),
        Need("libharfbuzz-subset0", lambda: loads("libharfbuzz-subset.so.0")),
        Need("fontconfig", has_fontconfig),
        Need(venv_package(sys.executable, sys.version_info[:2]), can_install_packages),
    ]


def browser_needs() -> list[Need]:
    """What Playwright's driver loads, and Debian's Chromium; on Ubuntu apt has none."""
    driver = Need("libatomic1", lambda: loads("libatomic.so.1"))
    chromium = Need("chromium", lambda: browser() is not None)
    return [driver] if is_ubuntu() else [driver, chromium]


def print_needs() -> list[Need]:
    return [Need("poppler-utils", lambda: shutil.which("pdftotext") is not None)]


def lacking(needs: Iterable[Need]) -> list[str]:
    """Names of the packages among these that are not there, in order."""
    return [need.package for need in needs if not need.present()]


def is_root() -> bool:
    return os.geteuid() == 0


def install_command(packages: Iterable[str]) -> str:
    """What a person with sudo types to install these packages; a fresh machine has no lists yet."""
    words = " ".join(packages)
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {words}"


@cache
def update_lists() -> None:
    """Fetch the package lists, once a run: a fresh machine has none."""
    run(["apt-get", "update"], env={"DEBIAN_FRONTEND": "noninteractive"})


def ensure(needs: Iterable[Need], *, wished: Iterable[Need] = ()) -> list[str]:
    """Install what lacks among these when root; return the packages that were installed.

    Raises SetupError with the command to type when this user may not install, or it went wrong;
    the command names the `wished` ones too, so that it is typed once.
    """
    wanted = list(needs)
    absent = lacking(wanted)
    if not absent:
        return []
    command = install_command([*absent, *lacking(wished)])
    way_out = f"Please install:\n\n    {command}\n\nand start again."
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"This machine lacks what Debian calls {', '.join(absent)}, and has no apt-get.\n"
            "Please install the same with its own package manager and start again."
        )
    if not is_root():
        raise SetupError(f"This machine lacks {', '.join(absent)}. {way_out}")
    try:
        update_lists()
        run(
            ["apt-get", "install", "-y", "--no-install-recommends", *absent],
            env={"DEBIAN_FRONTEND": "noninteractive"},
        )
    except CommandError as failure:
        raise SetupError(f"{failure}\n\n{way_out}") from failure
    # Python remembers what a folder held; a freshly installed module is seen only after this.
    importlib.invalidate_caches()
    if still := lacking(wanted):
        raise SetupError(f"Installed, yet still not found: {', '.join(still)}.")
    return absent


def ensure_browser() -> None:
    """Have a browser for the tests. Raises SetupError with what to type where that is not ours."""
    if browser() is None and is_ubuntu():
        raise SetupError(UBUNTU_BROWSER)
    ensure(browser_needs())
