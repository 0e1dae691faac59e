"""What the type-ahead of the nomination form asks: people and initiatives of the own units."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from awards_registry.asked import LONGEST_SEARCH, whole_number
from awards_registry.policy import Role
from units.accounts.access import signed_in
from units.households.models import Household
from units.people.models import Person
from units.record.models import Initiative

PAGE = 20
MOST_PAGES = 10_000


def people(request: HttpRequest) -> JsonResponse:
    """People of the reader's units, each with post and unit: many share a name."""
    _require_writer(request)
    rows = Person.objects.visible_to(signed_in(request)).with_post()
    term = request.GET.get("term", "").strip()
    today = timezone.localdate()

    def words(person: Person) -> str:
        posting = person.posting_on(today)
        where = f" – {posting.position}, {posting.unit}" if posting else ""
        return f"{person.full_name} ({person.code}){where}"

    return _page(request, rows.named(term) if term else rows, words)


def households(request: HttpRequest) -> JsonResponse:
    """Households that the clerk's units look after."""
    _require_writer(request)
    rows = Household.objects.within(signed_in(request).scope(Role.CLERK))
    term = request.GET.get("term", "").strip()
    rows = rows.named(term) if term else rows
    return _page(request, rows, lambda each: f"{each} ({each.code}) – {each.place}")


def initiatives(request: HttpRequest) -> JsonResponse:
    """Initiatives of the person who is chosen in the form."""
    _require_writer(request)
    person = whole_number(request.GET.get("person", ""))
    rows = Initiative.objects.visible_to(signed_in(request))
    rows = rows.none() if person is None else rows.filter(authors=person)
    rows = rows.filter(title__icontains=request.GET.get("term", "")[:LONGEST_SEARCH].strip())
    return _page(request, rows, lambda made: f"{made.title} ({made.year})")


def _require_writer(request: HttpRequest) -> None:
    if not signed_in(request).has_perm("campaigns.add_nomination"):
        raise PermissionDenied


def _page(request: HttpRequest, rows: Any, words: Callable[[Any], str]) -> JsonResponse:
    number = whole_number(request.GET.get("page", "1")) or 1
    start = min(number - 1, MOST_PAGES) * PAGE
    found = list(rows[start : start + PAGE + 1])
    results = [{"id": str(row.pk), "text": words(row)} for row in found[:PAGE]]
    return JsonResponse({"results": results, "pagination": {"more": len(found) > PAGE}})
