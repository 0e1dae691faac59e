"""The pages of the council: its sittings, their agenda and their result."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import (
    Case,
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    When,
    prefetch_related_objects,
)
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import DetailView, FormView, ListView

from awards_registry.policy import Role
from campaigns.council.actions import (
    SittingStateError,
    plan,
    seat_of,
)
from campaigns.council.ballot import lines_of, progress_of
from campaigns.council.checklist import agenda_of, roll_of, steps_of
from campaigns.council.forms import AgendaForm, SittingForm, waiting_for
from campaigns.council.models import Ballot, Item, Member, Sitting
from campaigns.eligibility.overriding import mark
from campaigns.journey import OffRouteError
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.opinions import mark_opinions
from campaigns.posting.gate import lacking
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User

OPEN_FIRST = Case(When(state=Sitting.State.OPEN, then=0), default=1)
REFUSALS = (NotYoursError, OffRouteError, ObstacleError, SittingStateError)


def sittings_of(user: User) -> QuerySet[Sitting]:
    """The sittings that ``user`` may see."""
    return Sitting.objects.visible_to(user).select_related("council__unit")


class SittingList(ListView[Sitting]):
    """Every sitting one may see, those with an open vote first."""

    template_name = "campaigns/council/sitting_list.html"
    paginate_by = 25

    def get_queryset(self) -> QuerySet[Sitting]:
        user = signed_in(self.request)
        mine = Q(items__ballots__member__user=user)
        day = OuterRef("held_on")
        seat = Member.objects.filter(council=OuterRef("council"), user=user).sitting_on(day)
        return (
            sittings_of(user)
            .annotate(
                names=Count("items", distinct=True),
                passed=Count("items", filter=Q(items__passed=True), distinct=True),
                voted=Count("items__ballots", filter=mine, distinct=True),
                seated=Exists(seat),
            )
            .order_by(OPEN_FIRST, "-held_on", "-pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        return super().get_context_data(
            is_secretary=Role.SECRETARY in user.roles,
            **kwargs,
        )


class SittingPlan(FormView[SittingForm]):
    """Call a sitting."""

    template_name = "campaigns/council/sitting_plan.html"
    form_class = SittingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": signed_in(self.request)}

    def form_valid(self, form: SittingForm) -> HttpResponse:
        try:
            sitting = plan(**form.cleaned_data, by=signed_in(self.request))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("The sitting is planned. Now put names on its agenda."))
        return redirect(sitting)


class SittingPage(DetailView[Sitting]):
    """One sitting, as the secretary, a member or an onlooker sees it."""

    template_name = "campaigns/council/sitting.html"
    context_object_name = "sitting"

    def get_queryset(self) -> QuerySet[Sitting]:
        return sittings_of(signed_in(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, sitting = signed_in(self.request), self.object
        is_secretary = user.holds_at(Role.SECRETARY, sitting.council.unit)
        member = seat_of(sitting, user)
        roll = roll_of(sitting)
        items = agenda_of(sitting, len(roll.members))
        context = super().get_context_data(**kwargs) | {
            "is_secretary": is_secretary,
            "is_officer": user.holds_at(Role.OFFICER, sitting.council.unit),
            "member": member,
            "roll": roll,
            "items": items,
            "steps": steps_of(sitting, roll, items),
        }
        if member and Role.MEMBER in user.roles and sitting.state == Sitting.State.OPEN:
            context["done"], context["total"] = progress_of(lines_of(sitting, member))
        if is_secretary and sitting.state == Sitting.State.PLANNED:
            context["waiting"] = list(waiting_for(sitting, user))
            mark(context["waiting"])
            mark_opinions(context["waiting"])
            context["lacks"] = list(lacking(context["waiting"], on=sitting.held_on).values())
            blocked = {lack.nomination.pk for lack in context["lacks"]}
            context["waiting"] = [row for row in context["waiting"] if row.pk not in blocked]
            context.setdefault("agenda_form", AgendaForm(sitting=sitting, user=user))
        if sitting.state == Sitting.State.CLOSED:
            context |= _results(items, named=is_secretary or member is not None)
        return context


def _results(items: list[Item], *, named: bool) -> dict[str, Any]:
    """Passed and not passed; ``named`` adds who voted how, for those who may know."""
    if named:
        votes = Ballot.objects.select_related("member__user").order_by("member__order")
        prefetch_related_objects(items, Prefetch("ballots", votes))
    return {
        "named": named,
        "passed": [item for item in items if item.passed],
        "failed": [item for item in items if not item.passed],
    }
