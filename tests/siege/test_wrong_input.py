"""Garbage in every address, every field and every header: answered, never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.siege.house import House, drawers, own_pages

GARBAGE = {
    "nothing": "",
    "zero": "0",
    "negative": "-1",
    "2^31": "2147483648",
    "2^63": "9223372036854775808",
    "40 digits": "9" * 40,
    "5000 digits": "9" * 5000,
    "word": "abc",
    "fraction": "1.5",
    "exponent": "1e400",
    "superscript": "²",
    "arabic digits": "٣٤",
    "NUL": "a\x00b",
    "signs": "%_\\'\"`;--<script>&amp;",
    "letters": "Đ" * 10_000,
    "words": "a b " * 5_000,
    "emoji": "🏅👨‍👩‍👧",
    "bidi": "abc\u202egnp.\u2066x",
    "lines": "a\r\nSet-Cookie: x=1\r\n\r\nb",
    "wrong day": "31/02/2026",
    "year 0": "01/01/0000",
    "year 1": "01/01/0001",
    "year 99999": "01/01/99999",
    "year 9999": "31/12/9999",
    "not a number": "NaN",
    "infinity": "Infinity",
    "json": '{"count": "\\u0000", "x": "\\ud800"}',
    "json nan": '{"count": NaN, "share": 1e999}',
    "json deep": "[" * 20_000,
}
MEGABYTE = "ă" * 500_000
# In the quick run the three that broke most; the long run takes all.
QUICK = ("2^63", "NUL", "wrong day")
KINDS = [
    pytest.param(kind, marks=() if kind in QUICK else pytest.mark.full)
    for kind in (*GARBAGE, "megabyte")
]
PARAMETERS = [
    "q",
    "unit",
    "year",
    "award",
    "level",
    "recipient",
    "state",
    "from",
    "to",
    "since",
    "until",
    "decision",
    "round",
    "code",
    "format",
    "desk",
    "next",
    "term",
    "person",
    "recorded",
    "first",
    "last",
    "o",
    "p",
    "e",
    "all",
    "_popup",
    "_changelist_filters",
    "alive",
    "time",
    "sex__exact",
    "unit__exact",
    "at__year",
    "at__month",
    "at__day",
    "year__exact",
    "form__exact",
    "verified__exact",
    "state__exact",
    "award_type__id__exact",
    "user__exact",
    "kind__exact",
    "level__exact",
    "consideration__exact",
    "launcher__exact",
    "active__exact",
    "is_active__exact",
    "role__exact",
    "scope__exact",
    "recipient__exact",
    "app_label",
    "model_name",
    "field_name",
]
FINE = {200, 302, 400, 403, 404, 405, 429}


class Fields(HTMLParser):
    """The names of the fields of every form that is posted, with what they hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = (given.get("method") or "").lower() == "post" and "language" not in (
                given.get("action") or ""
            )
        name = given.get("name")
        if self.inside and name and tag in {"input", "select", "textarea", "button"}:
            self.found.setdefault(name, given.get("value") or "")


def fields_of(client: Client, address: str) -> dict[str, str]:
    reader = Fields()
    reader.feed(client.get(address).content.decode())
    reader.found.pop("csrfmiddlewaretoken", None)
    return reader.found


class Crashes:
    """Asks and keeps what crashed, so that one run tells everything."""

    def __init__(self, client: Client) -> None:
        self.client, self.asked = client, 0
        self.found: list[str] = []

    def report(self) -> None:
        """Fail with every crash on a line of its own."""
        if self.found:
            pytest.fail(
                "\n".join([f"{len(self.found)} of {self.asked}", *self.found]), pytrace=False
            )

    def ask(self, address: str, data: Any, kind: str, *, post: bool = False, **more: Any) -> Any:
        self.asked += 1
        method = self.client.post if post else self.client.get
        cache.clear()
        try:
            with transaction.atomic():
                answer = method(address, data, **more)
        except Exception as crash:  # noqa: BLE001 - whatever it is, it is reported
            self.found.append(f"{address} {kind}: {type(crash).__name__} {str(crash)[:90]}")
            return None
        if answer.status_code not in FINE:
            self.found.append(f"{address} {kind}: {answer.status_code}")
        return answer


