"""What the form of a nomination asks while one types: keep this, forget that, judge it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from awards_registry.asked import whole_number
from awards_registry.policy import Role
from campaigns.entry.scribbles import KEPT, NEW, TooLongError, forget, scribble
from campaigns.entry.verdicts import answers
from campaigns.nomination.forms import NominationForm
from campaigns.nomination.models import Nomination
from campaigns.nomination.models.candidates import CANDIDATES
from campaigns.nomination.moves import moves_of
from campaigns.nomination.twins import twins_of
from units.accounts.access import require, signed_in
from units.accounts.models import User


def _where(request: HttpRequest, user: User) -> tuple[str, Nomination | None]:
    """The form that is meant: its place, and the nomination that it edits; 404 for others'."""
    place = request.POST.get("place", "")
    if place == NEW:
        return place, None
    key = whole_number(place.removeprefix("nomination:")) or 0
    row = get_object_or_404(Nomination.objects.visible_to(user), pk=key)
    require(user, Role.CLERK, row.nominating_unit)
    return f"nomination:{row.pk}", row


@require_POST
def typing(request: HttpRequest) -> JsonResponse:
    """Keep the fields of the form as they are typed; answers with the time."""
    user = signed_in(request)
    place, _row = _where(request, user)
    content = {name: request.POST.getlist(name) for name in KEPT if name in request.POST}
    try:
        kept = scribble(place, content, by=user)
    except TooLongError as error:
        return JsonResponse({"error": str(error)}, status=400)
    return JsonResponse({"at": f"{timezone.localtime(kept.saved_at):%H:%M}"})


@require_POST
def forget_typing(request: HttpRequest) -> HttpResponse:
    """Bỏ bản đang gõ: the form stands as it is in the register again."""
    user = signed_in(request)
    place, row = _where(request, user)
    forget(place, by=user)
    if row is None:
        return HttpResponseRedirect(reverse("admin:campaigns_nomination_add"))
    return HttpResponseRedirect(reverse("admin:campaigns_nomination_change", args=[row.pk]))


@require_POST
def verdict(request: HttpRequest) -> HttpResponse:
    """What the law says of the form as it is filled in now, and which others say the same."""
    user = signed_in(request)
    _place, row = _where(request, user)
    kind = type("TypedForm", (NominationForm,), {"user": user})
    form: Any = kind(request.POST, instance=row)
    form.is_valid()
    typed: Nomination = form.instance
    context: dict[str, Any] = {"twins": None, "answer": None, "move": None}
    if _says_enough(typed):
        [context["move"]] = moves_of([typed])
        [context["answer"]] = answers([typed], timezone.localdate())
        authors = [person.pk for person in form.cleaned_data.get("co_authors", ())]
        [context["twins"]] = twins_of([typed], user, {typed.pk: authors})
    context["nobody"] = form.errors.get(_candidate_field(typed), [])
    return render(request, "campaigns/entry/live.html", context)


def _candidate_field(typed: Nomination) -> str:
    return CANDIDATES[typed.award_type.recipient][0] if typed.award_type_id else "person"


def _says_enough(typed: Nomination) -> bool:
    """Whether it is known who is meant, what for, of which year and round."""
    wanted = (typed.round_id, typed.award_type_id, typed.nominating_unit_id, typed.achievement_year)
    if not all(wanted):
        return False
    return bool(getattr(typed, f"{_candidate_field(typed)}_id"))
