"""Acts on a decision: sign it, make it public, take a line out of a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View

from awards_registry.asked import whole_number
from campaigns.decision.actions import DecisionStateError, drop_line, publish, sign
from campaigns.decision.forms import SignForm
from campaigns.decision.views import REFUSALS, DecisionPage, decisions_of
from campaigns.register.models import Decision
from units.accounts.access import signed_in


def refused(request: HttpRequest, refusal: Exception, reached: frozenset[str]) -> None:
    """Say why not; of two clicks the second finds done what it wanted, and nothing is wrong."""
    here = refusal.here if isinstance(refusal, DecisionStateError) else None
    level = messages.INFO if here in reached else messages.ERROR
    messages.add_message(request, level, str(refusal))


class DecisionAct(View):
    """Find the decision, act, say what became of it, go back to its page."""

    # The states in which the act has already been done.
    reached: ClassVar[frozenset[str]] = frozenset()

    def decision(self) -> Decision:
        return get_object_or_404(decisions_of(signed_in(self.request)), pk=self.kwargs["pk"])

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        """Who comes here by the address bar is led to the page of the decision."""
        return redirect(self.decision())

    def acted(self, decision: Decision, act: Callable[[], str]) -> HttpResponseBase:
        try:
            text = act()
        except REFUSALS as refusal:
            refused(self.request, refusal, self.reached)
        else:
            messages.success(self.request, text)
        return redirect(decision)


class DecisionSign(DecisionPage):
    """Sign with the date given; a date that cannot be is answered at its field."""

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """Who comes here by the address bar is led to the page of the decision."""
        return redirect(self.get_object())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        self.object = decision = self.get_object()
        form = SignForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(sign_form=form))
        try:
            signed = sign(decision, by=signed_in(request), on=form.cleaned_data["signed_on"])
        except REFUSALS as refusal:
            refused(request, refusal, frozenset({Decision.State.SIGNED, Decision.State.PUBLISHED}))
        else:
            text = _("Signed: the decision has the number %(number)s.")
            messages.success(request, text % {"number": signed.full_number})
        return redirect(decision)


class DecisionPublish(DecisionAct):
    """Make a signed decision public."""

    reached = frozenset({Decision.State.PUBLISHED})

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        decision = self.decision()

        def act() -> str:
            publish(decision, by=signed_in(request))
            return _("Published: the awards now stand in the register.")

        return self.acted(decision, act)


class DecisionDropLine(DecisionAct):
    """Take one line out of a draft."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        decision = self.decision()
        key = whole_number(request.POST.get("line", ""))
        award = get_object_or_404(decision.awards, pk=key or 0)

        def act() -> str:
            drop_line(award, by=signed_in(request))
            return _("Taken out of the draft: %(name)s.") % {"name": award.recipient_name}

        return self.acted(decision, act)
