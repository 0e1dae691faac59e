"""What every page of the frame needs: name of the house, drawers, banner."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import who_may

# The way through the house, in the order of the journey.
WAYS = [
    ("home", _("My work")),
    ("admin:index", _("Desk")),
    ("radar", _("Who qualifies")),
    ("round_list", _("Rounds")),
    ("nomination_list", _("Nominations")),
    ("submission_list", _("Submissions")),
    ("posting_list", _("Public postings")),
    ("sitting_list", _("Council")),
    ("decision_list", _("Decisions")),
    ("register", _("Register of awards")),
    ("outbox", _("Outbox")),
    ("import_kinds", _("Import lists")),
    ("what_if", _("Try out")),
    ("block_list", _("Emulation blocks")),
    ("dashboard", _("Dashboard")),
    ("five_year_tally", _("Five-year report")),
    ("glossary", _("Terms")),
]


def frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    drawers = []
    if user is not None and user.is_authenticated:
        match = request.resolver_match
        here = match.view_name if match else ""
        for name, title in WAYS:
            who = who_may(name)
            if user.is_superuser or name == "home" or (who and user.roles & who):
                current = here == name or (name == "admin:index" and here.startswith("admin:"))
                drawers.append({"title": title, "url": reverse(name), "current": current})
    return {
        "drawers": drawers,
        "body_name": settings.BODY_NAME or _("Awards registry"),
        "demo_banner": not settings.PRODUCTION,
    }
