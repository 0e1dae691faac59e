"""What the officer does with a posting and with an opinion: each finds it, acts and goes back."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from campaigns.posting.actions import (
    PostingStateError,
    call_off,
    close,
    handle,
    obstacles_to_closing,
    open_posting,
    set_outcomes,
)
from campaigns.posting.clock import left_in_words
from campaigns.posting.forms import CallOffForm, CloseForm, HandlingForm, OutcomesForm
from campaigns.posting.models import Opinion, PublicPosting
from campaigns.posting.report import prefilled, tally_of
from campaigns.posting.views import REFUSALS, STATES, is_officer, items_of, postings_of
from units.accounts.access import signed_in


class PostingAct(View):
    """One act on a posting. ``reached`` are the states in which it has already been done."""

    reached: ClassVar[frozenset[str]] = frozenset()

    def posting(self) -> PublicPosting:
        return get_object_or_404(postings_of(signed_in(self.request)), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:  # noqa: ARG002 - its children read it
        """Who comes here by the address bar is led to the page of the posting."""
        return redirect(self.posting())

    def refused(self, posting: PublicPosting, refusal: object) -> HttpResponse:
        """Say why not; of two clicks the second finds done what it wanted."""
        here = refusal.here if isinstance(refusal, PostingStateError) else None
        level = messages.INFO if here in self.reached else messages.ERROR
        messages.add_message(self.request, level, str(refusal))
        return redirect(posting)

    def done(self, posting: PublicPosting, text: str) -> HttpResponse:
        messages.success(self.request, text)
        return redirect(posting)


class PostingOpen(PostingAct):
    """Open it for the public."""

    reached = frozenset({STATES.OPEN, STATES.CLOSED})

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        posting = self.posting()
        try:
            open_posting(posting, by=signed_in(request))
        except REFUSALS as refusal:
            return self.refused(posting, refusal)
        text = _("The list is public now, until the end of %(day)s.")
        return self.done(posting, text % {"day": f"{posting.ends_on:%d/%m/%Y}"})


class PostingCallOff(PostingAct):
    """Drop a draft, or call an open posting off."""

    reached = frozenset({STATES.CALLED_OFF})

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        posting, form = self.posting(), CallOffForm(request.POST)
        if not form.is_valid():
            return self.refused(posting, form.errors["reason"][0])
        try:
            call_off(posting, reason=form.cleaned_data["reason"], by=signed_in(request))
        except REFUSALS as refusal:
            return self.refused(posting, refusal)
        return self.done(posting, _("The posting is called off; its list is public no more."))


class PostingOutcomes(PostingAct):
    """What becomes of each name."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        posting = self.posting()
        if posting.state != STATES.OPEN or not is_officer(posting, signed_in(request)):
            return redirect(posting)
        return self._page(posting, self._form(posting))

    def _form(self, posting: PublicPosting, data: Any = None) -> OutcomesForm:
        items = items_of(posting)
        disputed = posting.opinions.confirmed().exclude(item=None)
        keys = set(disputed.values_list("item_id", flat=True))
        return OutcomesForm(data, items=items, disputed=keys)

    def _page(self, posting: PublicPosting, form: OutcomesForm) -> HttpResponse:
        context = {"posting": posting, "form": form}
        return render(self.request, "campaigns/posting/outcomes.html", context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        posting = self.posting()
        if posting.state != STATES.OPEN or not is_officer(posting, signed_in(request)):
            return self._act(posting, {})
        form = self._form(posting, request.POST)
        if not form.is_valid():
            return self._page(posting, form)
        try:
            changed = set_outcomes(posting, form.outcomes(), by=signed_in(request))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
            return self._page(posting, form)
        text = ngettext("%(count)d outcome saved.", "%(count)d outcomes saved.", changed)
        return self.done(posting, text % {"count": changed})

    def _act(self, posting: PublicPosting, outcomes: dict[int, tuple[str, str]]) -> HttpResponse:
        """For the wrong person or moment: the verb says why."""
        try:
            set_outcomes(posting, outcomes, by=signed_in(self.request))
        except REFUSALS as refusal:
            return self.refused(posting, refusal)
        return redirect(posting)


class PostingClose(PostingAct):
    """Close it with the report."""

    reached = frozenset({STATES.CLOSED})

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        posting = self.posting()
        if posting.state != STATES.OPEN or not is_officer(posting, signed_in(request)):
            return redirect(posting)
        return self._page(posting, CloseForm(initial={"report": prefilled(posting)}))

    def _page(self, posting: PublicPosting, form: CloseForm) -> HttpResponse:
        context = {
            "posting": posting,
            "form": form,
            "tally": tally_of(posting),
            "blockers": obstacles_to_closing(posting),
            "clock": left_in_words(posting, timezone.localdate()),
        }
        return render(self.request, "campaigns/posting/close.html", context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        posting, form = self.posting(), CloseForm(request.POST)
        mine = posting.state == STATES.OPEN and is_officer(posting, signed_in(request))
        if not form.is_valid() and mine:
            return self._page(posting, form)
        try:
            close(posting, report=form.cleaned_data.get("report", ""), by=signed_in(request))
        except REFUSALS as refusal:
            return self.refused(posting, refusal)
        return self.done(posting, _("The posting is closed. The report stands below."))


class OpinionAtTheDesk(View):
    """One opinion with its log, for the officers of the desk."""

    def opinion(self) -> Opinion:
        rows = Opinion.objects.visible_to(signed_in(self.request)).confirmed()
        rows = rows.select_related("posting__desk", "item")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:  # noqa: ARG002 - Django's signature
        return self._page(self.opinion(), HandlingForm(initial={"is_answer": True}))

    def _page(self, opinion: Opinion, form: HandlingForm) -> HttpResponse:
        context = {
            "opinion": opinion,
            "posting": opinion.posting,
            "form": form,
            "log": opinion.handlings.select_related("done_by"),
        }
        return render(self.request, "campaigns/posting/opinion_at_desk.html", context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        opinion, form = self.opinion(), HandlingForm(request.POST)
        if not form.is_valid():
            return self._page(opinion, form)
        try:
            line = handle(opinion, **form.cleaned_data, by=signed_in(request))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
            return self._page(opinion, form)
        text = _("Written into the log; the answer is on its way to the sender.")
        messages.success(request, text if line.is_answer else _("Written into the log."))
        return redirect("posting_opinion", opinion.pk)
