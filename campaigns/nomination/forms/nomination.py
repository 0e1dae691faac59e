"""The form in which a unit enters and corrects a nomination."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import AwardType
from campaigns.nomination.changes import WRITTEN, Difference
from campaigns.nomination.choices import (
    AwardField,
    AwardSelect,
    PersonField,
    RoundSelect,
)
from campaigns.nomination.forms.checks import CheckedForm
from campaigns.nomination.models import Nomination
from campaigns.nomination.models.nomination import MOST_REPORT
from units.people.models import Person

CONFIRMED = [
    ("", _("Not looked into yet")),
    ("True", _("Yes, nothing is pending")),
    ("False", _("No, something is pending")),
]


class NominationForm(CheckedForm):
    """What a clerk of the nominating unit writes. ``user`` is set by the page that shows it."""

    # What was typed here before and not saved: it stands in the fields again.
    typed: Mapping[str, list[str]] | None = None

    # The version that this form was opened with.
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, localize=False)
    award_type = AwardField(
        queryset=AwardType.objects.none(),
        label=_("Award"),
        widget=AwardSelect,
        empty_label=_("Choose the award"),
    )
    person = PersonField(queryset=Person.objects.none(), label=_("Person"), required=False)
    achievement_year = forms.IntegerField(
        label=_("Year of achievement"),
        required=False,
        localize=False,
        min_value=1945,
        max_value=2100,
        help_text=_("Left empty: the year of the round."),
    )
    merits = forms.MultipleChoiceField(
        label=_("Grounds stated"),
        choices=Nomination.Merit,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Only what the papers of the unit prove."),
    )
    confirmed_clean = forms.TypedChoiceField(
        label=_("Does the unit confirm that nothing is pending against the candidate?"),
        choices=CONFIRMED,
        widget=forms.RadioSelect,
        required=False,
        coerce=lambda value: value == "True",
        empty_value=None,
        help_text=_(
            "Nothing pending: not under disciplinary review, inspection or investigation, no open "
            "denunciation (Decree 152/2025, article 4)."
        ),
    )

    class Meta:
        model = Nomination
        fields = (
            "round",
            "award_type",
            "nominating_unit",
            "person",
            "unit",
            "household",
            "achievement_year",
            "achievement",
            "report",
            "co_authors",
            "merits",
            "confirmed_clean",
            "initiatives",
        )
        widgets = {
            "round": RoundSelect,
            "achievement": forms.Textarea(attrs={"rows": 5, "data-counter": "600"}),
            "report": forms.Textarea(attrs={"rows": 12, "data-counter": str(MOST_REPORT)}),
        }

    class Media:
        js = ("registry/js/nomination_form.js",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen_by_others: list[Difference] = []
        self._offer_rounds()
        self._offer_candidates()
        self.initial["seen_version"] = self.instance.version
        if self.instance.pk and self.instance.confirmed_clean is not None:
            self.initial["confirmed_clean"] = str(self.instance.confirmed_clean)
        elif self.instance.pk:
            self.initial["confirmed_clean"] = ""
        if self.typed is not None and not self.is_bound:
            self._take_up(self.typed)

    def _take_up(self, typed: Mapping[str, list[str]]) -> None:
        """Put what was being typed into the fields; what is no choice any more falls away."""
        for name, values in typed.items():
            field = self.fields.get(name)
            if field is None or not isinstance(values, list):
                continue
            many = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
            self.initial[name] = values if many else (values[:1] or [""])[0]

    @property
    def changed_fields(self) -> list[str]:
        """What was really changed: an empty year that stands for the stored one is no change."""
        return [
            name
            for name in self.changed_data
            if name in WRITTEN and self.initial.get(name) != self.cleaned_data.get(name)
        ]
