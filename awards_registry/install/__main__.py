"""`python3 -m awards_registry.install VERB`: the one door behind the Makefile."""

import os
import shutil
import sys
from collections.abc import Callable

from awards_registry.install.checks import check
from awards_registry.install.children import when_told_to_end
from awards_registry.install.environment import RUNTIME
from awards_registry.install.prepare import (
    STEPS,
    demo_environment,
    prepare,
    python_packages,
    sign_ins,
    system_packages,
)
from awards_registry.install.serve import serve
from awards_registry.install.steps import Progress, SetupError, say
from awards_registry.install.suite import run_tests
from awards_registry.install.tied import end_with_make

NEEDED = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def setup() -> int:
    """System packages and Python packages, nothing else."""
    progress = Progress(2)
    system_packages(progress)
    python_packages(progress, RUNTIME)
    return 0


def demo() -> int:
    """All that `make run` does before it starts the server; then the sign-ins."""
    env = demo_environment()
    prepare(Progress(STEPS), env)
    say("\n" + sign_ins(env))
    return 0


VERBS: dict[str, Callable[[], int]] = {
    "run": serve,
    "demo": demo,
    "test": lambda: run_tests(full=False),
    "full": lambda: run_tests(full=True),
    "check": check,
    "setup": setup,
}


def use_new_enough_python() -> None:
    """Start over with a newer Python of this machine when this one is too old."""
    if sys.version_info[:2] >= NEEDED:
        return
    newer = next((found for name in NEWER if (found := shutil.which(name))), None)
    if newer is None:
        raise SetupError(
            f"The registry needs Python {NEEDED[0]}.{NEEDED[1]} or newer; this is "
            f"{sys.version_info[0]}.{sys.version_info[1]}, and no newer one is on the PATH."
        )
    os.execv(newer, [newer, "-m", "awards_registry.install", *sys.argv[1:]])  # noqa: S606 -- no shell wanted


def interrupt() -> None:
    raise KeyboardInterrupt


def main() -> int:
    """Carry out one verb; the exit code. What cannot go on is said in plain words."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal without UTF-8
    if len(sys.argv) != len(["program", "verb"]) or sys.argv[1] not in VERBS:
        say(f"usage: python3 -m awards_registry.install {'|'.join(VERBS)}")
        return 2
    # Being told to end is like Ctrl-C: what was started is put away first.
    when_told_to_end(interrupt)
    end_with_make()
    try:
        use_new_enough_python()
        return VERBS[sys.argv[1]]()
    except SetupError as reason:
        say(f"\n{reason}")
        return 1
    except KeyboardInterrupt:
        say("\nInterrupted.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
