"""Steps with a number, a name and seconds; quiet commands that speak only when they fail."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TAIL_LINES = 40


class SetupError(Exception):
    """The work cannot go on; the text says why and what to do."""


class CommandError(SetupError):
    """A command ended badly; `output` holds all that it said."""

    def __init__(self, command: Sequence[str], code: int, output: str) -> None:
        super().__init__(f"{' '.join(command)}\nended with code {code}:\n{tail(output)}")
        self.code = code
        self.output = output


def say(text: str = "", *, end: str = "\n") -> None:
    # A closed terminal, or a `| tee` that Ctrl-C ended first, must not hinder the putting away.
    with suppress(OSError):
        sys.stdout.write(text + end)
        sys.stdout.flush()


def tail(text: str, lines: int = TAIL_LINES) -> str:
    """The last lines of a long output; says so when something was cut."""
    every = text.rstrip().splitlines()
    if len(every) <= lines:
        return "\n".join(every)
    return "\n".join([f"… {len(every) - lines} lines before …", *every[-lines:]])


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> str:
    """Run a command at the root of the project without input; return what it printed.

    `env` is added to the environment of this process. Raises CommandError when it fails.
    """
    words = [str(word) for word in command]
    try:
        ended = subprocess.run(
            words,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as absent:
        raise CommandError(words, 127, str(absent)) from absent
    if ended.returncode:
        raise CommandError(words, ended.returncode, ended.stdout)
    return ended.stdout


@dataclass
class Step:
    """One step under way; `remark` is printed before its seconds."""

    remark: str = ""


@dataclass
class Progress:
    """Numbers the steps: `[3/7] Database …  2.1 s`."""

    total: int
    done: int = field(default=0, init=False)

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        self.done += 1
        say(f"[{self.done}/{self.total}] {title} … ", end="")
        begun = time.monotonic()
        step = Step()
        try:
            yield step
        except BaseException:
            say(f" FAILED after {time.monotonic() - begun:.1f} s")
            raise
        remark = f" {step.remark}," if step.remark else ""
        say(f"{remark} {time.monotonic() - begun:.1f} s")
