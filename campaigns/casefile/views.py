"""The list of nominations and the page of one of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.views.generic import DetailView, ListView

from campaigns.casefile.addresses import address
from campaigns.casefile.findings import judgement
from campaigns.casefile.forms import ListFilter
from campaigns.casefile.next_step import next_step
from campaigns.casefile.proposal import proposal
from campaigns.casefile.record import ladder
from campaigns.casefile.trail import trail
from campaigns.eligibility.actions import latest
from campaigns.eligibility.models import Check
from campaigns.journey import State
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from units.accounts.access import signed_in

ROWS = 30


class NominationList(ListView[Nomination]):
    """All nominations that concern the reader, with filters and what is where in counts."""

    template_name = "campaigns/casefile/list.html"
    paginate_by = ROWS

    def get_queryset(self) -> QuerySet[Nomination]:
        user = signed_in(self.request)
        self.filter = ListFilter(self.request.GET, user=user)
        self.filter.is_valid()
        wanted = self.filter.cleaned_data
        rows = Nomination.objects.visible_to(user)
        if wanted.get("q"):
            rows = rows.named(wanted["q"])
        if wanted.get("round"):
            rows = rows.filter(round=wanted["round"])
        if wanted.get("unit"):
            below = wanted["unit"].descendants(include_self=True).values_list("pk", flat=True)
            rows = rows.filter(nominating_unit__in=list(below))
        if wanted.get("year"):
            rows = rows.filter(achievement_year=wanted["year"])
        self.counted = rows
        if wanted.get("state"):
            rows = rows.filter(state=wanted["state"])
        newest = Check.objects.filter(nomination=OuterRef("pk")).order_by("-pk")
        return rows.with_candidate().annotate(verdict=Subquery(newest.values("verdict")[:1]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        chosen = self.filter.cleaned_data.get("state", "")
        counts = dict(self.counted.order_by().values_list("state").annotate(count=Count("pk")))
        states = [
            {"state": state.value, "label": state.label, "count": counts[state]}
            for state in State
            if counts.get(state)
        ]
        return super().get_context_data(**kwargs) | {
            "filter": self.filter,
            "states": states,
            "chosen": chosen,
            "total": sum(counts.values()),
            "narrowed": any(self.filter.cleaned_data.values()),
            "add_url": address(user, "admin:campaigns_nomination_add")
            if user.has_perm("campaigns.add_nomination")
            else "",
            "verdicts": dict(Check.Verdict.choices),
        }


class NominationPage(DetailView[Nomination]):
    """Everything about one nomination: candidate, proposal, judgement, next step, trail."""

    template_name = "campaigns/casefile/page.html"
    context_object_name = "nomination"

    def get_queryset(self) -> QuerySet[Nomination]:
        rows = Nomination.objects.visible_to(signed_in(self.request))
        return rows.with_candidate().select_related(
            "person", "unit", "nominating_unit", "award_type", "round", "desk", "created_by"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, row = signed_in(self.request), self.object
        check = latest(row)
        award = Award.objects.filter(nomination=row).select_related("decision").first()
        today = timezone.localdate()
        step = next_step(row, user, award)
        return super().get_context_data(**kwargs) | {
            "step": step,
            "acts_here": any(not act.is_link for act in step.acts),
            "posting": row.person.posting_on(today) if row.person else None,
            "candidate_url": self._candidate_url(),
            "ladder": ladder(row),
            "proposal": proposal(row),
            "judgement": judgement(check, user) if check else None,
            "judge_url": "" if row.is_closed else address(user, "nomination_judge", row.pk),
            "trail": trail(row, award, user),
            "award": award,
            "decision_url": address(user, "decision", award.decision_id) if award else "",
            "list_url": address(user, "nomination_list"),
        }

    def _candidate_url(self) -> str:
        user = signed_in(self.request)
        if self.object.person_id:
            return address(user, "admin:units_person_change", self.object.person_id)
        return address(user, "admin:units_unit_change", self.object.unit_id)
