"""What may be done with a nomination: each view finds it, does one act and goes back."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views import View

from awards_registry.asked import whole_number
from awards_registry.policy import Role
from campaigns.casefile.next_step import turn
from campaigns.casefile.offers import is_clerk, may_return
from campaigns.casefile.remarks import ReturnForm
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.actions import check
from campaigns.eligibility.simplified import recommend_simply
from campaigns.eligibility.wording import verdict_label
from campaigns.journey import ON_DESK, OffRouteError, State
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User


class Act(View):
    """One act by POST. ``reached`` are the states in which it has already been done."""

    http_method_names = ["get", "post"]
    done: ClassVar[Promise]
    reached: ClassVar[frozenset[State]] = frozenset()

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        """The one verb of this act."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = signed_in(request)
        nomination = get_object_or_404(Nomination.objects.visible_to(user), pk=pk)
        here = HttpResponseRedirect(nomination.get_absolute_url())
        try:
            self.act(nomination, user, request.POST.get("text", ""))
        except OffRouteError as error:
            self._too_late(request, error, nomination)
        except (NotYoursError, actions.ObstacleError) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, self.words(nomination))
        return here

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Who comes here by the address bar is led to the page of the nomination."""
        rows = Nomination.objects.visible_to(signed_in(request))
        return HttpResponseRedirect(get_object_or_404(rows, pk=pk).get_absolute_url())

    def _too_late(self, request: HttpRequest, error: OffRouteError, row: Nomination) -> None:
        """The second of two clicks, or of two people: said kindly, for nothing went wrong."""
        row.refresh_from_db()
        if error.here in self.reached:
            text = _t("This had been done already: the nomination is “%(state)s”.")
            messages.info(request, f"{text % {'state': error.here.label}} {turn(row)}")
        else:
            messages.error(request, f"{error} {turn(row)}")

    def words(self, nomination: Nomination) -> str:
        return str(self.done) % {"number": nomination.number, "desk": nomination.desk or ""}


class Judge(Act):
    """Judge again by the records and the law of today."""

    def act(self, nomination: Nomination, by: User, _text: str) -> None:
        if not (is_clerk(nomination, by) or by.acts_as(Role.OFFICER, nomination.nominating_unit)):
            raise NotYoursError(
                _t("This is for: %(role)s, %(unit)s.")
                % {"role": Role.CLERK.label, "unit": nomination.nominating_unit}
            )
        if nomination.is_settled:
            raise actions.ObstacleError(
                _t("This nomination is decided or closed: its judgement stays.")
            )
        check([nomination], by=by)

    def words(self, nomination: Nomination) -> str:
        found = nomination.checks.first()
        if found is None:
            return _t("No rule version governs this award today, so nothing could be judged.")
        return _t("Judged again: %(verdict)s.") % {"verdict": verdict_label(found.verdict)}


class Submit(Act):
    done = _("%(number)s has been sent to: %(desk)s.")
    reached = frozenset({State.SUBMITTED})

    def act(self, nomination: Nomination, by: User, _text: str) -> None:
        actions.submit(nomination, by=by)


class Recall(Act):
    done = _("%(number)s is back in the unit and can be edited.")
    reached = frozenset({State.DRAFT})

    def act(self, nomination: Nomination, by: User, _text: str) -> None:
        actions.recall(nomination, by=by)


class Withdraw(Act):
    done = _("%(number)s has been withdrawn.")
    reached = frozenset({State.WITHDRAWN})

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        actions.withdraw(nomination, by=by, reason=text)


class Screen(Act):
    done = _("%(number)s is screened: the dossier is in order.")
    reached = frozenset({State.SCREENED, State.POSTED, State.IN_COUNCIL})

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        # The table leads from the council back to the desk too, but that is the secretary's act.
        if nomination.state not in ON_DESK:
            raise OffRouteError(nomination.state, State.SCREENED)
        asked = self.request.POST.get("proposed_award", "")
        proposed = AwardType.objects.filter(pk=whole_number(asked) or 0).first()
        if asked and proposed is None:
            raise actions.ObstacleError(_t("There is no such award."))
        actions.screen(nomination, by=by, opinion=text, proposed_award=proposed)


class Recommend(Act):
    done = _("%(number)s is recommended by the simplified procedure.")
    reached = frozenset({State.RECOMMENDED})

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        recommend_simply(nomination, by=by, reason=text)


class Return(Act):
    """The form asks item by item; who posts a text alone returns the dossier with it."""

    done = _("%(number)s has been returned to the unit with the reason.")
    reached = frozenset({State.RETURNED})

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        actions.return_for_correction(nomination, by=by, reason=text, items=self.items)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = signed_in(request)
        nomination = get_object_or_404(Nomination.objects.visible_to(user), pk=pk)
        form = ReturnForm(request.POST, nomination=nomination)
        if not form.is_valid():
            return self._page(form, nomination)
        self.items = form.wanted()
        if not form.cleaned_data["text"] and not self.items and may_return(nomination, user):
            form.add_error("text", _t("Say why: the other side needs the reason."))
            return self._page(form, nomination)
        return super().post(request, pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = signed_in(request)
        nomination = get_object_or_404(Nomination.objects.visible_to(user).with_candidate(), pk=pk)
        if not may_return(nomination, user):
            return HttpResponseRedirect(nomination.get_absolute_url())
        return self._page(ReturnForm(nomination=nomination), nomination)

    def _page(self, form: ReturnForm, nomination: Nomination) -> HttpResponse:
        context = {"form": form, "nomination": nomination}
        return render(self.request, "campaigns/casefile/return.html", context)


class Reject(Act):
    done = _("%(number)s is not considered; the unit reads the reason on this page.")
    reached = frozenset({State.REJECTED})

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        actions.reject(nomination, by=by, reason=text)


class Forward(Act):
    done = _("%(number)s has been forwarded.")
    reached = frozenset({State.FORWARDED})

    def act(self, nomination: Nomination, by: User, _text: str) -> None:
        actions.forward(nomination, by=by)


class CallBack(Act):
    done = _("%(number)s is back at the desk that had forwarded it.")
    reached = frozenset({State.RECOMMENDED})

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        actions.call_back(nomination, by=by, reason=text)