def _read(house: House) -> Iterator[str]:
    yield from own_pages(house)
    yield reverse("admin:index")
    yield reverse("admin:autocomplete")
    for act in ("people", "initiatives"):
        yield reverse(f"admin:campaigns_nomination_{act}")
    for name, _model in drawers():
        yield reverse(f"{name}_changelist")
    for label in ("person", "annualrating"):
        yield reverse(f"admin:units_{label}_export")


@pytest.mark.parametrize("kind", KINDS)
def test_no_address_crashes_over_garbage_in_its_question(
    kind: str, house: House, everybody: Client
) -> None:
    crashes, value = Crashes(everybody), GARBAGE.get(kind, MEGABYTE)
    for address in _read(house):
        crashes.ask(address, dict.fromkeys(PARAMETERS, value), kind)
        crashes.ask(address, {"page": value, "o": value}, f"page {kind}")
        crashes.ask(address, {"q": value, "term": value}, f"q {kind}")
    crashes.report()


@pytest.mark.full
@pytest.mark.parametrize("kind", GARBAGE)
def test_no_address_crashes_over_one_garbage_at_a_time(
    kind: str, house: House, everybody: Client
) -> None:
    crashes = Crashes(everybody)
    for address in _read(house):
        for name in PARAMETERS:
            crashes.ask(address, {name: GARBAGE[kind]}, f"{name} {kind}")
    crashes.report()


def _forms(house: House) -> list[str]:
    """Pages with a form in them, one of each kind."""
    found = own_pages(house)
    for name, model in drawers():
        if model._meta.model_name != "entry":
            found.append(reverse(f"{name}_add"))
            row = model._default_manager.first()
            if row is not None:
                found.append(reverse(f"{name}_change", args=[row.pk]))
    found.append(reverse("admin:units_user_password_change", args=[house.cast.users["clerk"].pk]))
    found += [reverse(f"admin:units_{label}_export") for label in ("person", "annualrating")]
    return found


def _acts(house: House) -> list[tuple[str, list[str]]]:
    """Addresses that are only posted to, with the fields that they read."""
    row, sitting = house.nominations["submitted"].pk, house.sittings["planned"].pk
    draft, voting = house.decisions["draft"].pk, house.sittings["open"]
    item = voting.items.get().pk
    verbs = ["submit", "recall", "withdraw", "screen", "return", "reject", "forward", "judge"]
    return [
        *((reverse(f"nomination_{verb}", args=[row]), ["text"]) for verb in verbs),
        (reverse("sitting_agenda", args=[sitting]), ["nominations"]),
        (reverse("sitting_agenda", args=[sitting]), ["take_off", "reason"]),
        (reverse("sitting_close", args=[voting.pk]), ["sure"]),
        (reverse("sitting_cast", args=[voting.pk]), [f"choice_{item}", f"remark_{item}"]),
        (reverse("decision_sign", args=[draft]), ["signed_on"]),
        (reverse("decision_drop_line", args=[draft]), ["line"]),
        (reverse("set_language"), ["language", "next"]),
        (reverse("sign_in"), ["username", "password", "next"]),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_crashes_over_garbage_in_its_fields(
    kind: str, house: House, everybody: Client
) -> None:
    crashes, value = Crashes(everybody), GARBAGE.get(kind, MEGABYTE)
    for address in _forms(house):
        names = fields_of(everybody, address)
        free = {name: value for name in names if "_FORMS" not in name}
        managed = {name: kept for name, kept in names.items() if "_FORMS" in name}
        for button in ("edit", "_popup", "_to_field"):
            free.pop(button, None)
        crashes.ask(address, managed | free, kind, post=True)
        if managed and kind != "megabyte":
            crashes.ask(address, names | dict.fromkeys(managed, value), "counts", post=True)
    for address, names_of_act in _acts(house):
        crashes.ask(address, dict.fromkeys(names_of_act, value), kind, post=True)
        crashes.ask(address, {name: [value, value] for name in names_of_act}, kind, post=True)
    crashes.report()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_message_of_a_constraint_crashes_over_its_own_words(language: str) -> None:
    with translation.override(language):
        for model in apps.get_models():
            for constraint in model._meta.constraints:
                assert constraint.get_violation_error_message()
