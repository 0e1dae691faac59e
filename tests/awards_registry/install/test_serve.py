"""The address is checked before long work, and a taken port comes with the way out."""

import socket

import pytest

from awards_registry.install.serve import Door, door_from
from awards_registry.install.steps import SetupError


def test_without_a_word_the_registry_listens_on_this_machine_only() -> None:
    assert door_from({}) == Door("127.0.0.1", 8000)


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "80 "])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SetupError, match="PORT must be a number from 1 to 65535"):
        door_from({"PORT": port})


def test_a_taken_port_comes_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(SetupError) as refusal:
            Door("127.0.0.1", port).check_free()
    assert str(refusal.value).endswith(f"PORT={port % 65535 + 1} make run")


def test_a_server_that_listens_everywhere_is_reached_on_this_machine() -> None:
    assert Door("0.0.0.0", 8000).url == "http://127.0.0.1:8000"  # noqa: S104 -- only compared
    assert Door("::", 8000).url == "http://[::1]:8000"


@pytest.mark.parametrize("host", ["192.0.2.1", "no host"])
def test_a_host_that_is_not_ours_is_said_and_no_other_port_is_offered(host: str) -> None:
    with pytest.raises(SetupError, match=f"HOST={host} is") as refusal:
        Door(host, 8000).check_free()
    assert "PORT=" not in str(refusal.value)
