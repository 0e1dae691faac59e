"""A file in, a table out: the file is opened in a process of its own that may be killed."""

import datetime
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from units.roster.faults import Fault, Reason
from units.roster.gates import container_of
from units.roster.limits import USUAL, Limits
from units.roster.refusals import Refused
from units.roster.tables import Broken, Cell, Column, Head, Row, Table, Wanted

_ROOT = Path(__file__).resolve().parents[2]
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "SYSTEMROOT")
_SIGNALS = {
    signal.SIGXCPU: Reason.TOO_SLOW,
    signal.SIGKILL: Reason.TOO_SLOW,
    signal.SIGABRT: Reason.TOO_HEAVY,
}


@dataclass(slots=True)
class Opened:
    """A file being read: `head` is known, `lines` can be walked once, as such or as `rows`.

    A line is the row's number and its cells in the order of the `keys`.
    """

    head: Head
    keys: tuple[str, ...]
    lines: Iterator[list[Any]]

    @property
    def rows(self) -> Iterator[Row]:
        keys = self.keys
        return (Row(line[0], dict(zip(keys, line[1:], strict=True))) for line in self.lines)


def read_table(
    data: bytes, wanted: Sequence[Wanted], *, sheet: str = "", limits: Limits = USUAL
) -> Table:
    """Read the one table of a file; all rows at once.

    `wanted` are the columns that the caller knows, `sheet` names one where several fit. Raises
    Refused, whose text says in the reader's language what is wrong, where, and what to do.
    """
    with open_table(data, wanted, sheet=sheet, limits=limits) as opened:
        rows = tuple(opened.rows)
        if not rows:
            head = opened.head
            raise Refused(Fault(Reason.NO_ROWS, head.sheet, head.header_row))
        head = opened.head
        return Table(
            head.sheet, head.header_row, head.columns, head.since_1904, head.encoding, rows
        )


@contextmanager
def open_table(
    data: bytes, wanted: Sequence[Wanted], *, sheet: str = "", limits: Limits = USUAL
) -> Iterator[Opened]:
    """The same row by row, for many rows: only the child holds the whole of the file."""
    try:
        container_of(data, limits)
        with _child(limits) as (process, timer):
            _ask(process, data, wanted, sheet, limits)
            opened = _opened(process)
            timer.cancel()  # from here on the caller sets the pace
            yield opened
    except Fault as fault:
        raise Refused(fault) from fault


@contextmanager
def _child(limits: Limits) -> Iterator[tuple[subprocess.Popen[bytes], threading.Timer]]:
    """A process without our secrets, killed when its time is over and in any case at the end."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    process = subprocess.Popen(  # this interpreter, a module of ours, no shell
        [sys.executable, "-m", "units.roster.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=environment | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    timer = threading.Timer(limits.wall_seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield process, timer
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)


def _close(pipe: IO[bytes] | None) -> None:
    # The child may have gone without reading to the end; its answer says why.
    with suppress(BrokenPipeError):
        if pipe is not None:
            pipe.close()


def _ask(
    process: subprocess.Popen[bytes],
    data: bytes,
    wanted: Sequence[Wanted],
    sheet: str,
    limits: Limits,
) -> None:
    request = {
        "limits": asdict(limits),
        "wanted": [[each.key, each.names, each.required, each.fronts] for each in wanted],
        "sheet": sheet,
    }
    assert process.stdin is not None  # noqa: S101 - asked for above
    with suppress(BrokenPipeError):
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.write(data)
    _close(process.stdin)


def _opened(process: subprocess.Popen[bytes]) -> Opened:
    first = _line(process)
    head = first["head"]
    columns = tuple(Column(**column) for column in head["columns"])
    read = Head(head["sheet"], head["header_row"], columns, head["since_1904"], head["encoding"])
    return Opened(read, tuple(first["keys"]), _lines(process))


def _lines(process: subprocess.Popen[bytes]) -> Iterator[list[Any]]:
    count = 0
    while isinstance(some := _line(process), list):
        count += len(some)
        for line in some:
            yield [cell if type(cell) is not list else _cell(*cell) for cell in line]
    if some["end"] != count:
        raise Fault(Reason.DIED)


def _line(process: subprocess.Popen[bytes]) -> Any:
    """The child's next line; raises the Fault that it tells of, or that its end tells of."""
    assert process.stdout is not None  # noqa: S101 - asked for above
    raw = process.stdout.readline()
    if not raw.endswith(b"\n"):
        raise Fault(_reason_of_death(process.wait()))
    answer = json.loads(raw)
    if isinstance(answer, dict) and "fault" in answer:
        told = answer["fault"]
        raise Fault(
            Reason(told["reason"]), told["sheet"], told["row"], told["column"], told["holes"]
        )
    return answer


def _reason_of_death(code: int) -> Reason:
    """Why a child ended without a word, from its exit code."""
    if code > 0:
        return Reason.DAMAGED  # the reader gave up on what it found
    return _SIGNALS.get(signal.Signals(-code), Reason.DIED) if code else Reason.DIED


def _cell(kind: str, text: str) -> Cell:
    """What JSON has no word for; see the child."""
    match kind:
        case "d":
            return datetime.date.fromisoformat(text)
        case "t":
            return datetime.datetime.fromisoformat(text)
        case "h":
            return datetime.time.fromisoformat(text)
        case _:
            return Broken(text)
