"""The pages of submissions: which there are, a new one, one with its list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Case, Count, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import DetailView, FormView, ListView

from awards_registry.asked import whole_number
from awards_registry.policy import Role
from campaigns.journey import Level, OffRouteError
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Nomination, Submission, SubmissionQuerySet
from campaigns.submission.actions import gather, is_sender
from campaigns.submission.filling import forms_of
from campaigns.submission.forms import ChoiceForm, DescribeForm, GatherForm, MergeForm
from campaigns.submission.listing import listing_of
from campaigns.submission.senders import Pile, pile_for, piles_of
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User

REFUSALS = (NotYoursError, OffRouteError, ObstacleError)
# So many boxes one form can send; the rest is chosen from the list that was made.
MOST_ROWS = 500


def submissions_of(user: User) -> SubmissionQuerySet:
    """The submissions that ``user`` may see, with what the pages say of each."""
    return Submission.objects.visible_to(user).select_related(
        "round", "from_unit", "to_desk", "created_by", "sent_by", "merged_into", "origin"
    )


def may_make(user: User) -> bool:
    """Whether ``user`` sends anything at all: a clerk or an officer."""
    return bool(user.roles & {Role.CLERK, Role.OFFICER})


class SubmissionList(ListView[Submission]):
    """Submissions one may see: drafts first, then the newest."""

    template_name = "campaigns/submission/list.html"
    paginate_by = 30

    def get_queryset(self) -> QuerySet[Submission]:
        rows = submissions_of(signed_in(self.request))
        self.shown = self.request.GET.get("state", "")
        if self.shown in Submission.State.values:
            rows = rows.filter(state=self.shown)
        else:
            rows, self.shown = rows.exclude(state=Submission.State.DROPPED), ""
        draft = Case(When(state=Submission.State.DRAFT, then=Value(0)), default=Value(1))
        return rows.annotate(count=Count("lines")).order_by(draft, "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        waiting = sum(len(pile.rows) for pile in piles_of(user))
        counts = dict(
            Submission.objects.visible_to(user)
            .order_by()
            .values_list("state")
            .annotate(count=Count("pk"))
        )
        states = [
            {"state": state.value, "label": state.label, "count": counts[state]}
            for state in Submission.State
            if counts.get(state)
        ]
        return super().get_context_data(
            may_make=may_make(user), waiting=waiting, states=states, shown=self.shown, **kwargs
        )


class SubmissionNew(FormView[GatherForm]):
    """Choose among what waits at one sender, and make a list of it."""

    template_name = "campaigns/submission/new.html"
    form_class = GatherForm
    pile: Pile | None

    def get_form_kwargs(self) -> dict[str, Any]:
        self.piles = piles_of(signed_in(self.request))
        asked = self.request.POST.get("pile") or self.request.GET.get("pile", "")
        of_round = self.request.GET.get("round", "")
        ordered = sorted(
            self.piles,
            key=lambda pile: (pile.key != asked, str(pile.round.pk) != of_round, -len(pile.rows)),
        )
        self.pile = ordered[0] if ordered else None
        offered = self.pile.rows[:MOST_ROWS] if self.pile else []
        return super().get_form_kwargs() | {"offered": offered}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | choosing(context["form"]) | {"pile": self.pile, "piles": self.piles}

    def form_valid(self, form: GatherForm) -> HttpResponse:
        pile, chosen = self.pile, form.chosen()
        if pile is None or self.request.POST.get("pile", pile.key) != pile.key:
            return self.form_invalid(form)
        try:
            made = gather(
                pile.unit,
                pile.round,
                chosen,
                subject=form.cleaned_data["subject"],
                by=signed_in(self.request),
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("The list is made. Look it over, then send it."))
        return redirect(made)

    def form_invalid(self, form: GatherForm) -> HttpResponse:
        made = made_already(self.request)
        if made is not None:
            messages.info(self.request, _("This list had been made already."))
            return redirect(made)
        return super().form_invalid(form)


def made_already(request: HttpRequest) -> Submission | None:
    """The draft in which exactly the posted nominations stand: the second of two clicks."""
    posted = (whole_number(key) for key in request.POST.getlist("nominations"))
    keys = {key for key in posted if key is not None}
    drafts = Submission.objects.visible_to(signed_in(request)).drafts()
    first = drafts.filter(lines__nomination__in=sorted(keys)[:1]).first() if keys else None
    if first is None:
        return None
    listed = set(first.lines.values_list("nomination_id", flat=True))
    return first if listed == keys else None


def choosing(form: ChoiceForm) -> dict[str, Any]:
    """What a page of boxes needs: the groups by award, and what is ticked; all at first."""
    ticked = form["nominations"].value() if form.is_bound else None
    everything = {str(each.pk) for each in form.offered}
    return {"ticked": everything if ticked is None else {str(key) for key in ticked}}


class SubmissionPage(DetailView[Submission]):
    """The paper with its list: what is in the way before, what became of each line after."""

    template_name = "campaigns/submission/page.html"
    context_object_name = "submission"

    def get_queryset(self) -> QuerySet[Submission]:
        return submissions_of(signed_in(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, row = signed_in(self.request), self.object
        draft = row.state == Submission.State.DRAFT
        mine = draft and is_sender(row, user)
        listing = listing_of(row)
        context = super().get_context_data(**kwargs) | {
            "listing": listing,
            "mine": mine,
            "forms": forms_of(row, user) if listing.rows else [],
            "from_unit_level": row.level == Level.UNIT,
            "may_screen": Role.OFFICER in user.roles
            and row.to_desk is not None
            and user.holds_at(Role.OFFICER, row.to_desk),
        }
        if mine:
            merge = MergeForm(submission=row)
            context |= {
                "to_add": len(pile_for(row, user)),
                "merge": merge if merge.fields["other"].queryset.exists() else None,  # type: ignore[attr-defined] # a field of rows
            }
            context.setdefault("describe", DescribeForm(instance=row))
        return context


def rows_for(submission: Submission, user: User) -> list[Nomination]:
    """What the page that adds to ``submission`` offers."""
    return pile_for(submission, user)[:MOST_ROWS]
