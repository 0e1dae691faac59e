"""The lines of a list as its page shows them: some at a time, in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from units.accounts.models import User
from units.intake.entries import REPAIRED, WARNING
from units.intake.kind import Kind
from units.intake.models import Batch
from units.people.models import Person
from units.people.reading import note_reading

A_PAGE = 50
SHOWS = {
    "": _("All rows"),
    "error": _("With errors"),
    WARNING: _("With warnings"),
    "new": _("New"),
    "changed": _("Changed"),
    "unchanged": _("Unchanged"),
    REPAIRED: _("Letters mended"),
}
LABELS = {
    "new": (_("New"), "good"),
    "changed": (_("Changed"), "note"),
    "unchanged": (_("Unchanged"), "plain"),
    "error": (_("Error"), "bad"),
}


class Lines(Sequence[dict[str, Any]]):
    """The lines of one status, read from only those sheaves that the page needs."""

    def __init__(self, batch: Batch, show: str) -> None:
        self.show = show if show in SHOWS else ""
        self._batch = batch
        self._sheaves = [
            (number, self._count(counts))
            for number, counts in batch.sheaves.values_list("number", "counts")
        ]

    def _count(self, counts: dict[str, int]) -> int:
        if self.show:
            return counts.get(self.show, 0)
        return sum(counts.get(status, 0) for status in LABELS)

    def __len__(self) -> int:
        return sum(count for _number, count in self._sheaves)

    def __getitem__(self, asked: Any) -> Any:
        start, stop, _step = asked.indices(len(self))
        found: list[dict[str, Any]] = []
        before = 0
        for number, count in self._sheaves:
            if count and before < stop and before + count > start:
                lines = self._lines(number)
                found += lines[max(0, start - before) : stop - before]
            before += count
        return found

    def _lines(self, number: int) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = self._batch.sheaves.get(number=number).lines
        match self.show:
            case "":
                return lines
            case "warning":
                return [line for line in lines if "a" in line]
            case "repaired":
                return [line for line in lines if "r" in line]
            case status:
                return [line for line in lines if line["s"] == status]

    def page(self, number: Any) -> Page[Any]:
        return Paginator(self, A_PAGE).get_page(number)


def tabs(batch: Batch, current: str) -> list[dict[str, Any]]:
    """The statuses that occur, with their counts."""
    return [
        {
            "key": key,
            "title": title,
            "count": batch.count(key) if key else batch.total,
            "current": key == current,
        }
        for key, title in SHOWS.items()
        if not key or batch.count(key)
    ]


def shown_lines(
    lines: Sequence[dict[str, Any]], kind: Kind, keys: Sequence[str]
) -> list[dict[str, Any]]:
    """Each line in words: its status, whom it means and why, and cell by cell what it says."""
    columns = {column.key: column for column in kind.columns}

    def said(key: str, value: Any) -> str:
        plain = datetime.date.fromisoformat(value["d"]) if isinstance(value, dict) else value
        return columns[key].show(plain)

    def titled(pairs: Sequence[Any]) -> list[dict[str, str]]:
        return [{"title": columns[key].heading if key else "", "text": text} for key, text in pairs]

    return [
        {
            "number": line["n"],
            "status": line["s"],
            "label": LABELS[line["s"]][0],
            "tone": LABELS[line["s"]][1],
            "target": line.get("t", ""),
            "why": line.get("w", ""),
            "values": [
                {"title": columns[key].heading, "text": said(key, value)}
                for key, value in zip(keys, line["v"], strict=True)
                if value is not None
            ],
            "changes": [
                {
                    "title": columns[key].heading,
                    "before": said(key, before),
                    "after": said(key, after),
                }
                for key, before, after in line.get("c", ())
            ],
            "errors": titled(line.get("e", ())),
            "warnings": titled(line.get("a", ())),
            "repairs": [
                {"title": columns[key].heading, "before": before, "after": after}
                for key, before, after in line.get("r", ())
            ],
        }
        for line in lines
    ]


def note_shown(lines: Sequence[dict[str, Any]], kind: Kind, *, by: User) -> None:
    """Whose old personal data stand on the page: that is a reading, and it is recorded."""
    guarded = {column.key for column in kind.columns if column.guarded}
    keys = {
        line["k"]
        for line in lines
        if line.get("k") and any(change[0] in guarded and change[1] for change in line.get("c", ()))
    }
    if keys:
        note_reading(Person.objects.filter(pk__in=keys).values_list("pk", flat=True), by=by)
