"""Pages over everything: home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Where everybody begins."""
    return render(request, "campaigns/certificate/check.html")


def search(request: HttpRequest) -> HttpResponse:
    """Look for anything one may see."""
    return render(request, "campaigns/certificate/check.html")


def dashboard(request: HttpRequest) -> HttpResponse:
    """The figures of the year."""
    return render(request, "campaigns/certificate/check.html")
