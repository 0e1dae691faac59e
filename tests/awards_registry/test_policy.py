"""What ``policy`` says is what every page does: generated from the resolver and the registry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from awards_registry import policy
from tests.cast import PARTS, Cast

UNKNOWN = {
    "int": 987_654_321,
    "uuid": "00000000-0000-4000-8000-000000000000",
    "str": "987654321",
    "slug": "khong-co",
    "path": "987654321",
}
# Where the address names no row: what stands in its place.
NAMED = {"app_label": "units"}
ONE_OF_EACH = ["clerk", "officer", "secretary", "member_1", "signatory", "leader", "administrator"]


@dataclass(frozen=True)
class Page:
    name: str
    arguments: tuple[tuple[str, object], ...]

    @property
    def address(self) -> str:
        return reverse(self.name, kwargs=dict(self.arguments))

    @property
    def names_a_row(self) -> bool:
        return any(key not in NAMED for key, _value in self.arguments)


def _pages(resolver: URLResolver, space: str = "") -> Iterator[Page]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from _pages(entry, space + inner)
        elif isinstance(entry, URLPattern) and entry.name:
            converters = entry.pattern.converters.items()
            arguments = tuple((key, NAMED.get(key, UNKNOWN[_kind(c)])) for key, c in converters)
            if entry.pattern.regex.groupindex.keys() - dict(arguments).keys():
                arguments = tuple((key, "units") for key in entry.pattern.regex.groupindex)
            yield Page(space + entry.name, arguments)


def _kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


PAGES = list({page.name: page for page in _pages(get_resolver())}.values())
PATTERNS = [
    entry
    for resolver in [get_resolver()]
    for entry in resolver.url_patterns
    if isinstance(entry, URLPattern)
]
MODELS = {m._meta.label_lower for m in apps.get_models() if admin.site.is_registered(m)}


def test_every_page_has_a_name() -> None:
    assert [entry for entry in PATTERNS if not entry.name] == []


def test_every_page_that_exists_is_declared() -> None:
    assert [page.name for page in PAGES if policy.who_may(page.name) is None] == []


def test_every_declared_page_exists() -> None:
    assert set(policy.PAGES) - {page.name for page in PAGES} == set()


def test_every_drawer_is_declared_and_nothing_else_came_in() -> None:
    assert MODELS - set(policy.DESK) == set()


def _answer(client: Client, page: Page) -> int:
    return client.get(page.address).status_code


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nobody_gets_in_unnamed_where_the_policy_names_roles(page: Page, cast: Cast) -> None:
    response = Client().get(page.address)
    to_the_door = response.status_code == 302 and response.headers["Location"].startswith(
        reverse("sign_in")
    )
    public = policy.who_may(page.name) == policy.PUBLIC
    assert to_the_door == (not public or page.name == "admin:login")


@pytest.mark.parametrize("part", ONE_OF_EACH)
def test_a_page_opens_for_the_roles_that_the_policy_names_and_for_no_other(
    part: str, cast: Cast
) -> None:
    client = Client()
    client.force_login(cast[part])
    role = PARTS[part][1]
    astray = []
    for page in PAGES:
        who = policy.who_may(page.name)
        assert who is not None
        status = _answer(client, page)
        if page.name in {"sign_out", "admin:logout"}:
            client.force_login(cast[part])
        if status not in _expected(page, who, role):
            astray.append((page.name, status))
    assert astray == []


def _expected(page: Page, who: policy.Who, role: policy.Role) -> set[int]:
    """What a GET may answer: refusals exactly where they belong, never a server error."""
    if who != policy.PUBLIC and role not in who:
        return {403}
    if not page.name.startswith("admin:"):
        # 405: the address of an act, which is only posted to.
        return {404, 405} if page.names_a_row else {200, 302, 405}
    return _expected_at_the_desk(page, role)


def _expected_at_the_desk(page: Page, role: policy.Role) -> set[int]:
    act = page.name.rpartition("_")[2]
    label = next(
        (
            label
            for label in policy.DESK
            if page.name.startswith(f"admin:{label.replace('.', '_')}_")
        ),
        None,
    )
    if page.name == "admin:app_list":
        # Drawers of "units": some roles have none.
        return {200, 404}
    if label is None:
        # The type-ahead asks for a field; without one it refuses.
        return {403} if page.name == "admin:autocomplete" else {200, 302, 405}
    writers = policy.DESK[label][1]
    if act == "delete":
        return {403}
    if act in {"add", "people", "initiatives", "households"}:
        return {200} if role in writers and label != "ledger.entry" else {403}
    if page.names_a_row:
        # Without an address of its own Django leads from <number>/ to <number>/change/.
        return {404, 403} if page.name.endswith("password_change") else {404}
    return {200}


@pytest.mark.parametrize("part", ["outsider", "clerk"])
def test_a_row_of_others_and_a_row_that_never_was_look_alike(part: str, cast: Cast) -> None:
    client = Client()
    client.force_login(cast[part])
    theirs = cast.people["Xa" if part == "clerk" else "Tài"]
    for act in ("change", "history"):
        name = f"admin:units_person_{act}"
        foreign = client.get(reverse(name, args=[theirs.pk]))
        unknown = client.get(reverse(name, args=[987_654_321]))
        assert (foreign.status_code, unknown.status_code) == (404, 404)
        where = (f"/{theirs.pk}/".encode(), b"/987654321/")
        assert foreign.content.replace(where[0], b"//") == unknown.content.replace(where[1], b"//")
