"""The editor of a rule version: written by words, tried, its effect seen, then kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.canonical import digest
from campaigns.admin.rules import rows as rows_of
from campaigns.admin.rules.first import model_of
from campaigns.admin.rules.lines import Typist, as_row
from campaigns.admin.rules.page import sentences_of, shown_changes, shown_trial
from campaigns.admin.rules.subject import SubjectError, subject_called
from campaigns.casefile.findings import award_names
from campaigns.catalogue.citations import looked_at_on
from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.amending.actions import AmendmentError, amend, changed_fields, refused
from campaigns.eligibility.amending.draft import Draft, objections
from campaigns.eligibility.amending.effects import Effects, effects
from campaigns.eligibility.amending.forms import TrialForm, VersionForm
from campaigns.eligibility.amending.resting import decided_by
from campaigns.eligibility.amending.trial import tried
from campaigns.eligibility.criteria import Condition, validate_conditions
from campaigns.eligibility.wording import problem_sentence
from units.accounts.access import signed_in

TEMPLATE = "admin/campaigns/ruleversion/editor.html"
ACTS = ("_drop", "_add", "_redraw", "_try", "_look", "_save")


class RuleEditor:
    """One answer of the page; nothing is kept before its effect was seen."""

    def __init__(self, request: HttpRequest, version: RuleVersion) -> None:
        self.request, self.version = request, version
        self.user = signed_in(request)
        self.new = version._state.adding
        self.title = _("New rule version") if self.new else str(version)
        self.problems: list[str] = []
        self.shown: dict[str, Any] = {}

    def answer(self) -> HttpResponse:
        """The page for a look at it, what was asked for a pressed button."""
        if self.request.method == "POST":
            return self._pressed()
        model = model_of(self.version, self.request.GET.get("award_type", ""))
        self.form = VersionForm(instance=self.version, initial=model.fields)
        self.lines = self._typist.unjudged(
            rows_of.numbered(as_row(each, self.names) for each in model.conditions)
        )
        return self._page()

    @cached_property
    def names(self) -> dict[str, str]:
        return award_names()

    @cached_property
    def _typist(self) -> Typist:
        return Typist(self.names, looked_at_on(self.version.valid_to, timezone.localdate()))

    # --- what was pressed

    def _pressed(self) -> HttpResponse:
        posted = self.request.POST
        act = next((name for name in ACTS if name in posted), "_save")
        rows = rows_of.rows_in(posted)
        if act == "_drop":
            rows = rows_of.without(rows, posted["_drop"])
        elif act == "_add":
            rows = rows_of.with_one_more(rows, posted["_add"])
        switched = any(map(_is_switched, rows))
        if act in {"_drop", "_add", "_redraw"} or switched:
            return self._redrawn([self._fresh(row) if _is_switched(row) else row for row in rows])
        self.form = VersionForm(posted, instance=self.version)
        self.lines = self._typist.judged(rows)
        draft = self._draft()
        if draft is None:
            return self._page()
        acts: dict[str, Callable[[Draft], HttpResponse]] = {"_try": self._try, "_look": self._look}
        return acts.get(act, self._save)(draft)

    def _fresh(self, row: rows_of.Row) -> rows_of.Row:
        """The row with the boxes of the kind that was chosen, as they are at first."""
        kind, basis = rows_of.one_of(row, "kind"), rows_of.one_of(row, "legal_basis")
        return as_row(Condition(kind, {}, rows_of.path_of(row), basis), self.names)

    def _redrawn(self, rows: list[rows_of.Row]) -> HttpResponse:
        """The page as it was typed, with other rows or boxes; nothing is judged yet."""
        posted = self.request.POST
        typed = {name: posted.get(name) for name in VersionForm.base_fields if name in posted}
        ticks = {name: name in posted for name in ("verified", "bonus_is_cap", "end_previous")}
        self.form = VersionForm(instance=self.version, initial=typed | ticks)
        self.lines = self._typist.unjudged(rows)
        return self._page()

    # --- the rule as typed

    def _draft(self) -> Draft | None:
        """The typed version, or None with what is wrong with it in ``problems``."""
        sound = self.form.is_valid()
        if any(line.form.errors for line in self.lines):
            return None
        conditions = tuple(line.form.condition for line in self.lines)
        self.problems = [problem_sentence(each) for each in validate_conditions(_plain(conditions))]
        if self.problems or not sound:
            return None
        draft = Draft(self.form.instance, conditions, self.form.ends)
        self.problems = objections(draft, self.names)
        if self.problems:
            return None
        refusal = "" if self.new else refused(draft, changed_fields(draft))
        self.problems = [refusal] if refusal else []
        return None if refusal else draft

    def _seal(self, draft: Draft, seen: Effects) -> str:
        """What was typed, upon what, and to what effect: another one has not been seen yet."""
        kept = RuleVersion.objects.filter(
            pk__in=[draft.version.pk, getattr(draft.ends, "pk", None)]
        )
        return digest(
            {
                "typed": {name: str(self.form.cleaned_data[name]) for name in self.form.fields},
                "conditions": _plain(draft.conditions),
                "upon": [
                    [str(value) for value in row] for row in kept.order_by("pk").values_list()
                ],
                "effect": [[each.nomination.pk, each.after] for each in seen.changes],
                "hidden": seen.hidden,
            }
        )

    # --- acts on a sound draft

    def _try(self, draft: Draft) -> HttpResponse:
        self.trial = TrialForm(self.request.POST, award=draft.award)
        if not self.trial.is_valid():
            return self._page()
        asked = self.trial.cleaned_data
        if not draft.rules.in_force(asked["on"]):
            self.trial.add_error("on", _("The version as typed is not in force on that day."))
            return self._page()
        try:
            who = subject_called(asked["who"], draft.award, self.user)
        except SubjectError as error:
            self.trial.add_error("who", str(error))
            return self._page()
        found = tried(draft, who, year=asked["year"], on=asked["on"])
        if found is None:
            self.trial.add_error("who", _("Held no post on that day: nobody could nominate them."))
            return self._page()
        self.shown["trial"] = shown_trial(found, self.names, self.user)
        return self._page()

    def _look(self, draft: Draft) -> HttpResponse:
        seen = effects(draft, user=self.user)
        self.shown["effects"] = shown_changes(seen, self.user)
        self.shown["seal"] = self._seal(draft, seen)
        return self._page()

    def _save(self, draft: Draft) -> HttpResponse:
        seen = effects(draft, user=self.user)
        if self.request.POST.get("seal") != self._seal(draft, seen):
            return self._look(draft)
        try:
            kept = amend(draft, by=self.user, judged=seen.judged, changed=seen.changed)
        except AmendmentError as refusal:
            self.problems = [str(refusal)]
            return self._page()
        words = {"version": kept, "judged": seen.judged, "changed": seen.changed}
        said = _(
            "%(version)s is saved. Open nominations that it reaches: %(judged)s; verdicts that "
            "change when they are judged again: %(changed)s."
        )
        messages.success(self.request, said % words)
        return HttpResponseRedirect(reverse("admin:campaigns_ruleversion_change", args=[kept.pk]))

    # --- the page

    def _page(self) -> HttpResponse:
        today = timezone.localdate()
        always = [line for line in self.lines if line.path == 0]
        numbers = sorted({line.path for line in self.lines} - {0})
        ways = [[line for line in self.lines if line.path == each] for each in numbers]
        return render(
            self.request,
            TEMPLATE,
            {
                "title": self.title,
                "version": self.version,
                "new": self.new,
                "form": self.form,
                "lines": self.lines,
                "always": always,
                "ways": list(zip(numbers, ways, strict=True)),
                "in_words": sentences_of(always, ways),
                "problems": self.problems,
                "line_errors": [line for line in self.lines if line.form.errors],
                "try_form": self._trial_form(),
                "decided": 0 if self.new else decided_by(self.version),
                "next_url": f"{reverse('admin:campaigns_ruleversion_add')}?award_type="
                f"{self.version.award_type_id}",
                "ended": self._typist.ended(self.version.legal_basis),
                "today": today,
                **self.shown,
            },
        )

    def _trial_form(self) -> TrialForm:
        if hasattr(self, "trial"):
            return self.trial
        known = self.version.award_type_id is not None
        award = self.version.award_type if known else AwardType(recipient="individual")
        today = timezone.localdate()
        day = max(today, self.version.valid_from or today)
        if self.version.valid_to:
            day = min(day, self.version.valid_to)
        return TrialForm(initial={"year": day.year, "on": day}, award=award)


def _is_switched(row: rows_of.Row) -> bool:
    """Whether another kind was chosen than that for which the boxes were drawn."""
    return "shown" in row and rows_of.one_of(row, "kind") != rows_of.one_of(row, "shown")


def _plain(conditions: tuple[Condition, ...]) -> list[dict[str, Any]]:
    return [
        {"path": each.path, "kind": each.kind, "params": dict(each.params)} for each in conditions
    ]
