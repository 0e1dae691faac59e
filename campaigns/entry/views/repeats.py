"""The page that sets a report beside the earlier years' that it repeats."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from campaigns.nomination.models import Nomination
from campaigns.nomination.repeats import repeats_of
from units.accounts.access import signed_in


@require_safe
def repeats(request: HttpRequest, pk: int) -> HttpResponse:
    """Side by side, sentence by sentence, for the clerk who writes and the officer who screens."""
    user = signed_in(request)
    row = get_object_or_404(Nomination.objects.visible_to(user).with_candidate(), pk=pk)
    context = {"nomination": row, "repeats": repeats_of(row, user)}
    return render(request, "campaigns/entry/repeats.html", context)
