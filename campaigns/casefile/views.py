"""The list of nominations and the page of one of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.views.generic import DetailView, ListView

from campaigns.casefile.addresses import address
from campaigns.casefile.exceptions import exception_card
from campaigns.casefile.findings import candidate_page, judgement
from campaigns.casefile.forms import ListFilter
from campaigns.casefile.limits import Line, lines_of_nomination, lines_of_round
from campaigns.casefile.next_step import next_step
from campaigns.casefile.proposal import proposal
from campaigns.casefile.record import ladder
from campaigns.casefile.remarks import newest_return
from campaigns.casefile.trail import trail
from campaigns.dossier.shown import card
from campaigns.eligibility.actions import latest
from campaigns.eligibility.counters import DONE
from campaigns.eligibility.models import Check, Override
from campaigns.journey import ON_DESK, State
from campaigns.nomination.models import Nomination, Round
from campaigns.nomination.moves import moves_of
from campaigns.nomination.repeats import repeats_of
from campaigns.nomination.twins import twins_of
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
        excepted = Override.objects.standing().filter(nomination=OuterRef("pk"))
        return rows.with_candidate().annotate(
            verdict=Subquery(newest.values("verdict")[:1]), overridden=Exists(excepted)
        )

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
            "grid_url": self._grid(),
            "incoming_url": address(user, "nomination_incoming")
            if ON_DESK & {each["state"] for each in states}
            else "",
            "limits": self._limits(),
            "verdicts": dict(Check.Verdict.choices),
        }

    def _grid(self) -> str:
        """To the grid of the chosen round, else of the open one that closes first."""
        user = signed_in(self.request)
        if not address(user, "grid", 0):
            return ""
        rounds = Round.objects.visible_to(user).open_on(timezone.localdate())
        chosen = self.filter.cleaned_data.get("round") or rounds.order_by("closes_on").first()
        return address(user, "grid", chosen.pk) if chosen else ""

    def _limits(self) -> list[Line]:
        """Of a chosen round, what is counted in it: limits and shares by award and unit."""
        chosen = self.filter.cleaned_data.get("round")
        if chosen is None:
            return []
        rows = self.counted.select_related("award_type").exclude(state__in=DONE)
        return lines_of_round(rows, signed_in(self.request), chosen.year)


class NominationPage(DetailView[Nomination]):
    """Everything about one nomination: candidate, proposal, judgement, next step, trail."""

    template_name = "campaigns/casefile/page.html"
    context_object_name = "nomination"

    def get_queryset(self) -> QuerySet[Nomination]:
        rows = Nomination.objects.visible_to(signed_in(self.request))
        return rows.with_candidate().select_related("nominating_unit__parent", "created_by")

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
            "move": None if row.is_settled else moves_of([row])[0],
            "twins": twins_of([row], user)[0],
            "repeats": repeats_of(row, user),
            "repeats_url": address(user, "nomination_repeats", row.pk),
            "judgement": judgement(check, user) if check else None,
            "papers": card(row, user),
            "limits": lines_of_nomination(row, user, check.as_of if check else today),
            "exception": exception_card(row, check, user),
            "judge_url": "" if row.is_settled else address(user, "nomination_judge", row.pk),
            "returned": newest_return(row, user),
            "sendings": row.seals.count(),
            "trail": trail(row, award, user),
            "award": award,
            "decision_url": address(user, "decision", award.decision_id) if award else "",
            "list_url": address(user, "nomination_list"),
        }

    def _candidate_url(self) -> str:
        return candidate_page(self.object, signed_in(self.request))
