"""Pages for everybody: is this certificate real, and who was honoured."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def check(request: HttpRequest) -> HttpResponse:
    """Ask for a code or serial."""
    return render(request, "campaigns/certificate/check.html")


def check_code(request: HttpRequest, token: str) -> HttpResponse:
    """Answer for one code."""
    return render(request, "campaigns/certificate/check.html", {"token": token})


def honours(request: HttpRequest) -> HttpResponse:
    """The public register."""
    return render(request, "campaigns/certificate/check.html")
