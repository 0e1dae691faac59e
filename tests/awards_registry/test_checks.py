"""The registry does not start on a database that could lose a vote."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from awards_registry.checks import sqlite_keeps_what_it_was_given

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;",
    },
}


def faults(**options: Any) -> list[str | None]:
    database = copy.deepcopy(SQLITE)
    database["OPTIONS"] |= options  # type: ignore[operator] # a dict of dicts
    with override_settings():
        settings.DATABASES = {"default": database}
        return [fault.id for fault in sqlite_keeps_what_it_was_given()]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, []),
        ({"transaction_mode": "DEFERRED"}, ["registry.E001"]),
        ({"transaction_mode": None}, ["registry.E001"]),
        ({"init_command": ""}, ["registry.E002"]),
    ],
)
def test_sqlite_needs_immediate_transactions_and_the_wal_journal(
    options: dict[str, Any], expected: list[str]
) -> None:
    assert faults(**options) == expected


def test_our_own_settings_have_them() -> None:
    assert sqlite_keeps_what_it_was_given() == []
