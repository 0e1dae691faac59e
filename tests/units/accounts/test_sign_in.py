"""Guessing passwords: ten failures for a name from one address, then a pause."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD, Cast
from units.accounts.forms import FAILURES


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def attempt(name: str, password: str, address: str = "192.0.2.1", **headers: str) -> bool:
    """Whether the door opened."""
    form = {"username": name, "password": password}
    answer = Client().post(reverse("sign_in"), form, REMOTE_ADDR=address, headers=headers)
    return answer.status_code == 302


def test_the_right_password_opens_and_a_capital_letter_does_not_close(cast: Cast) -> None:
    assert attempt("clerk", PASSWORD)
    assert attempt("Clerk", PASSWORD)


def test_after_ten_failures_the_right_password_waits_too(cast: Cast) -> None:
    for _time in range(FAILURES):
        assert not attempt("clerk", "sai")
    assert not attempt("CLERK", PASSWORD)
    answer = Client().post(
        reverse("sign_in"), {"username": "clerk", "password": PASSWORD}, REMOTE_ADDR="192.0.2.1"
    )
    assert answer.context["form"].non_field_errors().as_data()[0].code == "paused"


def test_a_pause_is_for_one_name_at_one_address(cast: Cast) -> None:
    for _time in range(FAILURES):
        attempt("clerk", "sai")
    assert attempt("clerk", PASSWORD, address="192.0.2.2")
    assert attempt("officer", PASSWORD)


def test_a_header_does_not_make_another_address(cast: Cast) -> None:
    for number in range(FAILURES):
        attempt("clerk", "sai", **{"X-Forwarded-For": f"198.51.100.{number}"})
    assert not attempt("clerk", PASSWORD, **{"X-Forwarded-For": "198.51.100.99"})


def test_a_success_forgets_the_failures_before(cast: Cast) -> None:
    for _time in range(FAILURES - 1):
        attempt("clerk", "sai")
    assert attempt("clerk", PASSWORD)
    for _time in range(FAILURES - 1):
        attempt("clerk", "sai")
    assert attempt("clerk", PASSWORD)


def test_an_unknown_name_is_answered_like_a_known_one(cast: Cast) -> None:
    def told(name: str) -> list[str]:
        form = {"username": name, "password": "sai"}
        answer = Client().post(reverse("sign_in"), form)
        return [str(error) for error in answer.context["form"].non_field_errors()]

    assert told("clerk") == told("nobody")
