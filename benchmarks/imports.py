"""How fast a list of people is taken in: ours, django-import-export's defaults, the bare floor.

Started by ``make bench-import``. Every run is a process of its own on a fresh copy of an empty
database (SQLite, and PostgreSQL where DATABASE_URL names one); the contestants alternate, the
median of five counts. It prints the figures and their ratios, and ends with 1 where ours reports
other counts than there are.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.fresh import Copies, copies
from benchmarks.roster_file import CHANGED, make_files

MINISTRY, MANY = 6_708, 100_000
ROUNDS = 5
SMALL = ("ours", "defaults", "floor")
GOALS = {
    ("fresh", "defaults"): 0.10,
    ("fresh", "floor"): 3.0,
    ("again", "defaults"): 0.05,
    ("many", "copy"): 4.0,
}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=MINISTRY)
    asked.add_argument("--many", type=int, default=MANY, help="0 leaves the large one out")
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    asked.add_argument("--contestants", nargs="*", default=list(SMALL))
    options = asked.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        files = make_files(Path(folder), options.people)
        for fresh in copies(Path(folder)):
            faults += ministry(fresh, files, options)
        if options.many:
            large = make_files(Path(folder) / "many", options.many)
            tenth = make_files(Path(folder) / "tenth", options.many // 10)
            for fresh in copies(Path(folder) / "large", only="postgresql"):
                faults += many(fresh, large, tenth, options)
    return 1 if faults else 0


def ministry(fresh: Copies, files: dict[str, Path], options: argparse.Namespace) -> int:
    """Fresh, then the same file with 5 % changed, each contestant in turn."""
    say(f"\n{options.people:,} people on {fresh.vendor}, median of {options.rounds}")
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in options.contestants}
    for _round in range(options.rounds):
        for name, found in runs.items():
            found.append(run(fresh, name, files))
    table(runs)
    ours = runs.get("ours", [])
    for step in ("fresh", "again"):
        for rival in ("defaults", "floor"):
            if ours and runs.get(rival):
                ratio(step, rival, median(ours, step), median(runs[rival], step))
    return counted(options.people, ours)


def counted(people: int, ours: list[dict[str, float]]) -> int:
    """Say whether every run counted what there is; returns how many did not."""
    changed = people * CHANGED // 100 + (people * CHANGED % 100 > 0)
    expected = (people, changed, people - changed)
    wrong = [each for each in ours if (each["new"], each["changed"], each["unchanged"]) != expected]
    say(
        f"  counts: {expected[0]:,} new, then {expected[1]:,} changed,"
        f" {expected[2]:,} unchanged"
        + (f" - WRONG: {wrong[0]}" if wrong else " - exact in every run")
    )
    return len(wrong)


def many(
    fresh: Copies,
    files: dict[str, Path],
    tenth: dict[str, Path],
    options: argparse.Namespace,
) -> int:
    """The large list against COPY and ON CONFLICT; its memory against that of a tenth of it."""
    say(f"\n{options.many:,} people on {fresh.vendor}")
    runs: dict[str, list[dict[str, float]]] = {"ours": [], "copy": []}
    for _round in range(max(1, options.rounds // 2)):
        for name, found in runs.items():
            found.append(run(fresh, name, files))
    table(runs)
    ratio("many", "copy", median(runs["ours"], "fresh"), median(runs["copy"], "fresh"))
    small = run(fresh, "ours", tenth)
    say(
        f"  memory beyond the start: ours {median(runs['ours'], 'grown'):.0f} MiB,"
        f" with a tenth of the rows {small['grown']:.0f} MiB;"
        f" the process that parses {median(runs['ours'], 'parser'):.0f} MiB in all"
    )
    return counted(options.many, runs["ours"])


def run(fresh: Copies, name: str, files: dict[str, Path]) -> dict[str, float]:
    """One contestant in a process of its own on a fresh database."""
    with fresh.one() as environment:
        answer = subprocess.run(  # noqa: S603 - this interpreter, a module of ours
            [sys.executable, "-m", "benchmarks.contestants", name, *map(str, files.values())],
            env=os.environ | environment,
            check=True,
            stdout=subprocess.PIPE,
        )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


def median(runs: list[dict[str, float]], key: str) -> float:
    return statistics.median(each[key] for each in runs)


def table(runs: dict[str, list[dict[str, float]]]) -> None:
    say(f"  {'':10} {'fresh s':>9} {'CPU s':>9} {'again s':>9} {'CPU s':>9}")
    for name, found in runs.items():
        keys = ("fresh", "fresh_cpu", "again", "again_cpu")
        say(f"  {name:10} " + " ".join(f"{median(found, key):>9.2f}" for key in keys))


def ratio(step: str, rival: str, ours: float, theirs: float) -> None:
    goal = GOALS.get((step, rival))
    asked = f" (asked: at most {goal:g})" if goal else ""
    verdict = "" if goal is None else "  met" if ours <= goal * theirs else "  NOT met"
    say(f"  {step}: ours / {rival} = {ours / theirs:.3f}{asked}{verdict}")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
