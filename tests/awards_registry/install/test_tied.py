"""What is tied to a process is told to end when that process dies, however it dies."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from awards_registry.install.steps import ROOT
from awards_registry.install.tied import tied

STARTER = """
import sys, time
from pathlib import Path
from awards_registry.install.children import Child
child = Child("helper", [sys.executable, "-c", "import time; time.sleep(60)"], {})
child.start()
fresh = Path(sys.argv[1] + ".new")
fresh.write_text(str(child.process.pid))
fresh.rename(sys.argv[1])
time.sleep(60)
"""


def lives(pid: int) -> bool:
    """Whether a process runs: one that waits for its parent to note its death does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(") ", 1)[1][0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own tie is Linux's")
def test_a_child_ends_when_its_starter_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    starter = subprocess.Popen([sys.executable, "-c", STARTER, str(note)], cwd=ROOT)
    deadline = time.monotonic() + 15
    while not note.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    child = int(note.read_text(encoding="utf-8"))
    assert lives(child)
    starter.kill()
    starter.wait()
    while lives(child):
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own tie is Linux's")
def test_a_child_whose_starter_is_dead_already_does_not_begin() -> None:
    command = tied([sys.executable, "-c", "print('begun')"])
    command[3] = str(os.getppid())  # somebody else than its parent
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (-signal.SIGTERM, b"")


def test_a_tied_command_gets_its_words_as_they_are() -> None:
    words = ["đơn vị", "a b", "$HOME", ""]
    script = "import sys; sys.stdout.buffer.write('|'.join(sys.argv[1:]).encode())"
    command = tied([sys.executable, "-c", script, *words])
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert ended.stdout.decode() == "đơn vị|a b|$HOME|"
