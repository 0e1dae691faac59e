"""`make run`: web server and worker as children of this process, until Ctrl-C."""

import errno
import http.client
import os
import socket
import time
from dataclasses import dataclass

from awards_registry.install.children import Child, Stop, end_all, when_told_to_end
from awards_registry.install.environment import PYTHON
from awards_registry.install.prepare import STEPS, demo_environment, prepare, sign_ins
from awards_registry.install.steps import Progress, SetupError, say

START_PATIENCE = 60.0  # seconds until the first answer
FIRST_ERROR = http.client.INTERNAL_SERVER_ERROR
PORTS = range(1, 65536)


@dataclass(frozen=True)
class Door:
    """The address that the server listens at."""

    host: str
    port: int

    @property
    def bind(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def near(self) -> str:
        """The host to reach it from this machine, also when it listens everywhere."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 -- compared, not bound

    @property
    def url(self) -> str:
        return f"http://{Door(self.near, self.port).bind}"

    def check_free(self) -> None:
        """Raise SetupError, with the way out, when somebody else listens here already."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        try:
            socket.create_server((self.host, self.port), family=family).close()
        except OSError as refusal:
            number = refusal.errno or 0
            # Below zero are the numbers of a name that nobody knows.
            if number == errno.EADDRNOTAVAIL or number < 0:
                raise SetupError(f"HOST={self.host} is no address of this machine.") from refusal
            why = os.strerror(number) if number else str(refusal)
            raise SetupError(
                f"Port {self.port} on {self.host} cannot be used ({why}).\n"
                f"Another program holds it, or it is not allowed. Take another one:\n\n"
                f"    PORT={self.port % 65535 + 1} make run"
            ) from refusal


def door_from(environ: dict[str, str]) -> Door:
    """HOST and PORT, or 127.0.0.1 and 8000. Raises SetupError when PORT is no port."""
    port = environ.get("PORT") or "8000"
    if not (port.isascii() and port.isdigit() and int(port) in PORTS):
        raise SetupError(f"PORT must be a number from 1 to 65535, not {port!r}.")
    return Door(environ.get("HOST") or "127.0.0.1", int(port))


def web_server(door: Door, env: dict[str, str]) -> Child:
    options = "--worker-class gthread --workers 1 --threads 8 --graceful-timeout 10"
    options += f" --no-control-socket --log-level warning --bind {door.bind}"
    words = [*options.split(), "awards_registry.wsgi:application"]
    return Child("web server", [PYTHON, "-m", "gunicorn", *words], env)


def worker(env: dict[str, str]) -> Child:
    return Child("worker", [PYTHON, "manage.py", "worker"], env)


def front_page(door: Door) -> int:
    """The status of the front page, 0 while nothing answers."""
    connection = http.client.HTTPConnection(door.near, door.port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def wait_for(door: Door, web: Child, stop: Stop) -> str:
    """Wait for the first answer, or to be told to stop; a remark if the answer is an error.

    Raises SetupError when the server died or stays mute.
    """
    deadline = time.monotonic() + START_PATIENCE
    while not (status := front_page(door)) and not stop.told:
        if web.ended() is not None:
            raise SetupError(f"The web server ended with code {web.ended()}; see above.")
        if time.monotonic() > deadline:
            raise SetupError(f"The web server did not answer within {START_PATIENCE:.0f} s.")
        stop.wait(0.2)
    return f"but the front page answers with error {status}" if status >= FIRST_ERROR else ""


def greet(door: Door, people: str) -> None:
    say(f"\n{people}\n\nThe registry is open at {door.url} – Ctrl-C ends it.\n")


def watch(web: Child, helper: Child, stop: Stop) -> None:
    """Until told to stop: a dead worker is started again, a dead web server ends everything."""
    while not stop.wait(0.5):
        if web.ended() is not None:
            raise SetupError(f"The web server ended with code {web.ended()}; see above.")
        helper.revive()


def serve() -> int:
    """Prepare, start and keep web server and worker; 0 after a clean end."""
    door = door_from(dict(os.environ))
    door.check_free()
    env = demo_environment(door.url)
    progress = Progress(STEPS + 1)
    prepare(progress, env)
    people = sign_ins(env)
    stop = Stop()
    when_told_to_end(stop.set)
    web, helper = web_server(door, env), worker(env)
    try:
        with progress.step("Web server and worker") as step:
            web.start()
            helper.start()
            step.remark = wait_for(door, web, stop)
        if not stop.told:
            greet(door, people)
            watch(web, helper, stop)
    finally:
        say("\nStopping …")
        end_all([web, helper])
    say("Stopped.")
    return 0
