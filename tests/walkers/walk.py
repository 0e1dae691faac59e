"""Walks as one person from home along every link, and notes what is found on the way."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve

from awards_registry.policy import PUBLIC, who_may
from tests.walkers.page import Page, faults_of_build
from tests.walkers.words import left_overs
from units.accounts.models import User

# Leaving the house and answers for machines are no part of the walk.
NOT_WALKED = frozenset({"sign_out", "set_language", "health", "job_state", "admin:logout"})
HOST = "http://testserver"
OK = 200


@dataclass
class Walk:
    """One person's way; ``each_kind`` is how many links of one kind are followed, 0 for all."""

    user: User | None = None
    each_kind: int = 0
    language: str = "vi"
    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)

    def go(self, start: str = "/") -> list[str]:
        """Every fault between ``start`` and the end, as “page: fault”."""
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = self.language
        if self.user is not None:
            client.force_login(self.user)
        waiting = deque([(start, "the door")])
        while waiting:
            address, found_on = waiting.popleft()
            if address in self.seen or not self._wanted(address):
                continue
            self.seen.add(address)
            answer = client.get(address, follow=True)
            waiting.extend((link, address) for link in self._read(address, found_on, answer))
        return self.faults

    def _wanted(self, address: str) -> bool:
        kind = kind_of(address)
        if kind.split("?")[0] in NOT_WALKED or "," in kind:
            return False  # filters combine without end; each is tried alone
        self.kinds[kind] += 1
        return not self.each_kind or self.kinds[kind] <= self.each_kind

    def _read(self, address: str, found_on: str, answer: HttpResponseBase) -> list[str]:
        if answer.status_code != OK:
            self.faults.append(f"{address}: {answer.status_code} (linked from {found_on})")
            return []
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            return []
        page = Page(b"".join(answer).decode())
        inside = who_may(kind_of(address).split("?")[0]) not in {None, PUBLIC}
        notes = faults_of_build(page, with_breadcrumb=inside)
        if self.language == settings.LANGUAGE_CODE:
            notes += [f"English: {text}" for text in left_overs(page.texts)]
        self.faults += [f"{address}: {note}" for note in notes]
        return [link for href in page.links() if (link := internal(address, href))]


def internal(address: str, href: str) -> str:
    """``href`` as a path of this house, or nothing where it leads elsewhere."""
    parts = urlsplit(urljoin(HOST + address, href))
    if f"{parts.scheme}://{parts.netloc}" not in {HOST, settings.SITE_URL}:
        return ""
    if parts.path.startswith(settings.STATIC_URL):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def kind_of(address: str) -> str:
    """The page's name and which questions its address asks: links of one kind look alike."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return parts.path
    asked = ",".join(sorted({key for key, _value in parse_qsl(parts.query)}))
    return f"{name}?{asked}" if asked else name
