"""The pages of a posting for those who work with it: list, draft, page, report."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView, FormView, ListView

from awards_registry.asked import whole_number
from awards_registry.policy import Role
from campaigns.journey import OffRouteError
from campaigns.nomination.actions import ObstacleError
from campaigns.posting.actions import (
    PostingStateError,
    draft,
    obstacles_to_closing,
    obstacles_to_opening,
    revise,
)
from campaigns.posting.clock import is_over, last_day, left_in_words, years_unknown
from campaigns.posting.forms import CallOffForm, PostingForm
from campaigns.posting.models import Opinion, PostedItem, PublicPosting
from campaigns.posting.report import tally_of
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User
from units.organisation.models import Unit

REFUSALS = (NotYoursError, OffRouteError, ObstacleError, PostingStateError)
STATES = PublicPosting.State
CONFIRMED = Q(opinions__confirmed_at__isnull=False)


def postings_of(user: User) -> QuerySet[PublicPosting]:
    """The postings that ``user`` may see."""
    return PublicPosting.objects.visible_to(user).select_related("desk__parent")


def is_officer(posting: PublicPosting, user: User) -> bool:
    """Whether ``user`` works at exactly this desk: reads the opinions, and acts."""
    return user.holds_at(Role.OFFICER, posting.desk)


class PostingList(ListView[PublicPosting]):
    """Every posting one may see, with its clock and counts, the newest first."""

    template_name = "campaigns/posting/posting_list.html"
    paginate_by = 25

    def get_queryset(self) -> QuerySet[PublicPosting]:
        open_ones = CONFIRMED & ~Q(opinions__state=Opinion.State.SETTLED)
        return (
            postings_of(signed_in(self.request))
            .annotate(
                names=Count("items", distinct=True),
                received=Count("opinions", filter=CONFIRMED, distinct=True),
                unsettled=Count("opinions", filter=open_ones, distinct=True),
            )
            .order_by(F("closed_at").desc(nulls_first=True), "-starts_on", "-pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        rows = list(context["object_list"])
        return context | {
            "rows": [(row, left_in_words(row, today)) for row in rows],
            "may_draft": Role.OFFICER in signed_in(self.request).roles,
        }


class PostingPage(DetailView[PublicPosting]):
    """One posting: its clock, its list, its opinions (for the officers of the desk), its end."""

    template_name = "campaigns/posting/posting.html"
    context_object_name = "posting"

    def get_queryset(self) -> QuerySet[PublicPosting]:
        return postings_of(signed_in(self.request)).select_related("opened_by", "closed_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, posting = signed_in(self.request), self.object
        today, mine = timezone.localdate(), is_officer(self.object, user)
        blockers = []
        if posting.state == STATES.DRAFT:
            blockers = obstacles_to_opening(posting)
        elif posting.state == STATES.OPEN:
            blockers = obstacles_to_closing(posting)
        opinions = Opinion.objects.visible_to(user).filter(posting=posting).confirmed()
        return super().get_context_data(**kwargs) | {
            "is_officer": mine,
            "items": items_of(posting),
            "opinions": list(opinions.select_related("item")) if mine else [],
            "tally": tally_of(posting),
            "clock": left_in_words(posting, today),
            "years_unknown": years_unknown(*_span_of(posting, today)),
            "over": posting.state == STATES.OPEN and is_over(posting, today),
            "blockers": blockers,
            "is_public": posting.is_public,
            "call_off_form": CallOffForm(),
        }


def _span_of(posting: PublicPosting, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The days that it runs; of a draft, if it were opened today. Nothing is told of the past."""
    if posting.state == STATES.DRAFT:
        return today, last_day(today, posting.working_days)
    return (posting.starts_on, posting.ends_on) if posting.state == STATES.OPEN else (today, today)


class PostingReport(PostingPage):
    """The closing report as a paper to be printed for the dossier of the sitting."""

    template_name = "campaigns/posting/report.html"

    def get_queryset(self) -> QuerySet[PublicPosting]:
        return super().get_queryset().filter(state=STATES.CLOSED)


def items_of(posting: PublicPosting) -> list[PostedItem]:
    """The list with the number of confirmed opinions on each name, in one query."""
    counted = Count("opinions", filter=CONFIRMED)
    return list(posting.items.annotate(voices=counted).order_by("order", "pk"))


class PostingDraft(FormView[PostingForm]):
    """Make the draft of a posting, or change it."""

    template_name = "campaigns/posting/draft.html"
    form_class = PostingForm
    posting: PublicPosting | None = None
    desks: list[Unit]
    desk: Unit

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = signed_in(request)
        if "pk" in kwargs:
            self.posting = get_object_or_404(postings_of(user), pk=kwargs["pk"])
            if self.posting.state != STATES.DRAFT or not is_officer(self.posting, user):
                messages.error(
                    request, _("Only the officer of the desk changes it, while a draft.")
                )
                return redirect(self.posting)
            self.desks = [self.posting.desk]
        else:
            held = [each.unit for each in user.current_roles if each.role == Role.OFFICER]
            self.desks = list({unit.pk: unit for unit in held}.values())
        if not self.desks:
            messages.error(request, _("You work at no desk that could post."))
            return redirect("posting_list")
        asked = whole_number(request.POST.get("desk") or request.GET.get("desk") or "")
        chosen = [desk for desk in self.desks if desk.pk == asked]
        self.desk = (chosen or self.desks)[0]
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"instance": self.posting} if self.posting else {}
        return super().get_form_kwargs() | {"desk": self.desk, **more}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "posting": self.posting,
            "desk": self.desk,
            "desks": self.desks,
        }

    def form_valid(self, form: PostingForm) -> HttpResponse:
        user, typed = signed_in(self.request), dict(form.cleaned_data)
        rows = list(typed.pop("nominations"))
        try:
            if self.posting:
                # As it stands in the database: the form has laid its texts over this one.
                stored = PublicPosting.objects.get(pk=self.posting.pk)
                made = revise(stored, rows, **typed, by=user)
            else:
                made = draft(self.desk, rows, **typed, by=user)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("The draft is saved. Look it over, then open it."))
        return redirect(made)
