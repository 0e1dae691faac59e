"""Fresh copies of a migrated database with nothing in it but units."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

PREPARE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from benchmarks.roster_file import UNITS, unit_name
from units.organisation.models import Unit
top = Unit.objects.create(code="BTNMT", name="Bộ Tài nguyên và Môi trường", kind="ministry")
for number in range(UNITS):
    Unit.objects.create(code=f"P{number:03d}", name=unit_name(number), parent=top)
"""


@dataclass
class Copies:
    """A prepared database, and as many copies of it as are asked for, one after the other."""

    vendor: str
    folder: Path
    server: str = ""
    _made: int = field(default=0)

    @contextmanager
    def one(self) -> Iterator[dict[str, str]]:
        """The environment of a process that works on a copy, gone at the end."""
        self._made += 1
        if self.vendor == "sqlite":
            own = self.folder / f"var{self._made}"
            shutil.copytree(self.folder / "var", own)
            yield _environment(own)
            shutil.rmtree(own)
            return
        name = f"{self.base}_{self._made}"
        _ask(self.server, f'CREATE DATABASE "{name}" TEMPLATE "{self.base}"')
        own = self.folder / f"var{self._made}"
        try:
            yield _environment(own) | {"DATABASE_URL": _named(self.server, name)}
        finally:
            _ask(self.server, f'DROP DATABASE "{name}"')
            shutil.rmtree(own, ignore_errors=True)

    @property
    def base(self) -> str:
        return f"bench_import_{os.getpid()}"

    def prepare(self) -> None:
        own = _environment(self.folder / "var")
        if self.vendor == "postgresql":
            _ask(self.server, f'CREATE DATABASE "{self.base}"')
            own["DATABASE_URL"] = _named(self.server, self.base)
        subprocess.run([sys.executable, "-c", PREPARE], env=os.environ | own, check=True)  # noqa: S603 - ours

    def clear(self) -> None:
        if self.vendor == "postgresql":
            _ask(self.server, f'DROP DATABASE IF EXISTS "{self.base}"')


def copies(folder: Path, *, only: str = "") -> Iterator[Copies]:
    """The databases to measure on: SQLite, and the PostgreSQL of DATABASE_URL if there is one."""
    server = os.environ.get("DATABASE_URL", "")
    found = [Copies("sqlite", folder / "sqlite")] if only != "postgresql" else []
    if server.startswith("postgres"):
        found.append(Copies("postgresql", folder / "postgresql", server))
    for each in found:
        each.folder.mkdir(parents=True, exist_ok=True)
        each.prepare()
        try:
            yield each
        finally:
            each.clear()


def _environment(var: Path) -> dict[str, str]:
    var.mkdir(parents=True, exist_ok=True)
    return {
        "REGISTRY_PROFILE": "demo",
        "REGISTRY_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "awards_registry.settings",
        "SECRET_KEY": os.environ.get("SECRET_KEY") or secrets.token_urlsafe(64),
        "DATABASE_URL": f"sqlite:///{var / 'bench.sqlite3'}",
    }


def _named(server: str, name: str) -> str:
    parts = urlsplit(server)
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))


def _ask(server: str, statement: str) -> None:
    with psycopg.connect(_named(server, "postgres"), autocommit=True) as connection:
        connection.execute(statement)
