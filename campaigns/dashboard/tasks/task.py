"""What one piece of work looks like on the home page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

# So many names stand under a task; the rest is behind its link.
SHOWN = 5
# So many working days on a desk.
LONG_ON_A_DESK = 10


@dataclass(frozen=True)
class Line:
    """One thing of a task, by name."""

    label: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Task:
    """Something that waits: how much of it, until when, and where it is done."""

    title: str
    count: int | None
    url: str = ""
    due: datetime.date | None = None
    note: str = ""
    lines: tuple[Line, ...] = ()
    late: bool = False


@dataclass(frozen=True)
class Part:
    """The work of one role. ``extra`` is for the template of the role, by name."""

    role: str
    label: str
    tasks: list[Task]
    action: Line | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def waiting(*tasks: Task | None) -> list[Task]:
    """Those that hold anything; the earliest deadline first, then as given."""
    there = [task for task in tasks if task and task.count != 0]
    return sorted(there, key=lambda task: task.due or datetime.date.max)
