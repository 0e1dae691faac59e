"""Processes that this one starts, watches and ends; no other process is ever touched."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from awards_registry.install.steps import ROOT, say
from awards_registry.install.tied import tied

PATIENCE = 15.0  # seconds for a clean end before the hard one
SHORTEST_PAUSE = 1.0  # seconds before the first restart of a process that died
LONGEST_PAUSE = 30.0  # seconds between two restarts of a process that keeps dying
LOOK = 0.1  # seconds between two looks at whether we were told to end
HEALTHY = 60.0  # seconds of life after which a death counts as the first again


def when_told_to_end(do: Callable[[], None]) -> None:
    """Call `do` at Ctrl-C, at SIGTERM and when the terminal closes.

    What the caller chose to ignore (nohup, a shell's background) stays ignored.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: do())


@dataclass
class Stop:
    """Whether we were told to end: a plain flag, which signals may set at any moment.

    A `threading.Event` has a lock, on which a signal within a signal would wait for itself.
    """

    told: bool = False

    def set(self) -> None:
        self.told = True

    def wait(self, seconds: float) -> bool:
        """Sleep that long, or until we are told to end; whether we are."""
        deadline = time.monotonic() + seconds
        while not self.told and (left := deadline - time.monotonic()) > 0:
            time.sleep(min(left, LOOK))
        return self.told


@dataclass
class Child:
    """One process in a group of its own, so that Ctrl-C reaches only us and we end it in order.

    It is tied to us: should we be killed, it is told to end.
    """

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str]
    pause: float = SHORTEST_PAUSE
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    due: float = field(default=0.0, init=False)
    born: float = field(default=0.0, init=False)

    def start(self) -> None:
        self.born = time.monotonic()
        self.process = subprocess.Popen(
            tied(self.command),
            cwd=ROOT,
            env={**os.environ, **self.env},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ended(self) -> int | None:
        """The exit code once the process has ended, None while it lives."""
        return None if self.process is None else self.process.poll()

    def revive(self) -> None:
        """Start again after a death, later each time; called again and again by the watcher."""
        now = time.monotonic()
        if self.process is not None and self.ended() is not None:
            if now - self.born > HEALTHY:
                self.pause = SHORTEST_PAUSE
            say(f"The {self.name} ended with code {self.ended()}; again in {self.pause:.0f} s.")
            self.process = None
            self.due = now + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        if self.process is None and now >= self.due:
            self.start()

    def ask_to_end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """Wait until the deadline (monotonic), then kill the group that this child leads."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            say(f"The {self.name} does not end; it is killed.")
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def end_all(children: list[Child]) -> None:
    """Ask all to end at the same time, then wait for each."""
    deadline = time.monotonic() + PATIENCE
    for child in children:
        child.ask_to_end()
    for child in children:
        child.end(deadline)
