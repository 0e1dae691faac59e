"""Limits and shares on the pages: a line each, and behind it everybody who is counted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards_registry.asked import whole_number
from campaigns.casefile.addresses import address
from campaigns.casefile.findings import award_names
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.counters import QUOTA, SHARE, Counter, Counters
from campaigns.eligibility.denominator import heads
from campaigns.eligibility.live import FIRST_YEAR, day_for
from campaigns.nomination.models import Nomination
from units.accounts.access import signed_in
from units.accounts.models import User
from units.organisation.models import Unit

ROWS = 50


@dataclass(frozen=True)
class Line:
    """A counter with its names and the way to those who are counted."""

    counter: Counter
    award: str
    of: str
    unit: str
    url: str


def place_of(nomination: Nomination) -> int:
    """Where heads are counted: a collective's own, else those of the nominating unit."""
    return nomination.unit_id or nomination.nominating_unit_id


def lines_of(user: User, counters: Counters, pairs: Iterable[tuple[str, int]]) -> list[Line]:
    """A line for each counter of each (award code, unit); none where nothing is counted."""
    wanted = [(award, unit) for award, unit in pairs if counters.counts_heads(award)]
    if not wanted:
        return []
    counters.count_members([unit for award, unit in wanted if counters.has_share(award)])
    names = award_names()
    units = Unit.objects.in_bulk({unit for _award, unit in wanted})
    opens = bool(address(user, "limit", "-", 0, 0))
    return [
        Line(
            each,
            award=names.get(award, award),
            of=names.get(each.of, each.of),
            unit=str(units[unit]),
            url=f"{reverse('limit', args=[award, unit, counters.year])}?n={number}"
            if opens and user.scope_for("limit").covers(unit)
            else "",
        )
        for award, unit in dict.fromkeys(wanted)
        for number, each in enumerate(counters.of(award, unit))
    ]


def lines_of_nomination(nomination: Nomination, user: User, day: datetime.date) -> list[Line]:
    """What is counted for one nomination by the law of ``day``."""
    rules = nomination.award_type.versions.filter(conditions__kind__in=(QUOTA, SHARE))
    if not rules.exists():  # most awards count no heads: one question instead of many
        return []
    counters = Counters(nomination.achievement_year, day)
    return lines_of(user, counters, [(nomination.award_type.code, place_of(nomination))])


def lines_of_round(rows: Iterable[Nomination], user: User, year: int) -> list[Line]:
    """What is counted for the nominations of a round, by award and unit."""
    pairs = {(row.award_type.code, place_of(row)) for row in rows}
    return lines_of(user, Counters(year, day_for(year)), sorted(pairs))


@require_safe
def limit_lines(request: HttpRequest) -> HttpResponse:
    """The lines for what is chosen in the nomination form, as a piece of its page."""
    user = signed_in(request)
    award = AwardType.objects.filter(pk=_number(request, "award")).first()
    units = Unit.objects.within(user.scope_for("limit"))
    asked = "unit" if award and award.recipient != AwardType.Recipient.INDIVIDUAL else "from"
    unit = units.filter(pk=_number(request, asked)).first()
    year = _number(request, "year") or timezone.localdate().year
    lines: list[Line] = []
    if award and unit and FIRST_YEAR <= year <= timezone.localdate().year:
        lines = lines_of(user, Counters(year, day_for(year)), [(award.code, unit.pk)])
    return render(request, "campaigns/casefile/limits.html", {"limits": lines})


def _number(request: HttpRequest, name: str) -> int:
    return whole_number(request.GET.get(name, "")) or 0


@require_safe
def limit_page(request: HttpRequest, award: str, unit: int, year: int) -> HttpResponse:
    """Everybody in the base of a limit or share, with the reason why each counts or not."""
    user = signed_in(request)
    scope = user.scope_for("limit")
    place = get_object_or_404(Unit.objects.within(scope), pk=unit)
    kind = get_object_or_404(AwardType, code=award)
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    counters = Counters(year, day_for(year))
    lines = lines_of(user, counters, [(award, place.pk)])
    number = _number(request, "n")
    if number >= len(lines):
        raise Http404
    everybody = heads(lines[number].counter, counters)
    mine = [row for row in everybody if scope.covers(row.unit)]
    context: dict[str, Any] = {
        "line": lines[number],
        "lines": lines,
        "award": kind,
        "unit": place,
        "year": year,
        "page_obj": Paginator(mine, ROWS).get_page(request.GET.get("page")),
        "counted": sum(row.counts for row in mine),
        "elsewhere": len(everybody) - len(mine),
        "list_url": address(user, "nomination_list"),
    }
    return render(request, "campaigns/casefile/limit.html", context)
