"""What has come in at a desk: many at once found in order, or returned with one reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from awards_registry.asked import RowsField, reads_as_written, whole_number
from awards_registry.policy import Role
from campaigns.eligibility.models import Check
from campaigns.eligibility.overriding import mark
from campaigns.journey import OffRouteError
from campaigns.nomination.actions import LONGEST_TEXT, ObstacleError, return_many, screen_many
from campaigns.nomination.comparing import compare
from campaigns.nomination.models import Nomination, Round, Seal, Submission
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User

MOST_ROWS = 500
SCREEN, RETURN = "screen", "return"


def incoming(user: User, submission: Submission | None, of: Round | None) -> list[Nomination]:
    """What waits to be screened at the desks of ``user``, with verdict and exception."""
    desks = [held.unit_id for held in user.current_roles if held.role == Role.OFFICER]
    rows = Nomination.objects.on_desk(desks).visible_to(user)
    if submission is not None:
        rows = rows.filter(submission_lines__submission=submission)
    if of is not None:
        rows = rows.filter(round=of)
    newest = Check.objects.filter(nomination=OuterRef("pk")).order_by("-pk")
    found = list(
        rows.with_candidate()
        .annotate(verdict=Subquery(newest.values("verdict")[:1]))
        .order_by("award_type__precedence", "award_type__code", "pk")[:MOST_ROWS]
    )
    mark(found)
    return found


def differences_of(nominations: list[Nomination]) -> None:
    """Set ``changed`` on each: what was changed since the sending before, one query for all."""
    contents: dict[int, list[dict[str, Any]]] = {}
    for seal in Seal.objects.filter(nomination__in=nominations).order_by("number"):
        contents.setdefault(seal.nomination_id, []).append(seal.content)
    for row in nominations:
        last = contents.get(row.pk, [])[-2:]
        changes = compare(*last) if len(last) > 1 else []
        row.changed = [change.label for change in changes]  # type: ignore[attr-defined] # for the page only


class IncomingForm(forms.Form):
    """Which of them, what is done with them, and the opinion or reason for all."""

    nominations = RowsField(
        Nomination.objects.none(),
        label=gettext_lazy("Nominations"),
        error_messages={
            "required": gettext_lazy("Tick at least one nomination."),
            "invalid_choice": gettext_lazy(
                "One of them does not wait here any more. Look at the list again."
            ),
        },
    )
    verb = forms.ChoiceField(
        choices=[(SCREEN, ""), (RETURN, "")],
        error_messages={"required": gettext_lazy("Choose what is to be done with them.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Opinion or reason, the same for all"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[reads_as_written],
    )
    # The keys that were looked over; so nothing is done to what was not shown before.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offered: list[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        field = self.fields["nominations"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = Nomination.objects.filter(pk__in=[each.pk for each in offered])

    def chosen(self) -> list[Nomination]:
        ticked = {each.pk for each in self.cleaned_data["nominations"]}
        return [each for each in self.offered if each.pk in ticked]


def seal_of(nominations: list[Nomination]) -> str:
    """What was looked over: each by its key and version."""
    return " ".join(f"{each.pk}.{each.version}" for each in nominations)


class Incoming(FormView[IncomingForm]):
    """Tick, look over list, count and differences, then act on all of them at once."""

    template_name = "campaigns/casefile/incoming.html"
    form_class = IncomingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        user = signed_in(self.request)
        asked = self.request.GET
        self.submission = (
            Submission.objects.visible_to(user)
            .filter(pk=whole_number(asked.get("submission", "")) or 0)
            .first()
        )
        self.of_round = (
            Round.objects.visible_to(user)
            .filter(pk=whole_number(asked.get("round", "")) or 0)
            .first()
        )
        rows = incoming(user, self.submission, self.of_round)
        return super().get_form_kwargs() | {"offered": rows}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        differences_of(form.offered)
        ticked = form["nominations"].value() if form.is_bound else []
        return context | {
            "ticked": {str(key) for key in ticked or []},
            "submission": self.submission,
            "of_round": self.of_round,
            "verdicts": dict(Check.Verdict.choices),
        }

    def _again(self) -> str:
        asked = {
            name: row.pk
            for name, row in (("submission", self.submission), ("round", self.of_round))
            if row is not None
        }
        here = reverse("nomination_incoming")
        return f"{here}?{urlencode(asked)}" if asked else here

    def form_valid(self, form: IncomingForm) -> HttpResponse:
        chosen, given = form.chosen(), form.cleaned_data
        missing = given["verb"] == RETURN and not given["text"].strip()
        if given["seen"] != seal_of(chosen) or missing:
            if missing and given["seen"]:
                form.add_error("text", _("Say why: the other side needs the reason."))
            differences_of(chosen)
            context = self.get_context_data(form=form)
            return self.render_to_response(
                context | {"review": chosen, "seal": seal_of(chosen), "verb": given["verb"]}
            )
        user = signed_in(self.request)
        try:
            if given["verb"] == SCREEN:
                screen_many(chosen, by=user, opinion=given["text"])
            else:
                return_many(chosen, by=user, reason=given["text"])
        except (NotYoursError, OffRouteError, ObstacleError) as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, self._said(given["verb"], len(chosen)))
        return redirect(self._again())

    def form_invalid(self, form: IncomingForm) -> HttpResponse:
        """Of two clicks the second finds that nothing of it waits any more."""
        keys = [whole_number(key) for key in self.request.POST.getlist("nominations")]
        wanted = {key for key in keys if key is not None}
        still_here = wanted & {each.pk for each in form.offered}
        if self.request.POST.get("seen") and wanted and not still_here:
            messages.info(self.request, _("This had been done already."))
            return redirect(self._again())
        return super().form_invalid(form)

    def _said(self, verb: str, count: int) -> str:
        if verb == SCREEN:
            text = ngettext(
                "%(count)d dossier is screened.", "%(count)d dossiers are screened.", count
            )
        else:
            text = ngettext(
                "%(count)d dossier is returned.", "%(count)d dossiers are returned.", count
            )
        return text % {"count": count}
