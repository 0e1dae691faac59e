"""Processes that we start are started again when they die and ended when we go."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from awards_registry.install.children import Child, Stop, end_all
from awards_registry.install.steps import ROOT

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = """
import pathlib, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).touch()
time.sleep(60)
"""


def wait_for(state: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not state():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def wait_until_ended(child: Child) -> int | None:
    assert child.process is not None
    return child.process.wait(10)


def test_what_died_is_started_again_after_a_pause_that_grows() -> None:
    child = Child("helper", [sys.executable, "-c", "raise SystemExit(3)"], {}, pause=0.1)
    child.start()
    assert wait_until_ended(child) == 3
    child.revive()
    assert child.process is None
    time.sleep(0.15)
    child.revive()
    assert wait_until_ended(child) == 3
    assert child.pause == 0.2


def test_what_lives_is_left_alone() -> None:
    child = Child("helper", SLEEPER, {})
    child.start()
    before = child.process
    child.revive()
    assert child.process is before
    end_all([child])
    assert child.ended() == -15


def test_what_does_not_end_by_itself_is_killed(tmp_path: Path) -> None:
    deaf = tmp_path / "deaf"
    child = Child("helper", [sys.executable, "-c", DEAF, deaf], {})
    child.start()
    wait_for(deaf.exists)
    child.ask_to_end()
    child.end(time.monotonic() + 0.2)
    assert child.ended() == -9


WATCHER = """
from awards_registry.install.children import Stop, when_told_to_end
stop = Stop()
when_told_to_end(stop.set)
print("ready", flush=True)
while not stop.wait(0.001):
    pass
"""


def test_many_signals_at_once_end_it_and_never_hang_it() -> None:
    # A closed terminal sends SIGHUP, make passes it on once more: signals come within signals.
    words = [sys.executable, "-c", WATCHER]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as watcher:
        assert watcher.stdout is not None
        assert watcher.stdout.readline() == "ready\n"
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            os.kill(watcher.pid, number)
        assert watcher.wait(10) == 0


def test_a_wait_lasts_as_long_as_asked_unless_told_to_end() -> None:
    stop = Stop()
    begun = time.monotonic()
    assert not stop.wait(0.25)
    assert time.monotonic() - begun >= 0.25
    stop.set()
    assert stop.wait(60)
