"""A throw-away PostgreSQL from the programs on this machine: own folder, own port, own password."""

import os
import pwd
import re
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from awards_registry.install.steps import CommandError, SetupError, run
from awards_registry.install.system import is_root

SERVER_USER = "postgres"
# Speed over safety: the data live for one test run.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}


def programs(places: Path = Path("/usr/lib/postgresql")) -> Path | None:
    """The folder with initdb and pg_ctl: Debian's newest version, else where PATH finds them."""
    versions = [each for each in places.glob("*/bin") if (each / "initdb").exists()]
    if versions:
        return max(
            versions, key=lambda each: [int(n) for n in re.findall(r"\d+", each.parent.name)]
        )
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def has_server_user() -> bool:
    try:
        pwd.getpwnam(SERVER_USER)
    except KeyError:
        return False
    return True


def as_server(command: list[str | Path]) -> list[str | Path]:
    """The command as the user who may run PostgreSQL: it refuses to be root."""
    return ["runuser", "-u", SERVER_USER, "--", *command] if is_root() else command


def initialise(binaries: Path, home: Path) -> str:
    """Lay out the data folder; return the superuser's password, made for this run."""
    password = secrets.token_urlsafe(24)
    note = home / "password"
    note.write_text(password + "\n", encoding="utf-8")
    note.chmod(0o600)
    if is_root():
        for each in (home, note):
            shutil.chown(each, SERVER_USER)
    run(
        as_server(
            [
                binaries / "initdb",
                *("--pgdata", home / "data", "--username", SERVER_USER, "--pwfile", note),
                *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
            ]
        )
    )
    return password


@contextmanager
def throw_away(binaries: Path) -> Iterator[str]:
    """Run a server on a free port of the loopback until the block ends; yield its URL.

    Raises SetupError when it does not start.
    """
    if is_root() and not has_server_user():
        raise SetupError(f"PostgreSQL does not run as root, and there is no user {SERVER_USER}.")
    home = Path(tempfile.mkdtemp(prefix="registry-pg-"))
    control: list[str | Path] = [binaries / "pg_ctl", "--pgdata", home / "data", "--silent"]
    try:
        password = initialise(binaries, home)
        port = free_port()
        options = [f"-c {name}={value}" for name, value in SETTINGS.items()]
        options += [f"-p {port}", "-h 127.0.0.1", f"-k {home}"]
        start = ["--wait", "--log", str(home / "log"), "--options", " ".join(options), "start"]
        run(as_server([*control, *start]))
        yield f"postgres://{SERVER_USER}:{password}@127.0.0.1:{port}/postgres"
    finally:
        if (home / "data" / "postmaster.pid").exists():
            stop(control)
        shutil.rmtree(home, ignore_errors=True)


def stop(control: list[str | Path]) -> None:
    """End the server at once; nothing in it is worth keeping."""
    try:
        run(as_server([*control, "--mode", "immediate", "--wait", "stop"]))
    except CommandError as failure:
        os.write(2, f"{failure}\n".encode())
