"""Settings without which votes or awards could be lost; Django looks at them at every start."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def sqlite_keeps_what_it_was_given(**_kwargs: Any) -> list[CheckMessage]:
    """SQLite in its default mode loses concurrent writes to “database is locked”."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.sqlite3":
        return []
    options = database.get("OPTIONS", {})
    faults: list[CheckMessage] = []
    if options.get("transaction_mode") != "IMMEDIATE":
        faults.append(
            Error(
                "SQLite without transaction_mode IMMEDIATE loses votes that are cast at once.",
                hint='Set DATABASES["default"]["OPTIONS"]["transaction_mode"] = "IMMEDIATE".',
                id="registry.E001",
            )
        )
    if "journal_mode=WAL" not in options.get("init_command", ""):
        faults.append(
            Error(
                "SQLite without the WAL journal lets readers and writers shut each other out.",
                hint="Keep PRAGMA journal_mode=WAL in the init_command.",
                id="registry.E002",
            )
        )
    return faults
