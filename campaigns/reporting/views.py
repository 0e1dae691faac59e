"""The register as a list and the five-year tally."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def register(request: HttpRequest) -> HttpResponse:
    """The register of awards."""
    return render(request, "campaigns/certificate/check.html")


def five_year_tally(request: HttpRequest) -> HttpResponse:
    """The five-year report."""
    return render(request, "campaigns/certificate/check.html")
