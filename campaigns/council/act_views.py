"""What the secretary does with a sitting: agenda, opening, closing."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from awards_registry.asked import whole_number
from campaigns.council.actions import (
    SittingStateError,
    close,
    open_voting,
    put_on_agenda,
    take_off_agenda,
)
from campaigns.council.checklist import agenda_of, roll_of, steps_of
from campaigns.council.forms import AgendaForm, CloseForm, TakeOffForm
from campaigns.council.models import Sitting
from campaigns.council.views import REFUSALS, sittings_of
from units.accounts.access import signed_in


class SittingAct(View):
    """One act on a sitting: find it, act, say what became of it, go back.

    ``reached`` are the states in which the act has already been done.
    """

    reached: ClassVar[frozenset[str]] = frozenset()

    def sitting(self) -> Sitting:
        return get_object_or_404(sittings_of(signed_in(self.request)), pk=self.kwargs["pk"])

    def done(self, sitting: Sitting, text: str) -> HttpResponse:
        messages.success(self.request, text)
        return redirect(sitting)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:  # noqa: ARG002 - its children read it
        """Who comes here by the address bar is led to the page of the sitting."""
        return redirect(self.sitting())

    def refused(self, sitting: Sitting, refusal: object) -> HttpResponse:
        """Say why not; of two clicks the second finds done what it wanted, and nothing is wrong."""
        here = refusal.here if isinstance(refusal, SittingStateError) else None
        level = messages.INFO if here in self.reached else messages.ERROR
        messages.add_message(self.request, level, str(refusal))
        return redirect(sitting)


def _first(form: Form, field: str) -> str:
    return str(form.errors[field][0])


class SittingAgenda(SittingAct):
    """Put nominations on the agenda, or take one off."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        sitting = self.sitting()
        if "take_off" in request.POST:
            return self._take_off(sitting)
        user = signed_in(request)
        form = AgendaForm(request.POST, sitting=sitting, user=user)
        if not form.is_valid():
            return self.refused(sitting, _first(form, "nominations"))
        try:
            items = put_on_agenda(sitting, form.cleaned_data["nominations"], by=user)
        except REFUSALS as refusal:
            return self.refused(sitting, refusal)
        text = ngettext(
            "%(count)d nomination now stands on the agenda.",
            "%(count)d nominations now stand on the agenda.",
            len(items),
        )
        return self.done(sitting, text % {"count": len(items)})

    def _take_off(self, sitting: Sitting) -> HttpResponse:
        key = whole_number(self.request.POST["take_off"])
        item = get_object_or_404(sitting.items, pk=key or 0)
        name = str(item.nomination)
        form = TakeOffForm(self.request.POST)
        if not form.is_valid():
            return self.refused(sitting, _first(form, "reason"))
        try:
            take_off_agenda(item, by=signed_in(self.request), reason=form.cleaned_data["reason"])
        except REFUSALS as refusal:
            return self.refused(sitting, refusal)
        return self.done(sitting, _("Taken off the agenda: %(name)s.") % {"name": name})


class SittingOpen(SittingAct):
    """Show once more what will be frozen, then open the voting."""

    reached = frozenset({Sitting.State.OPEN})

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        sitting = self.sitting()
        if sitting.state != Sitting.State.PLANNED:
            return redirect(sitting)
        roll = roll_of(sitting)
        items = agenda_of(sitting, len(roll.members))
        [blockers] = [step.blockers for step in steps_of(sitting, roll, items)[2:3]]
        page = "campaigns/council/sitting_open.html"
        context = {"sitting": sitting, "roll": roll, "items": items, "blockers": blockers}
        return render(request, page, context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        sitting = self.sitting()
        try:
            open_voting(sitting, by=signed_in(request))
        except REFUSALS as refusal:
            return self.refused(sitting, refusal)
        return self.done(sitting, _("Voting is open. The members can vote now."))


class SittingClose(SittingAct):
    """Say who is still waited for, then close and count."""

    reached = frozenset({Sitting.State.CLOSED})

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:  # noqa: ARG002 - as its parent
        sitting = self.sitting()
        if sitting.state != Sitting.State.OPEN:
            return redirect(sitting)
        return self._page(sitting, CloseForm())

    def _page(self, sitting: Sitting, form: CloseForm) -> HttpResponse:
        roll = roll_of(sitting)
        items = agenda_of(sitting, len(roll.members))
        blockers = steps_of(sitting, roll, items)[-1].blockers
        context = {"sitting": sitting, "roll": roll, "blockers": blockers, "form": form}
        return render(self.request, "campaigns/council/sitting_close.html", context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        sitting, form = self.sitting(), CloseForm(request.POST)
        try:
            waited_for = sitting.state == Sitting.State.OPEN and roll_of(sitting).waited_for
            if waited_for and not form.is_valid():
                return self._page(sitting, form)
            close(sitting, by=signed_in(request))
        except REFUSALS as refusal:
            return self.refused(sitting, refusal)
        return self.done(sitting, _("The votes are counted. The result stands below."))
