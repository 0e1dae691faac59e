"""Pages over everything: home, dashboard, search."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.certificate.public import CheckForm
from campaigns.dashboard import figures
from campaigns.dashboard.first_day import DISMISSED, is_waiting, kept, steps_of, tick
from campaigns.dashboard.links import link, may_open
from campaigns.dashboard.search import search as found_by
from campaigns.dashboard.tasks import parts_of
from campaigns.nomination.models import Nomination
from campaigns.register.filters import VALID
from campaigns.register.models import Decision
from units.accounts.access import signed_in
from units.accounts.models import User
from units.people.names import fold

LATEST = 8
BARS = 15
LATE_SHOWN = 10
SHORTEST_SEARCH = 2


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """My work for those who signed in, the public entrance for everybody else."""
    if not request.user.is_authenticated:
        return _public_home(request)
    user = signed_in(request)
    today = timezone.localdate()
    context: dict[str, Any] = {"parts": parts_of(user, today), "today": today}
    context["first_day"] = is_waiting(user)
    if may_open(user, "dashboard"):
        context["figures"] = four_figures(user, today)
        context["leads"] = "leader" in user.roles
    return render(request, "campaigns/dashboard/home.html", context)


@require_safe
def first_day(request: HttpRequest) -> HttpResponse:
    """The steps of a first day, each with what is known of it."""
    user = signed_in(request)
    steps = steps_of(user, timezone.localdate())
    coming = next((step for step in steps if not step.done), None)
    context = {
        "steps": steps,
        "coming": coming,
        "done": sum(step.done for step in steps),
        "put_away": DISMISSED in kept(user),
    }
    return render(request, "campaigns/dashboard/first_day.html", context)


@require_http_methods(["GET", "POST"])
def first_day_done(request: HttpRequest) -> HttpResponse:
    """Tick a step that only the person knows of, or put the steps away."""
    word = request.POST.get("step", "")
    if request.method == "POST":
        tick(signed_in(request), word)
    return redirect("home" if word == DISMISSED else "first_day")


def _public_home(request: HttpRequest) -> HttpResponse:
    latest = (
        Decision.objects.published()
        .annotate(recipients=Count("awards"))
        .filter(recipients__gt=0)
        .order_by("-signed_on", "-pk")[:LATEST]
    )
    return render(
        request, "campaigns/dashboard/public.html", {"form": CheckForm(), "decisions": latest}
    )


def four_figures(user: User, today: datetime.date) -> list[dict[str, str]]:
    """The cards of the dashboard: what, how much, the change, and the list behind."""
    year = today.year
    asked = {"from": f"{year}-01-01", "to": f"{year}-12-31", "state": VALID}
    awards = link(user, "register", **asked)
    persons = link(user, "register", recipient="individual", **asked)
    return [
        _card(_("Awards in force this year"), figures.awards_in_force(user, year), awards),
        _card(_("Staff with an award"), figures.staff_covered(user, year, today), persons, "%"),
        _card(
            _("Direct workers among the persons"), figures.direct_workers(user, year), persons, "%"
        ),
        _card(
            _("Median days to the decision"),
            figures.days_to_decision(user, year),
            awards,
        ),
    ]


def _card(label: str, figure: figures.Figure, url: str, unit: str = "") -> dict[str, str]:
    value, change = "–", _("nothing to compare with last year")
    if figure.now is not None:
        value = _number(figure.now, unit)
    if figure.change is not None:
        sign = "+" if figure.change > 0 else "−" if figure.change < 0 else "±"
        points = _("points") if unit else ""
        amount = f"{sign}{_number(abs(figure.change))} {points}".strip()
        change = _("%(change)s on last year") % {"change": amount}
    return {"label": label, "value": value, "change": change, "url": url}


def _number(value: float, unit: str = "") -> str:
    """“12,5 %”: one decimal where there is one."""
    rounded = round(value, 1)
    places = 0 if rounded == int(rounded) else 1
    text = number_format(rounded, decimal_pos=places, use_l10n=True)
    return f"{text}\u00a0{unit}" if unit else text


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Four figures, the year's funnel, coverage by unit and what lies too long."""
    user = signed_in(request)
    now = timezone.now()
    today = timezone.localdate()
    late = figures.overdue(user, now)
    context = {
        "year": str(today.year),
        "figures": four_figures(user, today),
        "funnel": _funnel(user, today.year),
        "coverage": _coverage(user, today),
        "late": [
            {
                "nomination": each,
                "url": link(user, "nomination", each.pk),
                "days": _days_since(each, now),
            }
            for each in late[:LATE_SHOWN]
        ],
        "late_count": late.count(),
        "late_url": link(user, "nomination_list", state="submitted"),
    }
    return render(request, "campaigns/dashboard/dashboard.html", context)


def _days_since(nomination: Nomination, now: datetime.datetime) -> int:
    since: datetime.datetime = getattr(nomination, "since", now)
    return (now - since).days


def _funnel(user: User, year: int) -> list[dict[str, Any]]:
    counts = figures.funnel(user, year)
    highest = max((count for _state, count in counts), default=1)
    return [
        {
            "label": state.label,
            "value": count,
            "percent": round(100 * count / highest, 1),
            "url": link(user, "nomination_list", state=state.value, year=year),
        }
        for state, count in counts
    ]


def _coverage(user: User, today: datetime.date) -> list[dict[str, Any]]:
    asked = {
        "from": f"{today.year}-01-01",
        "to": f"{today.year}-12-31",
        "state": VALID,
        "recipient": "individual",
    }
    return [
        {
            "label": each.unit.name,
            "value": _number(each.percent, "%"),
            "percent": round(each.percent, 1),
            "note": _("%(awarded)d of %(staff)d persons")
            % {"awarded": each.awarded, "staff": each.staff},
            "url": link(user, "register", unit=each.unit.code, **asked),
        }
        for each in figures.coverage_by_unit(user, today.year, today)[:BARS]
    ]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found of each kind, at most ten, with a way to the rest."""
    text = " ".join(request.GET.get("q", "").split())[:120]
    long_enough = len(fold(text)) >= SHORTEST_SEARCH
    groups = found_by(signed_in(request), text) if long_enough else []
    context = {"search_query": text, "groups": groups, "asked": long_enough}
    return render(request, "campaigns/dashboard/search.html", context)
