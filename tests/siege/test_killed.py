"""Processes killed in the middle of their work: what they left is whole, or is not there."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
AWARDS = 20
TOKEN = "x" * 32


@dataclass
class Scratch:
    """A registry apart, and how to start processes of it."""

    env: dict[str, str]
    folder: Path

    def run(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own programs
            [sys.executable, *words],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own programs
            [sys.executable, *words], cwd=ROOT, env=self.env, stderr=subprocess.DEVNULL
        )

    def look(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("-m", "tests.siege.scratch", "look"))
        return found


def _database(folder: Path) -> tuple[str, Callable[[], None]]:
    """The address of an empty database on the engine of this run, and how to remove it."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder / 'scratch.sqlite3'}", lambda: None
    name = f"siege_{os.getpid()}_{random.randrange(10**6)}"  # noqa: S311 - a name, no secret
    chosen = settings.DATABASES["default"]
    import psycopg  # noqa: PLC0415 - where there is PostgreSQL

    def execute(statement: str) -> None:
        with psycopg.connect(
            host=chosen["HOST"],
            port=chosen["PORT"],
            user=chosen["USER"],
            password=chosen["PASSWORD"],
            dbname="postgres",
            autocommit=True,
        ) as link:
            link.execute(statement)

    execute(f"CREATE DATABASE {name}")
    address = f"postgres://{chosen['USER']}:{chosen['PASSWORD']}@{chosen['HOST']}:{chosen['PORT']}"
    return f"{address}/{name}", lambda: execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Scratch]:
    address, remove = _database(tmp_path)
    (tmp_path / "static").mkdir()
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "awards_registry.settings",
        "REGISTRY_PROFILE": "demo",
        "REGISTRY_VAR": str(tmp_path),
        "DATABASE_URL": address,
        "SECRET_KEY": "a key for a registry that lives for a minute and is killed meanwhile",
        "JOB_LEASE": "1",
    }
    here = Scratch(env, tmp_path)
    here.run("manage.py", "migrate", "--verbosity", "0")
    yield here
    remove()


def _until(fact: Callable[[], bool], patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not fact():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def _printed(scratch: Scratch) -> int:
    return len(list(scratch.folder.glob("media/certificates/*/*.pdf")))


@pytest.mark.full
def test_a_worker_killed_while_printing_leaves_every_certificate_once_and_whole(
    scratch: Scratch,
) -> None:
    scratch.run("-m", "tests.siege.scratch", "build", str(AWARDS), "0")
    for enough in (3, 9):
        worker = scratch.start("manage.py", "worker", "--interval", "0.1")
        _until(lambda enough=enough: _printed(scratch) >= enough)  # type: ignore[misc] # bound now
        time.sleep(random.random() / 3)  # noqa: S311 - anywhere in the next one
        worker.kill()
        worker.wait()
    time.sleep(1.2)  # the lease
    scratch.run("manage.py", "worker", "--once")
    found = scratch.look()
    assert found["jobs"] == [["done", AWARDS, 3]]
    assert found["serials"] == [f"{number:05d}" for number in range(1, AWARDS + 1)]
    assert (found["whole"], found["files"]) == (AWARDS, AWARDS)
    assert found["fault"] == ""
    assert "unbroken" in scratch.run("manage.py", "verify_ledger")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]


def _post(port: int, path: str, session: str, **form: str) -> int:
    """The status, or 0 where the server was killed over it."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    try:
        link.request("POST", path, urlencode(form | {"csrfmiddlewaretoken": TOKEN}), headers)
        return link.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        link.close()


@pytest.mark.parametrize(
    ("kills", "drafts"),
    [
        pytest.param(3, 8, id="3 kills", marks=pytest.mark.full),
        pytest.param(40, 60, id="40 kills", marks=pytest.mark.full),
    ],
)
def test_a_web_process_killed_while_signing_leaves_no_half_decision(
    scratch: Scratch, kills: int, drafts: int
) -> None:
    made = json.loads(scratch.run("-m", "tests.siege.scratch", "build", "1", str(drafts)))
    scratch.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    port, stop = _free_port(), Event()
    words = [
        "--preload",
        "--threads",
        "4",
        "--bind",
        f"127.0.0.1:{port}",
        "--log-level",
        "critical",
    ]
    master = scratch.start("-m", "gunicorn", *words, "awards_registry.wsgi")
    statuses: set[int] = set()

    def knock(act: str, part: str, **form: str) -> None:
        while not stop.is_set():
            for key in made["drafts"]:
                path = f"/decisions/{key}/{act}/"
                statuses.add(_post(port, path, made["sessions"][part], **form))

    today = time.strftime("%d/%m/%Y", time.localtime(time.time() + 7 * 3600 + time.timezone))
    knocking = [
        Thread(target=knock, args=("sign", "signatory"), kwargs={"signed_on": today}),
        Thread(target=knock, args=("publish", "second_officer")),
    ]
    try:
        _until(lambda: bool(_children(master.pid)))
        for thread in knocking:
            thread.start()
        for _ in range(kills):
            time.sleep(random.uniform(0.05, 0.5))  # noqa: S311 - anywhere
            _until(lambda: bool(_children(master.pid)))
            with contextlib.suppress(ProcessLookupError):
                os.kill(_children(master.pid)[0], signal.SIGKILL)
        found = _all_published(scratch, drafts + 1)
    finally:
        stop.set()
        for thread in knocking:
            thread.join(timeout=30)
        master.terminate()
        master.wait(timeout=30)
    assert found["pairs"] == ["published/published"]
    assert found["numbers"] == list(range(1, drafts + 2))
    assert (found["signed"], found["published"]) == (drafts + 1, drafts + 1)
    assert found["fault"] == ""
    assert statuses <= {0, 302}


HALF = {"draft/recommended", "signed/decided", "published/published"}


def _all_published(scratch: Scratch, count: int) -> dict[str, Any]:
    """Wait until the knocking has brought everything through, looking for half states meanwhile."""
    for _ in range(60):
        found = scratch.look()
        assert set(found["pairs"]) <= HALF
        assert found["numbers"] == list(range(1, len(found["numbers"]) + 1))
        if found["published"] == count:
            return found
    pytest.fail(f"not all was published: {found}")
