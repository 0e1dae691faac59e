"""Acts on a decision: sign it, make it public, take a line out of a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View

from campaigns.decision.actions import drop_line, publish, sign
from campaigns.decision.forms import SignForm
from campaigns.decision.views import REFUSALS, DecisionPage, decisions_of
from campaigns.register.models import Decision
from units.accounts.access import signed_in


class DecisionAct(View):
    """Find the decision, act, say what became of it, go back to its page."""

    def decision(self) -> Decision:
        return get_object_or_404(decisions_of(signed_in(self.request)), pk=self.kwargs["pk"])

    def acted(self, decision: Decision, act: Callable[[], str]) -> HttpResponseBase:
        try:
            text = act()
        except REFUSALS as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, text)
        return redirect(decision)


class DecisionSign(DecisionPage):
    """Sign with the date given; a date that cannot be is answered at its field."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        self.object = decision = self.get_object()
        form = SignForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(sign_form=form))
        try:
            signed = sign(decision, by=signed_in(request), on=form.cleaned_data["signed_on"])
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            text = _("Signed: the decision has the number %(number)s.")
            messages.success(request, text % {"number": signed.full_number})
        return redirect(decision)


class DecisionPublish(DecisionAct):
    """Make a signed decision public."""

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
        key = request.POST.get("line", "")
        award = get_object_or_404(decision.awards, pk=key if key.isdecimal() else 0)

        def act() -> str:
            drop_line(award, by=signed_in(request))
            return _("Taken out of the draft: %(name)s.") % {"name": award.recipient_name}

        return self.acted(decision, act)
