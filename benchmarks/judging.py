"""Everybody judged in bulk and some of them one by one, on a database that is thrown away."""

from __future__ import annotations

import os
import resource
import sys
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.app import connection
from benchmarks.population import populate
from campaigns.eligibility.criteria.judge import judge
from campaigns.eligibility.facts import people
from campaigns.radar.scan import Scan

MINISTRY = 6_708
ONE_BY_ONE = 60  # people judged singly: enough for a steady figure, few enough to wait for
LEAST_RATIO = 30


@dataclass(frozen=True)
class Row:
    """What was measured for one size."""

    people: int
    judgements: int
    seconds: float
    own: float
    radar: float
    queries: int
    peak: float

    @property
    def each(self) -> float:
        """Microseconds for one judgement of one person for one award, loading included."""
        return self.seconds / self.judgements * 1e6

    @property
    def own_each(self) -> float:
        """The same by the time of this process alone: what else the machine does is left out."""
        return self.own / self.judgements * 1e6


def main() -> int:
    """Measure and print; 1 where bulk judging is not so many times faster as it should be."""
    with throw_away():
        return measure(sorted(map(int, sys.argv[1:])))


@contextmanager
def throw_away() -> Iterator[None]:
    """A fresh database with the tables of the registry, gone at the end."""
    test = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        test["NAME"] = str(Path(settings.VAR_DIR) / "bench.sqlite3")
    else:
        test["NAME"] = f"bench_eligibility_{os.getpid()}"
    own = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)


def measure(sizes: list[int]) -> int:
    today = timezone.localdate()
    say(f"Judging everybody for {today.year} on {connection.vendor}, 10 years of history each\n")
    titles = ("people", "judgements", "s", "CPU s", "µs each", "radar s", "queries", "peak MiB")
    say(" ".join(f"{title:>10}" for title in titles))
    rows, single = [], 0.0
    for size in sizes:
        top = populate(size, today.year)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        scan = Scan([top.pk], today.year, today)
        row = in_bulk(scan)
        rows.append(row)
        figures = (f"{row.seconds:.2f}", f"{row.own:.2f}", f"{row.each:.1f}", f"{row.radar:.2f}")
        cells = (f"{row.people:,}", f"{row.judgements:,}", *figures, row.queries, f"{row.peak:.1f}")
        say(" ".join(f"{cell:>10}" for cell in cells))
        if not single:
            single = one_by_one(scan)
    return verdict(rows, single)


def in_bulk(scan: Scan) -> Row:
    """Judge everybody for every individual award with all findings; then the radar of the same."""
    rules = [rule for rule in scan.book.rules.values() if rule.recipient == "individual"]
    codes = [rule.award for rule in rules]
    seen = judged = 0
    begun, own = time.perf_counter(), time.process_time()
    for some in people(scan.people(), scan.around):
        for each in some:
            informed = scan.book.informed(each.facts, codes)
            for rule in rules:
                judge(rule, informed)
        seen += len(some)
        judged += len(some) * len(rules)
    seconds, own = time.perf_counter() - begun, time.process_time() - own
    begun = time.perf_counter()
    for _some in scan.everybody():
        pass
    radar = time.perf_counter() - begun
    # Twice more for queries and memory: counting takes time, and remembering queries takes memory.
    with CaptureQueriesContext(connection) as asked:
        for _batch in people(scan.people(), scan.around):
            pass
    tracemalloc.start()
    for _batch in people(scan.people(), scan.around):
        pass
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return Row(seen, judged, seconds, own, radar, len(asked), peak)


def one_by_one(scan: Scan) -> float:
    """Seconds for one judgement where each asks the database for the facts of its own subject.

    Rules, tree and capped shares are shared all the same, so the ratio is not flattered.
    """
    codes = [rule.award for rule in scan.book.rules.values() if rule.recipient == "individual"]
    keys = list(scan.people().order_by("pk").values_list("pk", flat=True)[:ONE_BY_ONE])
    begun = time.perf_counter()
    for key in keys:
        for code in codes:
            [[candidate]] = people(scan.people().filter(pk=key), scan.around)
            scan.book.judge(code, candidate.facts)
    return (time.perf_counter() - begun) / (len(keys) * len(codes))


def verdict(rows: list[Row], single: float) -> int:
    """The ratios, in words; the exit code."""
    whole = next((row for row in rows if row.people >= MINISTRY), rows[-1])
    ratio = single / (whole.each / 1e6)
    say(f"\nOne by one through the ORM: {single * 1e6:,.0f} µs for each judgement")
    say(f"In bulk: {whole.each:,.1f} µs, {ratio:,.0f} times faster (at least {LEAST_RATIO} asked)")
    first, last = rows[0], rows[-1]
    if len(rows) > 1:
        say(f"From {first.people:,} to {last.people:,} people:")
        say(f"  {last.own_each / first.own_each:.2f} × the CPU time for each judgement")
        say(f"  {last.peak / first.peak:.2f} × the memory that a batch takes at its peak")
    whole_process = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"Peak of the whole process: {whole_process:,.0f} MiB")
    return 0 if ratio >= LEAST_RATIO else 1


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
