"""The process that opens a foreign file: reads it from stdin, writes lines of JSON, then is gone.

It has limits of its own, no secrets in its environment and may write no file. Whatever breaks in
here, the process that started it lives on.
"""

import contextlib
import datetime
import gc
import json
import math
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

from python_calamine import CalamineError, PasswordError

from units.roster.faults import Fault, Reason
from units.roster.limits import Limits
from units.roster.pick import Picked, pick
from units.roster.sheets import sheets_of
from units.roster.tables import Broken, Cell, Wanted

TOGETHER = 100
"""So many rows stand in one line of the answer: few enough for long cells, enough for speed."""


def main() -> None:
    """Answer one request: a line of JSON, then the file's bytes until the end of the input."""
    gc.disable()  # rows make no circles, and the process is soon gone
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    _confine(limits)
    try:
        wanted = [
            Wanted(key, tuple(names), required, tuple(fronts))
            for key, names, required, fronts in request["wanted"]
        ]
        picked = pick(sheets_of(sys.stdin.buffer.read(), wanted, limits), wanted, request["sheet"])
        for line in _answer(picked, limits):
            sys.stdout.write(line + "\n")
    except Fault as fault:
        _refuse(fault)
    except MemoryError:
        _refuse(Fault(Reason.TOO_HEAVY))
    except PasswordError:
        _refuse(Fault(Reason.ENCRYPTED))
    except CalamineError:
        _refuse(Fault(Reason.DAMAGED))


def _confine(limits: Limits) -> None:
    """Processor time, address space and files; a limit already lower than ours stays."""
    for kind, most in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError):
            resource.setrlimit(kind, (most, most))


def _refuse(fault: Fault) -> None:
    sys.stdout.write(json.dumps({"fault": fault.as_json()}) + "\n")


def _answer(picked: Picked, limits: Limits) -> Iterator[str]:
    """The head, some rows at a time as [number, cells…] by the order of the keys, their count."""
    yield json.dumps({"head": picked.head(), "keys": list(picked.heading.places)})
    count, rows = 0, picked.rows(limits)
    while some := [[number, *cells] for number, cells in islice(rows, TOGETHER)]:
        count += len(some)
        yield _as_json(some)
    yield json.dumps({"end": count})


def _as_json(rows: list[list[Any]]) -> str:
    """What JSON has stands for itself; the rest is a pair of a letter and a text."""
    try:
        return json.dumps(rows, ensure_ascii=False, allow_nan=False, default=_pair)
    except ValueError:  # an infinite number, or one that is none
        return _as_json([[_finite(cell) for cell in row] for row in rows])


def _finite(cell: Cell) -> Cell:
    endless = isinstance(cell, float) and not math.isfinite(cell)
    return Broken("#NUM!") if endless else cell


def _pair(cell: Any) -> list[str]:
    match cell:
        case Broken(sign):
            return ["e", sign]
        case datetime.datetime():
            return ["t", cell.isoformat()]
        case datetime.date():
            return ["d", cell.isoformat()]
        case datetime.time():
            return ["h", cell.isoformat()]
    raise TypeError(cell)


if __name__ == "__main__":
    main()
