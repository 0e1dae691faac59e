"""The pages for everybody: what is posted, saying something about it, and what became of it.

Nothing is shown but what was sealed into the list; opinions are shown to whoever gave them alone.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, ListView

from campaigns.posting import flood
from campaigns.posting.actions import (
    CodeError,
    MailError,
    PostingStateError,
    confirm,
    give,
    send_code,
)
from campaigns.posting.clock import is_over, left_in_words
from campaigns.posting.forms import CodeForm, OpinionForm
from campaigns.posting.models import Opinion, PublicPosting

TOO_MANY = 429


def connection_of(request: HttpRequest) -> str:
    """The address that the server saw: what a visitor writes into a header is no proof."""
    return str(request.META.get("REMOTE_ADDR", ""))


def too_many(request: HttpRequest) -> HttpResponse:
    """Plain words for whoever asks too often."""
    response = render(request, "campaigns/posting/too_many.html", status=TOO_MANY)
    response.headers["Retry-After"] = str(flood.AN_HOUR)
    return response


def takes_opinions(posting: PublicPosting) -> bool:
    """Whether opinions are taken today."""
    running = posting.state == PublicPosting.State.OPEN
    return running and not is_over(posting, timezone.localdate())


def posted(token: str) -> PublicPosting:
    """The posting of a token as everybody may read it, else the one 404."""
    rows = PublicPosting.objects.public().select_related("desk")
    return get_object_or_404(rows, token=token)


@method_decorator(never_cache, name="dispatch")
class PostedLists(ListView[PublicPosting]):
    """What runs now, and what was posted before."""

    template_name = "campaigns/posting/public_list.html"
    paginate_by = 25

    def get_queryset(self) -> QuerySet[PublicPosting]:
        rows = PublicPosting.objects.public().select_related("desk")
        return rows.annotate(names=Count("items")).order_by("-ends_on", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        rows = [(row, left_in_words(row, today)) for row in context["object_list"]]
        return context | {
            "running": [row for row in rows if takes_opinions(row[0])],
            "over": [row for row in rows if not takes_opinions(row[0])],
        }


@method_decorator(never_cache, name="dispatch")
class PostedList(DetailView[PublicPosting]):
    """One list as it was posted."""

    template_name = "campaigns/posting/public.html"
    context_object_name = "posting"

    def get_object(self, queryset: Any = None) -> PublicPosting:  # noqa: ARG002 - Django's signature
        return posted(self.kwargs["token"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "items": list(self.object.items.all()),
            "takes_opinions": takes_opinions(self.object),
            "clock": left_in_words(self.object, timezone.localdate()),
        }


@method_decorator(never_cache, name="dispatch")
class Speak(View):
    """The form of an opinion; then a code is mailed, whoever the address belongs to."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        posting = posted(token)
        form = OpinionForm(posting=posting, initial={"item": request.GET.get("about", "")})
        return self._page(posting, form)

    def _page(self, posting: PublicPosting, form: OpinionForm) -> HttpResponse:
        context = {
            "posting": posting,
            "form": form,
            "takes_opinions": takes_opinions(posting),
            "clock": left_in_words(posting, timezone.localdate()),
        }
        return render(self.request, "campaigns/posting/speak.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        posting = posted(token)
        form = OpinionForm(request.POST, posting=posting)
        if not form.is_valid():
            return self._page(posting, form)
        if flood.too_many_opinions(connection_of(request)):
            return too_many(request)
        try:
            opinion = give(posting, **form.cleaned_data)
            send_code(opinion)
        except PostingStateError as refusal:
            form.add_error(None, str(refusal))
            return self._page(posting, form)
        except MailError as fault:
            messages.error(request, str(fault))
        return redirect("opinion", opinion.token)


def given(token: str) -> Opinion:
    """The opinion of a token, else the one 404."""
    rows = Opinion.objects.select_related("posting__desk", "item")
    return get_object_or_404(rows, token=token)


@method_decorator(never_cache, name="dispatch")
class OpinionPage(View):
    """The page of whoever gave the opinion: the code first, then its state and the answers."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:  # noqa: ARG002 - Django's signature
        return self._page(given(token), CodeForm())

    def _page(self, opinion: Opinion, form: CodeForm) -> HttpResponse:
        proved = opinion.state != Opinion.State.UNCONFIRMED
        context = {
            "opinion": opinion,
            "posting": opinion.posting,
            "form": form,
            "proved": proved,
            "takes_code": opinion.posting.state == PublicPosting.State.OPEN,
            "answers": opinion.handlings.filter(is_answer=True) if proved else [],
            "list_is_public": opinion.posting.is_public,
        }
        return render(self.request, "campaigns/posting/opinion.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        opinion, form = given(token), CodeForm(request.POST)
        if not form.is_valid():
            return self._page(opinion, form)
        if flood.too_many_tries(connection_of(request)):
            return too_many(request)
        try:
            confirm(opinion, form.cleaned_data["code"])
        except (CodeError, PostingStateError) as refusal:
            form.add_error("code", str(refusal))
            return self._page(opinion, form)
        return redirect("opinion", token)


@method_decorator(never_cache, name="dispatch")
class OpinionCode(View):
    """Mail another code."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:  # noqa: ARG002 - Django's signature
        return redirect("opinion", given(token).token)

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        opinion = given(token)
        if flood.too_many_opinions(connection_of(request)):
            return too_many(request)
        try:
            send_code(opinion)
        except (PostingStateError, MailError) as refusal:
            messages.error(request, str(refusal))
        else:
            text = _(
                "If no code was sent to this address within the last minute, a new one is on "
                "its way."
            )
            messages.info(request, text)
        return redirect("opinion", token)
