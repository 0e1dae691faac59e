"""Processes tied to the one that started them: when it dies, even by kill -9, they are told to end.

`python3 -m awards_registry.install.tied PID COMMAND…` becomes COMMAND, which gets SIGTERM from
the kernel at the death of PID, its starter. Linux only; elsewhere nothing is tied.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2); it outlives exec
MAKES = ("make", "gmake")


def end_with(parent: int) -> None:
    """Ask the kernel for SIGTERM at the death of our parent; end now when it is dead already."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def end_with_make() -> None:
    """Tie this process to the `make` that started it, if one did."""
    parent = os.getppid()
    name = Path(f"/proc/{parent}/comm")
    if name.exists() and name.read_text(encoding="utf-8").strip() in MAKES:
        end_with(parent)


def tied(command: Sequence[str | Path]) -> list[str]:
    """The command line of the same command, tied to this process."""
    module = [sys.executable, "-m", "awards_registry.install.tied", str(os.getpid())]
    return [*module, *(str(word) for word in command)]


def main() -> None:
    parent, *command = sys.argv[1:]
    end_with(int(parent))
    os.execvp(command[0], command)  # noqa: S606 -- becomes the program, no shell wanted


if __name__ == "__main__":
    main()
