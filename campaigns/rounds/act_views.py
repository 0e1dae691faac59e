"""Acts upon a round: remind, answer that there is nobody, open the next year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View

from awards_registry.asked import whole_number
from awards_registry.policy import Role
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Round
from campaigns.rounds import actions
from campaigns.rounds.actions.asking import require_holder
from campaigns.rounds.actions.reminding import opening_of, subject_of
from campaigns.rounds.board import boards_of
from campaigns.rounds.forms import NextYearForm, ReminderForm
from campaigns.rounds.next_year import planned
from units.accounts.access import NotYoursError, signed_in
from units.organisation.models import Unit


def _round(request: HttpRequest, pk: int) -> Round:
    rows = Round.objects.visible_to(signed_in(request)).select_related("unit", "campaign")
    return get_object_or_404(rows, pk=pk)


def _refused(request: HttpRequest, of: Round, error: Exception) -> HttpResponse:
    messages.error(request, str(error))
    return HttpResponseRedirect(of.get_absolute_url())


class Remind(View):
    """What would be sent and to whom; then it goes to those who still have not acted."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(request, _round(request, pk), ReminderForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        of, form = _round(request, pk), ReminderForm(request.POST)
        if not form.is_valid():
            return self._page(request, of, form)
        try:
            told = actions.remind(
                of, [unit.pk for unit in form.cleaned_data["units"]], by=signed_in(request)
            )
        except (NotYoursError, ObstacleError) as error:
            return _refused(request, of, error)
        text = ngettext("%(count)d unit was reminded.", "%(count)d units were reminded.", len(told))
        messages.success(request, text % {"count": len(told)})
        return HttpResponseRedirect(of.get_absolute_url())

    def _page(self, request: HttpRequest, of: Round, form: ReminderForm) -> HttpResponse:
        user = signed_in(request)
        try:
            require_holder(of, user)
        except NotYoursError as error:
            return _refused(request, of, error)
        [board] = boards_of(user, [of], timezone.localdate())
        found = actions.reminders(board)
        context = {
            "round": of,
            "form": form,
            "reminders": [each for each in found if each.people],
            "unreachable": [each for each in found if not each.people],
            "reminded": [row for row in board.awaited if row.reminded_today],
            "subject": subject_of(of),
            "opening": opening_of(of),
        }
        return render(request, "campaigns/rounds/remind.html", context)


class Answer(View):
    """A unit answers that it has nobody to nominate, or takes that back."""

    verb: Callable[..., Any]
    said: Promise

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return HttpResponseRedirect(_round(request, pk).get_absolute_url())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        of, user = _round(request, pk), signed_in(request)
        key = whole_number(request.POST.get("unit", ""))
        own = user.scope(Role.CLERK).limit(Unit.objects.all(), "pk")
        unit = own.filter(pk=key).first() if key is not None else None
        if unit is None:
            return _refused(request, of, NotYoursError(_t("Choose one of your own units.")))
        try:
            type(self).verb(of, unit, by=user)
        except (NotYoursError, ObstacleError) as error:
            return _refused(request, of, error)
        messages.success(request, str(self.said) % {"unit": unit})
        return HttpResponseRedirect(of.get_absolute_url())


class SayNothing(Answer):
    verb = staticmethod(actions.say_nothing)
    said = _("%(unit)s has nobody to nominate; it is no longer reminded.")


class RecallNothing(Answer):
    verb = staticmethod(actions.recall_nothing)
    said = _("%(unit)s is awaited again.")


class OpenNextYear(View):
    """The round of next year as it would be, to be changed, and then made."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        of = _round(request, pk)
        return self._page(request, of, NextYearForm(plan=planned(of)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        of = _round(request, pk)
        form = NextYearForm(request.POST, plan=planned(of))
        if not form.is_valid():
            return self._page(request, of, form)
        there = of.copies.filter(year=of.year + 1).exists()
        try:
            made = actions.open_next_year(of, plan=form.wanted(), by=signed_in(request))
        except NotYoursError as error:
            return _refused(request, of, error)
        except ObstacleError as error:
            form.add_error(None, str(error))
            return self._page(request, of, form)
        if there:
            messages.info(request, _t("This round had been copied already; here it is."))
        else:
            messages.success(request, _t("The round of next year is there. Check it once more."))
        return HttpResponseRedirect(made.get_absolute_url())

    def _page(self, request: HttpRequest, of: Round, form: NextYearForm) -> HttpResponse:
        try:
            require_holder(of, signed_in(request))
        except NotYoursError as error:
            return _refused(request, of, error)
        made = of.copies.filter(year=of.year + 1).first()
        if made:
            messages.info(request, _t("This round had been copied already; here it is."))
            return HttpResponseRedirect(made.get_absolute_url())
        context = {"round": of, "form": form, "plan": form.plan}
        return render(request, "campaigns/rounds/next_year.html", context)
