"""The process that opens a foreign file: reads it from stdin, writes lines of JSON, then is gone.

It has limits of its own, no secrets in its environment and may write no file. Whatever breaks in
here, the process that started it lives on.
"""

import contextlib
import datetime
import json
import math
import resource
import sys
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineError, PasswordError

from units.roster.faults import Fault, Reason
from units.roster.limits import Limits
from units.roster.pick import Picked, pick
from units.roster.sheets import sheets_of
from units.roster.tables import Broken, Cell, Wanted


def main() -> None:
    """Answer one request: a line of JSON, then the file's bytes until the end of the input."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    _confine(limits)
    try:
        wanted = [Wanted(each[0], tuple(each[1]), each[2]) for each in request["wanted"]]
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
    """The head, each row as [number, cells…] in the order of the keys, and the count of rows."""
    yield json.dumps({"head": picked.head(), "keys": list(picked.heading.places)})
    count = 0
    for number, cells in picked.rows(limits):
        count += 1
        yield json.dumps([number, *map(_as_json, cells)], ensure_ascii=False)
    yield json.dumps({"end": count})


def _as_json(cell: Cell) -> Any:
    """What JSON has stands for itself; the rest is a pair of a letter and a text."""
    match cell:
        case Broken(sign):
            return ["e", sign]
        case datetime.datetime():
            return ["t", cell.isoformat()]
        case datetime.date():
            return ["d", cell.isoformat()]
        case datetime.time():
            return ["h", cell.isoformat()]
        case float() if not math.isfinite(cell):
            return ["e", "#NUM!"]
        case _:
            return cell


if __name__ == "__main__":
    main()
