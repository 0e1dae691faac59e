"""Acts on a submission: each view finds it, does one act and goes back to its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.generic import FormView

from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Submission
from campaigns.submission import actions
from campaigns.submission.actions import SubmissionStateError
from campaigns.submission.forms import ChoiceForm, DescribeForm, LinesForm, MergeForm
from campaigns.submission.views import (
    REFUSALS,
    SubmissionPage,
    choosing,
    rows_for,
    submissions_of,
)
from units.accounts.access import signed_in
from units.accounts.models import User


class SubmissionAct(View):
    """Find the submission, act, say what became of it, go back to its page."""

    # The state that the act leads to: who finds it there clicked twice, and nothing is wrong.
    reached = ""

    def submission(self) -> Submission:
        return get_object_or_404(submissions_of(signed_in(self.request)), pk=self.kwargs["pk"])

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        """Who comes here by the address bar is led to the page of the submission."""
        return redirect(self.submission())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        submission = self.submission()
        return self.acted(submission, lambda: self.act(submission, signed_in(request)))

    def act(self, submission: Submission, by: User) -> str:
        """The one verb of this act; returns what is said of it."""
        raise NotImplementedError

    def acted(self, submission: Submission, act: Callable[[], str]) -> HttpResponseBase:
        try:
            text = act()
        except SubmissionStateError as refusal:
            done = refusal.here == self.reached
            say = messages.info if done else messages.error
            say(self.request, _("This had been done already.") if done else str(refusal))
        except REFUSALS as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, text)
        return redirect(submission)


def first_error(form: Any) -> str:
    """The first thing that a small form finds wrong; it stands on a page without it."""
    return next(str(error) for errors in form.errors.values() for error in errors)


class SubmissionSend(SubmissionAct):
    """Send the whole list, or say what is in the way of it."""

    reached = Submission.State.SENT.value

    def act(self, submission: Submission, by: User) -> str:
        sent = actions.send(submission, by=by)
        count = sent.lines.count()
        text = ngettext(
            "Sent: %(count)d nomination now lies at %(desk)s.",
            "Sent: %(count)d nominations now lie at %(desk)s.",
            count,
        )
        return text % {"count": count, "desk": sent.to_desk or _("the outside authority")}


class SubmissionDrop(SubmissionAct):
    """Give the list up."""

    reached = Submission.State.DROPPED.value

    def act(self, submission: Submission, by: User) -> str:
        actions.drop(submission, by=by)
        return _("The list is given up; its nominations stay where they lie.")


class SubmissionTakeOut(SubmissionAct):
    """Take the chosen lines off the list."""

    reached = Submission.State.DRAFT.value

    def act(self, submission: Submission, by: User) -> str:
        form = LinesForm(self.request.POST, submission=submission)
        if not form.is_valid():
            return self._gone(form)
        keys = actions.take_out(submission, form.cleaned_data["lines"], by=by)
        text = ngettext(
            "Taken out of the list: %(count)d nomination.",
            "Taken out of the list: %(count)d nominations.",
            len(keys),
        )
        return text % {"count": len(keys)}

    def _gone(self, form: LinesForm) -> str:
        codes = {error.code for error in form.errors.as_data().get("lines", [])}
        if codes == {"invalid_choice"}:  # the second of two clicks
            raise SubmissionStateError(first_error(form), Submission.State.DRAFT)
        raise ObstacleError(first_error(form))


class SubmissionSplit(SubmissionAct):
    """The chosen lines become a list of their own."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        submission = self.submission()
        form = LinesForm(request.POST, submission=submission)
        if not form.is_valid():
            messages.error(request, first_error(form))
            return redirect(submission)
        try:
            part = actions.split(
                submission,
                form.cleaned_data["lines"],
                subject=form.cleaned_data["subject"],
                by=signed_in(request),
            )
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
            return redirect(submission)
        messages.success(request, _("The chosen lines are a list of their own now; here it is."))
        return redirect(part)


class SubmissionMerge(SubmissionAct):
    """The lines of another draft come to the end of this one."""

    def act(self, submission: Submission, by: User) -> str:
        form = MergeForm(self.request.POST, submission=submission)
        if not form.is_valid():
            raise ObstacleError(first_error(form))
        actions.merge(submission, form.cleaned_data["other"], by=by)
        return _("Merged: the lines of the other list stand at the end of this one.")


class SubmissionDescribe(SubmissionPage):
    """The particulars of the paper; what cannot be is answered at its field."""

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """Who comes here by the address bar is led to the page of the submission."""
        return redirect(self.get_object())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        self.object = submission = self.get_object()
        form = DescribeForm(request.POST, instance=self.get_object())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(describe=form))
        given = {name: form.cleaned_data[name] for name in DescribeForm.Meta.fields}
        given["number"] = given["number"] or ""
        try:
            actions.describe(submission, **given, by=signed_in(request))
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The particulars of the paper are saved."))
        return redirect(submission)


class SubmissionAdd(FormView[ChoiceForm]):
    """Choose more of what waits at the sender of the list."""

    template_name = "campaigns/submission/add.html"
    form_class = ChoiceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        user = signed_in(self.request)
        self.submission = get_object_or_404(submissions_of(user), pk=self.kwargs["pk"])
        return super().get_form_kwargs() | {"offered": rows_for(self.submission, user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | choosing(context["form"]) | {"submission": self.submission}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = signed_in(request)
        submission = get_object_or_404(submissions_of(user), pk=self.kwargs["pk"])
        if submission.state != Submission.State.DRAFT or not actions.is_sender(submission, user):
            return redirect(submission)
        return super().get(request, *args, **kwargs)

    def form_invalid(self, form: ChoiceForm) -> HttpResponse:
        return self._refused(first_error(form))

    def form_valid(self, form: ChoiceForm) -> HttpResponse:
        chosen = form.chosen()
        try:
            actions.add(self.submission, chosen, by=signed_in(self.request))
        except REFUSALS as refusal:
            return self._refused(str(refusal))
        text = ngettext(
            "Put on the list: %(count)d nomination.",
            "Put on the list: %(count)d nominations.",
            len(chosen),
        )
        messages.success(self.request, text % {"count": len(chosen)})
        return redirect(self.submission)

    def _refused(self, text: str) -> HttpResponse:
        """Of two clicks the second finds everything on the list."""
        keys = set(self.request.POST.getlist("nominations"))
        listed = {str(key) for key in self.submission.lines.values_list("nomination_id", flat=True)}
        if keys and keys <= listed:
            messages.info(self.request, _("This had been done already."))
        else:
            messages.error(self.request, text)
        return redirect(self.submission)
