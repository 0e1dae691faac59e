"""The pages of rounds: all of them, and one with what it asks of whom until when."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.views.generic import DetailView, ListView

from awards_registry.policy import Role
from campaigns.casefile.addresses import address
from campaigns.catalogue.models import AwardType
from campaigns.nomination.models import Round
from campaigns.rounds.board import boards_of
from campaigns.rounds.next_step import Next, next_of_clerk, next_of_officer
from campaigns.rounds.own import is_officer, own_units, reads_board, ways_in
from units.accounts.access import signed_in

ROWS = 25
# The term that explains the kind of consideration.
TERM_OF_KIND = {
    Round.Consideration.REGULAR: "regular",
    Round.Consideration.CAMPAIGN: "campaign",
    Round.Consideration.EXTRAORDINARY: "extraordinary",
    Round.Consideration.CONTRIBUTION: "contribution",
    Round.Consideration.FOREIGN: "foreign",
    Round.Consideration.SENIORITY: "seniority",
}


def moment_of(of: Round, today: datetime.date) -> str:
    """``open``, ``coming`` or ``closed``."""
    if today < of.opens_on:
        return "coming"
    return "open" if today <= of.closes_on else "closed"


def from_base_upwards(of: Round) -> list[AwardType]:
    """The awards offered: what a unit proposes most first, from the base level to the state."""
    levels = AwardType.GrantLevel.values
    return sorted(of.award_types.all(), key=lambda award: levels.index(award.level))


class RoundList(ListView[Round]):
    """All rounds that concern the reader, the newest year first."""

    template_name = "campaigns/rounds/list.html"
    paginate_by = ROWS

    def get_queryset(self) -> QuerySet[Round]:
        rows = Round.objects.visible_to(signed_in(self.request)).select_related("unit")
        known = rows.order_by("-year").values_list("year", flat=True).distinct()
        self.years = [str(year) for year in known]
        asked = self.request.GET.get("year", "")
        self.year = asked if asked in self.years else ""
        return rows.filter(year=int(self.year)) if self.year else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        for row in context["object_list"]:
            row.moment = moment_of(row, today)
        user = signed_in(self.request)
        may_add = user.has_perm("campaigns.add_round")
        return context | {
            "years": self.years,
            "year": self.year,
            "add_url": address(user, "admin:campaigns_round_add") if may_add else "",
        }


class RoundPage(DetailView[Round]):
    """One round: what is offered, asked and due, where the units stand, and what comes next."""

    template_name = "campaigns/rounds/page.html"
    context_object_name = "round"

    def get_queryset(self) -> QuerySet[Round]:
        rows = Round.objects.visible_to(signed_in(self.request))
        return rows.select_related("unit", "campaign", "copied_from")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, row, today = signed_in(self.request), self.object, timezone.localdate()
        [board] = boards_of(user, [row], today)
        officer, clerk = is_officer(row, user), Role.CLERK in user.roles
        own = own_units(row, board, user) if clerk else []
        step: Next | None = None
        if officer:
            step = next_of_officer(row, board, today, user)
        elif own:
            step = next_of_clerk(row, own, today, user)
        moment = moment_of(row, today)
        copy = row.copies.filter(year=row.year + 1).first()
        return super().get_context_data(**kwargs) | {
            "step": step,
            "moment": moment,
            "kind_term": TERM_OF_KIND[Round.Consideration(row.consideration)],
            "deadlines": self._deadlines(today),
            "awards": from_base_upwards(row),
            "board": board if reads_board(row, user) else None,
            "own": own,
            "ways": ways_in(row, user) if own and moment == "open" else [],
            "officer": officer,
            "edit_url": address(user, "admin:campaigns_round_change", row.pk) if officer else "",
            "remind_url": address(user, "round_remind", row.pk)
            if officer and today >= row.opens_on and board.to_remind
            else "",
            "next_url": address(user, "round_next_year", row.pk) if officer and not copy else "",
            "copy": copy,
        }

    def _deadlines(self, today: datetime.date) -> list[dict[str, Any]]:
        """The steps with their day; the first that is not over comes next."""
        rows = list(self.object.deadlines.order_by("due_on", "pk"))
        coming = next((row.pk for row in rows if row.due_on >= today), None)
        return [{"row": row, "over": row.due_on < today, "next": row.pk == coming} for row in rows]
