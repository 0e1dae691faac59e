"""The pages of delegation while away: one's roles, who stands in, and since when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView, ListView

from awards_registry.policy import Role
from units.accounts.access import NotYoursError, signed_in
from units.accounts.actions import DelegationError, administers, delegate, end_delegation
from units.accounts.forms import StandInForm
from units.accounts.models import UnitRole, UnitRoleQuerySet, User

REFUSALS = (NotYoursError, DelegationError)
# The state of a stand-in: its word and its tone.
STATES: dict[str, tuple[Promise, str]] = {
    "running": (gettext_lazy("acting now"), "good"),
    "coming": (gettext_lazy("to come"), "note"),
    "suspended": (gettext_lazy("without effect"), "warn"),
    "ended": (gettext_lazy("ended early"), "plain"),
    "over": (gettext_lazy("over"), "plain"),
}


@dataclass(frozen=True)
class Line:
    """A stand-in as the page shows it."""

    stand_in: UnitRole
    word: Promise
    tone: str
    may_end: bool


def in_say_of(user: User) -> Q:
    """Roles of the user, and those of the units where the user is administrator."""
    scope = administers(user)
    return Q() if scope.everything else Q(user=user) | Q(unit__in=scope.unit_ids)


def stand_ins_known_to(user: User) -> UnitRoleQuerySet:
    """Who stands in for the user, for whom the user does, and all where one is administrator."""
    said = UnitRole.objects.filter(in_say_of(user)).values("pk")
    known = Q(stands_in_for__in=said) | Q(user=user)
    return UnitRole.objects.filter(known, stands_in_for__isnull=False)


def state_of(row: UnitRole, today: datetime.date, *, counts: bool) -> str:
    """A key of ``STATES``; ``counts`` says whether the role is held today."""
    if row.ended_at:
        return "ended"
    if row.ends_on and row.ends_on < today:
        return "over"
    if row.starts_on > today:
        return "coming"
    return "running" if counts else "suspended"


class StandInList(ListView[UnitRole]):
    """One's own roles, and everybody who stands or stood in."""

    template_name = "units/accounts/stand_ins.html"
    paginate_by = 25

    def get_queryset(self) -> UnitRoleQuerySet:
        rows = stand_ins_known_to(signed_in(self.request))
        rows = rows.select_related("user", "unit", "stands_in_for__user")
        return rows.order_by("-starts_on", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user, today = signed_in(self.request), timezone.localdate()
        shown = list(context["object_list"])
        keys = [row.pk for row in shown]
        counted = set(UnitRole.objects.on(today).filter(pk__in=keys).values_list("pk", flat=True))
        scope, lines = administers(user), []
        for row in shown:
            state = state_of(row, today, counts=row.pk in counted)
            mine = row.stands_in_for is not None and row.stands_in_for.user_id == user.pk
            open_end = state in {"running", "coming", "suspended"}
            lines.append(
                Line(row, *STATES[state], open_end and (mine or scope.covers(row.unit_id)))
            )
        own = user.unit_roles.own().reaching(today).select_related("unit")
        return context | {
            "lines": lines,
            "own": [(held, held.role != Role.MEMBER) for held in own],
            "administers": scope.reaches,
        }


class StandInName(FormView[StandInForm]):
    """Name a stand-in for one role."""

    template_name = "units/accounts/stand_in_name.html"
    form_class = StandInForm
    role: UnitRole

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = UnitRole.objects.own().filter(in_say_of(signed_in(request)))
        self.role = get_object_or_404(rows.select_related("unit", "user"), pk=kwargs["pk"])
        if self.role.role == Role.MEMBER:
            messages.error(
                request,
                _("A vote in a council is personal: nobody votes in the place of a member."),
            )
            return redirect("stand_ins")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"role": self.role, "by": signed_in(self.request)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "role": self.role,
            "for_another": self.role.user_id != signed_in(self.request).pk,
            "signs": self.role.role == Role.SIGNATORY,
        }

    def form_valid(self, form: StandInForm) -> HttpResponse:
        try:
            made = delegate(self.role, by=signed_in(self.request), **form.cleaned_data)
        except DelegationError as refusal:
            form.add_error(refusal.field or None, str(refusal))
            return self.form_invalid(form)
        except NotYoursError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("%(person)s stands in from %(first)s to %(last)s.")
            % {
                "person": made.user,
                "first": f"{made.starts_on:%d/%m/%Y}",
                "last": f"{made.ends_on:%d/%m/%Y}",
            },
        )
        return redirect("stand_ins")


class StandInEnd(View):
    """Take a delegation back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        user = signed_in(request)
        row = get_object_or_404(stand_ins_known_to(user), pk=pk)
        try:
            ended = end_delegation(row, by=user)
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("%(person)s does not stand in any more.") % {"person": ended.user}
            )
        return redirect("stand_ins")
