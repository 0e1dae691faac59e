"""The pages of a member: the ballot, its review, the act, and what was recorded."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.council.act_views import SittingAct
from campaigns.council.actions import cast, seat_of
from campaigns.council.ballot import lines_of, progress_of
from campaigns.council.forms import BallotForm
from campaigns.council.models import Ballot, Member, Sitting
from campaigns.council.views import REFUSALS
from units.accounts.access import signed_in


class MemberPage(SittingAct):
    """What the pages of a member share: the seat, the ballot, and why there may be none."""

    def shut(self, sitting: Sitting, member: Member | None) -> HttpResponse | None:
        """The page that says why one cannot vote here, or ``None`` where one can."""
        if member is None:
            page = "campaigns/council/not_on_roll.html"
            return render(self.request, page, {"sitting": sitting}, status=403)
        if sitting.state == Sitting.State.PLANNED:
            return render(self.request, "campaigns/council/ballot_shut.html", {"sitting": sitting})
        return None

    def page(self, name: str, sitting: Sitting, form: BallotForm, **more: Any) -> HttpResponse:
        done, total = more.pop("progress")
        context = {
            "sitting": sitting,
            "form": form,
            "rows": list(form.rows()),
            "done": done,
            "total": total,
            "choices": Ballot.Choice.choices,
        }
        return render(self.request, f"campaigns/council/{name}.html", context | more)


class SittingBallot(MemberPage):
    """GET: the ballot. POST: the review of what was ticked; it records nothing."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        sitting = self.sitting()
        member = seat_of(sitting, signed_in(request))
        shut = self.shut(sitting, member)
        if shut or member is None:
            return shut or redirect(sitting)
        lines = lines_of(sitting, member)
        progress = progress_of(lines)
        conflicts = [line for line in lines if line.conflict]
        recorded = "recorded" in request.GET or sitting.state == Sitting.State.CLOSED
        name = "receipt" if recorded else "ballot"
        return self.page(
            name,
            sitting,
            BallotForm(lines=lines),
            progress=progress,
            conflicts=conflicts,
            member=member,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        sitting = self.sitting()
        member = seat_of(sitting, signed_in(request))
        shut = self.shut(sitting, member)
        if shut or member is None or sitting.state == Sitting.State.CLOSED:
            return shut or redirect("sitting_ballot", sitting.pk)
        lines = lines_of(sitting, member)
        form = BallotForm(request.POST, lines=lines)
        ticked = form.choices() if form.is_valid() else {}
        edit = "edit" in request.POST or not ticked
        if form.is_valid() and not ticked:
            messages.warning(request, _("Nothing is ticked yet: choose for at least one name."))
        return self.page(
            "ballot" if edit else "review",
            sitting,
            form,
            progress=progress_of(lines),
            conflicts=[line for line in lines if line.conflict],
            left_open=len(form.lines) - len(ticked),
            counts=_counts(ticked),
            member=member,
        )


def _counts(ticked: dict[int, str]) -> list[tuple[str, int]]:
    votes = list(ticked.values())
    return [(str(choice.label), votes.count(choice.value)) for choice in Ballot.Choice]


class SittingCast(MemberPage):
    """The one final act: what was reviewed is recorded."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        sitting, user = self.sitting(), signed_in(request)
        member = seat_of(sitting, user)
        shut = self.shut(sitting, member)
        if shut or member is None:
            return shut or redirect(sitting)
        ballot = reverse("sitting_ballot", args=[sitting.pk])
        lines = lines_of(sitting, member)
        form = BallotForm(request.POST, lines=lines)
        if not form.is_valid():
            conflicts = [line for line in lines if line.conflict]
            progress = progress_of(lines)
            return self.page("ballot", sitting, form, progress=progress, conflicts=conflicts)
        if not form.choices():
            return redirect(ballot)
        try:
            count = cast(sitting, form.choices(), by=user, remarks=form.remarks())
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
            return redirect(ballot)
        text = ngettext("%(count)d vote is recorded.", "%(count)d votes are recorded.", count)
        messages.success(request, text % {"count": count})
        return redirect(f"{ballot}?recorded=1")
