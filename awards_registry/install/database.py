"""One database for one test run on a running PostgreSQL; run by .venv's Python, which has psycopg.

The server comes from the environment: REGISTRY_SERVER holds a conninfo or URL ('' leaves it to the
PG… variables). `create NAME` prints the URL for Django, `drop NAME` removes what the run made.
"""

import os
import sys
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

MAINTENANCE = "postgres"
PATIENCE = 3  # seconds


def connect(server: str) -> psycopg.Connection:
    """A connection outside of any transaction, as CREATE DATABASE demands; 3 seconds' patience."""
    try:
        return psycopg.connect(
            server, autocommit=True, connect_timeout=PATIENCE, dbname=MAINTENANCE
        )
    except psycopg.OperationalError:
        # Hosted servers may close their maintenance database: then the named one will do.
        return psycopg.connect(server, autocommit=True, connect_timeout=PATIENCE)


def address(info: psycopg.ConnectionInfo, name: str, query: str = "") -> str:
    """The URL of database `name` on the server that is connected, for DATABASE_URL."""
    login = quote(info.user, safe="")
    if info.password:
        login += ":" + quote(info.password, safe="")
    tail = f"?{query}" if query else ""
    if info.host.startswith("/"):
        return f"postgres://{login}@:{info.port}/{quote(info.host, safe='')}/{name}{tail}"
    host = f"[{info.host}]" if ":" in info.host else info.host
    return f"postgres://{login}@{host}:{info.port}/{name}{tail}"


def create(server: str, name: str) -> str:
    """Create the database from the empty template, in UTF-8; return its URL."""
    with connect(server) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(
                sql.Identifier(name)
            )
        )
        query = urlsplit(server).query if "://" in server else ""
        return address(connection.info, name, query)


def drop(server: str, name: str) -> None:
    """Drop the run's database and the copies that tests made of it, and no other."""
    with connect(server) as connection:
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE datname = %s OR starts_with(datname, %s)",
            [name, f"test_{name}"],
        )
        for (database,) in found.fetchall():
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
            )


def main() -> int:
    verb, name = sys.argv[1:]
    server = os.environ.get("REGISTRY_SERVER", "")
    try:
        if verb == "create":
            sys.stdout.write(create(server, name) + "\n")
        else:
            drop(server, name)
    except psycopg.Error as refusal:
        sys.stdout.write(f"{refusal}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
