"""Recording the decision of an outside authority for the nominations that waited for it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView

from awards_registry.policy import Role
from campaigns.casefile.forms import OutsideDecisionForm, RefusedForm
from campaigns.decision.actions import Line, record
from campaigns.journey import Level, OffRouteError, State
from campaigns.nomination.actions import ObstacleError, reject
from campaigns.nomination.door import lock
from campaigns.nomination.models import Nomination
from units.accounts.access import NotYoursError, signed_in
from units.accounts.holders import holders
from units.organisation.models import Unit


def line_of(nomination: Nomination) -> Line:
    """The line of a nomination as it was sealed when it left its unit."""
    candidate = nomination.snapshot["candidate"]
    return Line(
        award_type=nomination.award_type,
        year_from=nomination.achievement_year,
        year_to=nomination.achievement_year,
        person=nomination.person,
        collective=nomination.unit,
        household=nomination.household,
        unit=Unit.objects.get(pk=candidate["unit"]["id"]),
        post=candidate["post"],
        achievement=nomination.snapshot["achievement"],
        occasion=nomination.round.consideration,
        nomination=nomination,
    )


def subject_of(nomination: Nomination) -> str:
    """Kept in the register, so in the language of the house whoever records it."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("award of %(award)s") % {"award": nomination.award_type.name}


class OutsidePage(FormView[OutsideDecisionForm]):
    """The form in which the standing office enters what an authority outside has decided."""

    template_name = "campaigns/casefile/outside.html"
    form_class = OutsideDecisionForm
    nomination: Nomination

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = signed_in(request)
        rows = Nomination.objects.visible_to(user).with_candidate()
        self.nomination = get_object_or_404(rows, pk=kwargs["pk"])
        refusal = self._refusal(request)
        if refusal:
            level = messages.INFO if self.nomination.is_closed else messages.ERROR
            messages.add_message(request, level, refusal)
            return HttpResponseRedirect(self.nomination.get_absolute_url())
        return super().dispatch(request, *args, **kwargs)

    def _refusal(self, request: HttpRequest) -> str:
        """Why nothing can be recorded here now, or an empty text."""
        waits = self.nomination.level == Level.OUTSIDE and self.nomination.state == State.FORWARDED
        if self.nomination.state in {State.PUBLISHED, State.REJECTED}:
            return _("This had been done already: the nomination is “%(state)s”.") % {
                "state": self.nomination.get_state_display()
            }
        if not waits:
            return _("%(nomination)s was not sent to an outside authority.") % {
                "nomination": self.nomination
            }
        desk = self.nomination.desk
        if desk is None or not signed_in(request).holds_at(Role.OFFICER, desk):
            return holders(Role.OFFICER, desk)
        return ""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"nomination": self.nomination}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refused = RefusedForm(nomination=self.nomination)
        return (
            {"refused": refused}
            | super().get_context_data(**kwargs)
            | {"nomination": self.nomination}
        )

    def form_valid(self, form: OutsideDecisionForm) -> HttpResponse:
        given = form.cleaned_data
        granted = list(given["nominations"])
        desk = self.nomination.desk
        try:
            decision = record(
                desk or self.nomination.nominating_unit,
                [line_of(each) for each in granted],
                subject=subject_of(self.nomination),
                by=signed_in(self.request),
                **{name: given[name] for name in PARTICULARS},
            )
        except (NotYoursError, OffRouteError, ObstacleError) as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("Decision %(number)s is in the register with %(count)d awards.")
            % {"number": decision.full_number, "count": len(granted)},
        )
        return HttpResponseRedirect(self.nomination.get_absolute_url())


PARTICULARS = ("issuer", "number", "symbol", "signed_on", "signer_name", "signer_post")


class NotGranted(OutsidePage):
    """What the outside authority did not grant, each with the reason that came back."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """Who comes here by the address bar is led to the form."""
        return HttpResponseRedirect(reverse("nomination_outside", args=[self.nomination.pk]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's signature
        form = RefusedForm(request.POST, nomination=self.nomination)
        if not form.is_valid():
            return self._page(form)
        reasons = form.reasons()
        try:
            with transaction.atomic():
                lock(reasons)
                for nomination, reason in reasons.items():
                    reject(nomination, by=signed_in(request), reason=reason)
        except (NotYoursError, OffRouteError, ObstacleError) as error:
            form.add_error(None, str(error))
            return self._page(form)
        text = ngettext(
            "%(count)d nomination was not granted and is closed.",
            "%(count)d nominations were not granted and are closed.",
            len(reasons),
        )
        messages.success(request, text % {"count": len(reasons)})
        return HttpResponseRedirect(self.nomination.get_absolute_url())

    def _page(self, refused: RefusedForm) -> HttpResponse:
        blank = OutsideDecisionForm(nomination=self.nomination)
        return self.render_to_response(self.get_context_data(form=blank, refused=refused))
