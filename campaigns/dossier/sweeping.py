"""Whether every paper has its bytes and every file its paper; files of nobody are cleared away.

The invariant: each row has its bytes, each file has its row or is younger than a day. A file of
nobody is what a crash between writing and entering leaves.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from campaigns.dossier.keeping import FOLDER, digest_of, path_of
from campaigns.nomination.models import Document

A_DAY = 24 * 60 * 60


@dataclass
class Sweep:
    """What was found: files of nobody (cleared away), rows without bytes, rows of other bytes."""

    cleared: list[str] = field(default_factory=list)
    lost: list[Document] = field(default_factory=list)
    changed: list[Document] = field(default_factory=list)


def sweep(*, clear: bool = True) -> Sweep:
    """Compare rows and files; with ``clear`` remove files of nobody that are older than a day."""
    found = Sweep()
    for document in Document.objects.exclude(place="").order_by("pk").iterator():
        path = path_of(document.place)
        if not path.is_file():
            found.lost.append(document)
        elif digest_of(path) != document.sha256:
            found.changed.append(document)
    before = time.time() - A_DAY
    for path in _old_files(before):
        # Asked one by one: a row that came in meanwhile is seen.
        place = path.relative_to(path_of("")).as_posix()
        if not Document.objects.filter(place=place).exists():
            found.cleared.append(place)
            if clear:
                path.unlink(missing_ok=True)
    return found


def _old_files(before: float) -> Iterator[Path]:
    for path in sorted(path_of(FOLDER).rglob("*")):
        if path.is_file() and path.stat().st_mtime < before:
            yield path
