"""A tally as text, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import astuple, fields

from campaigns.reporting.five_year_tally import Row, Tally

HEADER = tuple(field.name for field in fields(Row))
# A spreadsheet would run what begins like this.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_json(tally: Tally) -> str:
    return json.dumps(tally.as_dict(), ensure_ascii=False, indent=2)


def as_csv(tally: Tally) -> str:
    """One line an award type, the names of the columns first, no sums."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([_harmless(cell) for cell in astuple(row)] for row in tally.rows)
    return out.getvalue()


def _harmless(cell: str | int) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def as_text(tally: Tally) -> str:
    """Count, code and name under each other, then the sums."""
    width = max(len(str(tally.total)), 5)
    lines = [f"{tally.unit.name}, {tally.period.first}–{tally.period.last}", ""]
    lines += [f"{row.count:>{width}}  {row.code:<12} {row.name}" for row in tally.rows]
    lines += [f"{tally.total:>{width}}  total", ""]
    lines += [f"{count:>{width}}  {level}" for level, count in tally.by_level().items()]
    lines += [f"{count:>{width}}  {kind}" for kind, count in tally.by_recipient().items()]
    return "\n".join(lines)
