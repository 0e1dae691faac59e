"""Thử tính: the law's answer to facts that are typed in; no register is read or written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View

from campaigns.catalogue.citations import Ended
from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.catalogue.working_days import calendar_around
from campaigns.eligibility.award_code import AwardCodeError
from campaigns.eligibility.forms import ChoiceForm, FactsForm
from campaigns.eligibility.forms.choice import at_first
from campaigns.eligibility.money import money, one_period_rule
from campaigns.eligibility.rulebook import law, rule_set
from campaigns.eligibility.spoken import Proof, rule_in_words, spoken
from campaigns.eligibility.whatif.answer import judged
from campaigns.eligibility.whatif.sense import Law
from campaigns.eligibility.wording import verdict_label
from campaigns.eligibility.wording.names import LEVELS, named

TEMPLATE = "campaigns/eligibility/what_if.html"


class WhatIf(View):
    """The case by its address, the facts by POST: they are of persons and belong in no address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request, request.POST)

    def answer(self, request: HttpRequest, posted: Any = None) -> HttpResponse:
        """The page; with an answer where sound facts were posted for a sound case."""
        case = request.GET if "group" in request.GET else at_first(timezone.localdate())
        choice = ChoiceForm(case)
        context: dict[str, Any] = {"choice": choice}
        if choice.is_valid():
            address = urlencode({name: choice[name].value() for name in choice.fields})
            context |= {"address": address, **self.case(choice, posted)}
        return render(request, TEMPLATE, context)

    def case(self, choice: ChoiceForm, posted: Any) -> dict[str, Any]:
        """What is shown of one award on one day."""
        award, version, on = choice.award, choice.version, choice.cleaned_data["on"]
        rules = rule_set(version)
        known = in_this_language(law())
        form = FactsForm(posted, rules=rules, law=known, on=on, year=choice.cleaned_data["year"])
        always, ways = rule_in_words(rules, known.names)
        shown: dict[str, Any] = {
            "award": award,
            "award_name": version.name or award.local_name,
            "version": version,
            "on": on,
            "form": form,
            "always": always,
            "ways": ways,
            "pass_line": pass_line(version),
            "posting": posted_until(version),
            "ended": Ended().cited(version.legal_basis, on),
            **paid(award, choice),
        }
        if posted is not None and form.is_valid():
            shown["answer"] = answered(form)
        return shown


def in_this_language(known: Law) -> Law:
    """The law with the names of awards as the page speaks."""
    names = {award.code: award.local_name for award in AwardType.objects.all()}
    return replace(known, names=names)


def answered(form: FactsForm) -> dict[str, Any]:
    """The verdict in words, as the page of a nomination shows it."""
    _rules, verdict = judged(form.subject, form.law)
    texts = Ended()
    always, paths = spoken(
        verdict.findings,
        form.law.names,
        lambda kind, key: proof(form, kind, str(key)),
        lambda citation: texts.cited(citation, form.on),
    )
    return {
        "verdict": verdict.verdict.value,
        "label": verdict_label(verdict.verdict),
        "always": always,
        "paths": paths,
    }


def proof(form: FactsForm, kind: str, key: str) -> Proof:
    """What was written and proves something, by its place ("awards[1]", "ratings.2024")."""
    written = form.subject
    if kind == "rating":
        year = key.rpartition(".")[2]
        level = named(LEVELS, written["ratings"][year])
        return Proof(_("Rating %(year)s: %(level)s") % {"year": year, "level": level})
    name, _bracket, place = key.rstrip("]").partition("[")
    row = (written.get(name) or [])[int(place)]
    if kind == "award":
        return Proof(f"{form.law.names.get(row['award'], row['award'])} ({row['year']})")
    if kind == "initiative":
        return Proof(_("As written: %(year)s") % {"year": row["year"]})
    return Proof(_("As written above"))


def paid(award: AwardType, choice: ChoiceForm) -> dict[str, Any]:
    """The bonus, or the sentence why there is none."""
    try:
        found = money(award, choice.cleaned_data["on"])
    except AwardCodeError as error:
        return {"no_money": str(error)}
    rate = number_format(Decimal(found.rate))
    return {"money": found, "rate": rate, "one_period": one_period_rule()}


def posted_until(version: RuleVersion) -> dict[str, Any]:
    """How long a list is posted, and until when if it were posted today."""
    days = version.posting_working_days
    if days is None:
        return {}
    today = timezone.localdate()
    return {"days": days, "until": calendar_around(today).after(today, days)}


def pass_line(version: RuleVersion) -> str:
    """The share of votes that is asked for, in words."""
    if version.vote_percent is None:
        return _("More than half of all members of the council, absent ones too.")
    return _("At least %(percent)s %% of all members of the council, absent ones too.") % {
        "percent": version.vote_percent
    }
