"""The pages of decisions: what waits, the draft, the paper, signing and making public."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import DetailView, FormView, ListView

from awards_registry.pdf import render_pdf
from awards_registry.policy import PAGES, Role
from awards_registry.wording import MOTTO, NATION, vietnamese_date
from campaigns.council.actions import SittingStateError
from campaigns.decision.actions import (
    DecisionStateError,
    draft,
    obstacles_to_signing,
)
from campaigns.decision.cited import ended_citations
from campaigns.decision.forms import (
    DraftForm,
    SignForm,
    desks_of,
    keys_of,
    recommended_at,
)
from campaigns.decision.models import NumberSeries
from campaigns.decision.paper import decision_html
from campaigns.decision.paperwork import lines_of, paper_of
from campaigns.journey import OffRouteError
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision, DecisionQuerySet
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User

REFUSALS = (NotYoursError, OffRouteError, ObstacleError, DecisionStateError, SittingStateError)


def decisions_of(user: User) -> DecisionQuerySet:
    """The decisions that ``user`` may see."""
    return Decision.objects.visible_to(user).select_related(
        "unit__parent", "drafted_by", "signed_by", "published_by"
    )


def _waits_for(user: User) -> Q:
    """Drafts that this person may sign and signed decisions this person may make public."""
    signs = [held.unit_id for held in user.current_roles if held.role == Role.SIGNATORY]
    publishes = [held.unit_id for held in user.current_roles if held.role == Role.OFFICER]
    draft_to_sign = Q(state=Decision.State.DRAFT, unit__in=signs) & ~Q(drafted_by=user)
    to_publish = Q(state=Decision.State.SIGNED, unit__in=publishes) & ~Q(signed_by=user)
    return draft_to_sign | to_publish


class DecisionList(ListView[Decision]):
    """Decisions one may see: first what waits for oneself, then unfinished, then by date."""

    template_name = "campaigns/decision/decision_list.html"
    paginate_by = 25

    def get_queryset(self) -> QuerySet[Decision]:
        user = signed_in(self.request)
        return (
            decisions_of(user)
            .of_this_register()
            .annotate(
                lines=Count("awards"),
                mine=Case(When(_waits_for(user), then=Value(True)), default=Value(False)),
            )
            .order_by("-mine", F("signed_on").desc(nulls_first=True), "-pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        desks = desks_of(user)
        form = DraftForm(waiting=recommended_at(desks, user)) if desks else None
        return super().get_context_data(
            to_draft=len(form.grantable) if form else 0,
            to_forward=len(form.to_forward) if form else 0,
            may_draft=bool(desks),
            **kwargs,
        )


class DecisionDraft(FormView[DraftForm]):
    """Choose recommended nominations of one's desk; what is left out is named first."""

    template_name = "campaigns/decision/decision_draft.html"
    form_class = DraftForm

    def get_form_kwargs(self) -> dict[str, Any]:
        user = signed_in(self.request)
        self.desks = desks_of(user)
        waiting = recommended_at(self.desks, user)
        self.desk = self._desk(waiting)
        own = [each for each in waiting if self.desk and each.desk_id == self.desk.pk]
        return super().get_form_kwargs() | {"waiting": own}

    def _desk(self, waiting: list[Any]) -> Any:
        """The desk asked for, else the first where something waits: one paper, one issuer."""
        asked = self.request.POST.get("desk") or self.request.GET.get("desk", "")
        busy = {each.desk_id for each in waiting}
        ordered = sorted(self.desks, key=lambda unit: (str(unit.pk) != asked, unit.pk not in busy))
        return ordered[0] if ordered else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        ticked = form["nominations"].value() if form.is_bound else None
        return context | {
            "desk": self.desk,
            "desks": self.desks,
            # Everything the council recommends is ticked; leaving out is what needs a thought.
            "ticked": {str(key) for key in ticked}
            if ticked is not None
            else {str(each.pk) for each in form.grantable},
        }

    def form_valid(self, form: DraftForm) -> HttpResponse:
        left_out = form.left_out()
        if left_out and not form.has_seen(left_out):
            context = self.get_context_data(form=form)
            return self.render_to_response(
                context | {"left_out": left_out, "left_out_keys": keys_of(left_out)}
            )
        try:
            decision = draft(
                self.desk,
                form.chosen(),
                subject=form.cleaned_data["subject"],
                by=signed_in(self.request),
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("The draft is made. It waits for the signature."))
        return redirect(decision)


class DecisionPage(DetailView[Decision]):
    """The paper beside what differs from the vote, and what comes next."""

    template_name = "campaigns/decision/decision.html"
    context_object_name = "decision"

    def get_queryset(self) -> QuerySet[Decision]:
        return decisions_of(signed_in(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, decision = signed_in(self.request), self.object
        awards = lines_of(decision)
        context = super().get_context_data(**kwargs) | {
            "awards": awards,
            "paper": paper_of(decision, awards),
            "nation": NATION,
            "motto": MOTTO,
            "dated": vietnamese_date(decision.signed_on) if decision.signed_on else "",
            "total": sum(award.bonus_vnd or 0 for award in awards),
            "may_take_out": user.is_superuser or bool(user.roles & PAGES["certificate_file"]),
            "is_officer": user.holds_at(Role.OFFICER, decision.unit),
            "is_signatory": user.holds_at(Role.SIGNATORY, decision.unit),
            "in_place_of": user.in_place_of(Role.SIGNATORY, decision.unit),
        }
        if decision.state == Decision.State.DRAFT:
            today = timezone.localdate()
            context["left_out"] = _left_out(decision, awards, user)
            context["blockers"] = obstacles_to_signing(decision, by=user, on=today)
            context["ended"] = ended_citations(awards, today)
            context["next_number"] = next_in_series(decision)
            context.setdefault("sign_form", SignForm())
        return context


def _left_out(decision: Decision, awards: list[Award], user: User) -> list[Nomination]:
    """Recommended in the same rounds, may be granted here, and in no decision yet."""
    rounds = {award.nomination.round_id for award in awards if award.nomination}
    waiting = DraftForm(waiting=recommended_at([decision.unit], user)).grantable
    return [each for each in waiting if each.round_id in rounds]


def next_in_series(decision: Decision) -> str:
    """The number that the decision would get if it were signed now."""
    last = (
        NumberSeries.objects.filter(
            unit=decision.unit, year=timezone.localdate().year, symbol=decision.symbol
        )
        .values_list("last", flat=True)
        .first()
    )
    return f"{(last or 0) + 1:02d}/{decision.symbol}"


class DecisionPaperFile(View):
    """The paper as PDF."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        decision = get_object_or_404(decisions_of(signed_in(request)), pk=pk)
        paper = paper_of(decision, lines_of(decision))
        name = slugify(decision.full_number) or f"du-thao-{decision.pk}"
        return HttpResponse(
            render_pdf(decision_html(paper)),
            content_type="application/pdf",
            headers={
                "Content-Disposition": f'inline; filename="quyet-dinh-{name}.pdf"',
                "X-Content-Type-Options": "nosniff",
            },
        )
