"""A PostgreSQL for the tests: a server that runs and lets us in, else a throw-away one."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getuser

from awards_registry.install import cluster
from awards_registry.install.environment import PYTHON
from awards_registry.install.steps import CommandError, SetupError, run
from awards_registry.install.system import Need, ensure


@dataclass(frozen=True)
class Server:
    """Where to knock: what to call it in print, and its conninfo or URL for libpq."""

    name: str
    conninfo: str


def candidates(environ: Mapping[str, str], user: str) -> list[Server]:
    """Running servers worth trying, in order: the named one, then the usual one on this machine."""
    found = []
    named = environ.get("DATABASE_URL", "")
    if named.startswith(("postgres://", "postgresql://")):
        found.append(Server("DATABASE_URL", named))
    if any(environ.get(name) for name in ("PGHOST", "PGSERVICE", "PGPORT")):
        found.append(Server("the PG variables", ""))
    found.extend(
        Server(f"127.0.0.1 as {login}", f"host=127.0.0.1 port=5432 user={login}")
        for login in dict.fromkeys(("postgres", user))
    )
    return found


def server_needs() -> list[Need]:
    return [Need("postgresql", lambda: cluster.programs() is not None)]


def on_server(server: Server, verb: str, name: str) -> str:
    """Let .venv's Python, which has psycopg, create or drop the run's database."""
    module = ["-m", "awards_registry.install.database"]
    return run([PYTHON, *module, verb, name], env={"REGISTRY_SERVER": server.conninfo}).strip()


def run_name() -> str:
    """A database name that no other run has."""
    return f"registry_check_{os.getpid()}_{secrets.token_hex(4)}"


@contextmanager
def own_database(server: Server, name: str, url: str) -> Iterator[str]:
    try:
        yield url
    finally:
        try:
            on_server(server, "drop", name)
        except CommandError as failure:
            os.write(2, f"Database {name} on {server.name} is left behind: {failure}\n".encode())


@contextmanager
def database() -> Iterator[tuple[str, str]]:
    """Yield (where, DATABASE_URL) of an empty database of our own; it is gone after the block.

    Raises SetupError when no server can be had on this machine.
    """
    name = run_name()
    for server in candidates(os.environ, getuser()):
        try:
            url = on_server(server, "create", name)
        except CommandError:
            continue
        with own_database(server, name, url):
            yield server.name, url
        return
    binaries = cluster.programs()
    if binaries is None:
        ensure(server_needs())
        binaries = cluster.programs()
    if binaries is None:
        raise SetupError("No PostgreSQL server and no programs to start one.")
    with cluster.throw_away(binaries) as url:
        yield f"throw-away from {binaries}", url
