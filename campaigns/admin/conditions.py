"""Conditions of a rule version as rows of a table: kind, particulars, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskInline
from campaigns.casefile.findings import award_names
from campaigns.catalogue.models import Condition, RuleVersion
from campaigns.eligibility.criteria.kinds import KINDS, validate_conditions
from campaigns.eligibility.criteria.schema import Param
from campaigns.eligibility.wording import condition_sentence, problem_sentence

TITLES: Mapping[str, Promise] = {
    "rating": _("annual rating"),
    "award": _("an award received before"),
    "award_same_year": _("an award of the same year"),
    "award_any_of": _("one of several awards received before"),
    "once_only": _("not received before"),
    "initiative": _("initiative or research topic"),
    "members_share": _("share of members with an award"),
    "members_complete": _("share of members who completed their tasks"),
    "members_include": _("members with an award"),
    "members_no_discipline": _("no member under discipline"),
    "quota": _("no more than a share"),
    "founded": _("years since the collective was founded"),
    "clean": _("not under inspection, investigation or appeal"),
    "no_discipline": _("no discipline"),
    "not_posthumous": _("not for the deceased"),
    "service_months": _("months of service"),
    "service": _("years of service"),
    "long_service": _("years in leading posts"),
    "merit": _("merit described in the report"),
}
TYPES: Mapping[str, Promise] = {
    "count": _("a whole number from 1"),
    "number": _("a whole number from 0"),
    "percent": _("a number from 1 to 100"),
    "flag": _("yes or no {true, false}"),
    "code": _("a code"),
    "codes": _("a list of codes"),
    "levels": _("a list of {level, years}"),
    "options": _("a list of lists of {code, count}"),
    "posts": _("a list of {post, years}"),
    "service": _("{sector, total} in years"),
}


def kinds_in_words() -> str:
    """Every kind with its particulars: what may be written into a condition."""
    return format_html(
        "<dl>{}</dl>",
        format_html_join(
            "",
            "<dt><code>{}</code> – {}</dt><dd>{}</dd>",
            ((name, TITLES.get(name, name), _particulars(name)) for name in KINDS),
        ),
    )


def _particulars(kind: str) -> str:
    params = KINDS[kind].params
    if not params:
        return _t("no particulars: {}")
    return format_html_join(
        "; ", "<code>{}</code>: {}", ((name, _param(param)) for name, param in params.items())
    )


def _param(param: Param) -> str:
    choices: str
    if param.choices:
        choices = format_html_join(", ", "<code>{}</code>", ((each,) for each in param.choices))
    else:
        words, brace, shape = str(TYPES[param.type]).partition("{")
        choices = format_html("{}<code>{}</code>", words, brace + shape) if shape else words
    return format_html("{} ({})", choices, _t("required")) if param.required else choices


class ConditionForm(forms.ModelForm[Condition]):
    kind = forms.ChoiceField(
        label=_("kind of condition"),
        choices=lambda: [("", "---------"), *((name, TITLES.get(name, name)) for name in KINDS)],
    )

    class Meta:
        widgets = {"params": forms.Textarea(attrs={"rows": 2, "cols": 30})}


class ConditionFormSet(BaseInlineFormSet[Condition, RuleVersion, ConditionForm]):
    def clean(self) -> None:
        """The conditions together must be a rule that the engine can judge by."""
        super().clean()
        if any(self.errors):
            return
        rows = [
            {key: form.cleaned_data[key] for key in ("path", "kind", "params")}
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        problems = validate_conditions(rows)
        if problems:
            raise forms.ValidationError([problem_sentence(problem) for problem in problems])


class ConditionInline(DeskInline):
    model = Condition
    form: Any = ConditionForm
    formset: Any = ConditionFormSet
    fields = ("path", "order", "kind", "params", "sentence", "legal_basis")
    readonly_fields = ("sentence",)
    removable = True

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who only reads the law reads its sentences, not the particulars behind them."""
        if self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": ["path", "sentence", "legal_basis"]})]

    @cached_property
    def names(self) -> dict[str, str]:
        return award_names()

    @admin.display(description=_("in words"))
    def sentence(self, row: Condition) -> str:
        """What the engine will read; a row that it cannot read says so."""
        if not row.pk:
            return ""
        alone = {"path": 0, "kind": row.kind, "params": row.params}
        problems = validate_conditions([alone])
        if problems:
            return problem_sentence(problems[0])
        return condition_sentence(row.kind, row.params, self.names)
