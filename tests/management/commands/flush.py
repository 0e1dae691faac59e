"""Empties the tables between tests with real commits; the ledger's guard steps aside for that."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.core.management.commands import flush
from django.db import connections

# A module whose name begins with a digit cannot be imported by a statement.
ledger_guard = import_module("awards_registry.ledger.migrations.0003_append_only")


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        with connection.schema_editor() as editor:
            ledger_guard.unguard(None, editor)
        super().handle(**options)
        with connection.schema_editor() as editor:
            ledger_guard.guard(None, editor)
