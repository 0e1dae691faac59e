"""The ways to narrow the register down: for the public, and for those who work with it."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards_registry.day import DayField
from campaigns.catalogue.models import AwardType
from campaigns.register.models import Award, AwardQuerySet, Decision
from units.organisation.models import Unit

# Corrected ones are in force: their content was set right, they were not taken back.
VALID = "valid"


class Filter(forms.Form):
    """A form that is sent by GET; what it cannot read it says at the field, and finds nothing."""

    use_required_attribute = False

    def chosen(self) -> dict[str, Any]:
        """The filters that were filled in and understood."""
        if not self.is_bound:
            return {}
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def described(self) -> list[str]:
        """Each chosen filter as “label: value”, for the line that says what is shown."""
        return [
            f"{self.fields[name].label}: {self._in_words(name, value)}"
            for name, value in self.chosen().items()
        ]

    def _in_words(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(value, datetime.date):
            return f"{value:%d/%m/%Y}"
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            return str(dict(field.choices)[value])  # type: ignore[arg-type] # flat choices only
        return str(value)


class HonoursFilter(Filter):
    """What the public may ask: name, award, year, unit."""

    q = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=120,
        help_text=_("With or without diacritics."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    award = forms.ModelChoiceField(
        AwardType.objects.all(),
        label=_("Award"),
        required=False,
        to_field_name="code",
        empty_label=_("All awards"),
    )
    year = forms.IntegerField(
        label=_("Year of achievement"), required=False, min_value=1945, max_value=2100
    )
    unit = forms.ModelChoiceField(
        Unit.objects.all(),
        label=_("Unit"),
        required=False,
        to_field_name="code",
        empty_label=_("All units"),
    )
    decision = forms.ModelChoiceField(
        Decision.objects.published(), required=False, widget=forms.HiddenInput
    )

    def rows(self, awards: AwardQuerySet) -> AwardQuerySet:
        """``awards`` that fit."""
        chosen = self.chosen()
        if self.errors:
            return awards.none()
        if "q" in chosen:
            awards = awards.named(chosen["q"])
        if "award" in chosen:
            awards = awards.filter(award_type=chosen["award"])
        if "year" in chosen:
            year = chosen["year"]
            awards = awards.filter(year_from__lte=year, year_to__gte=year)
        if "unit" in chosen:
            awards = awards.of_unit(chosen["unit"])
        if "decision" in chosen:
            awards = awards.filter(decision=chosen["decision"])
        return awards


class RegisterFilter(Filter):
    """What the people of the house may ask; the addresses of figures are made of these names."""

    STATES = [(VALID, _("In force, corrected ones too")), *Award.State.choices]
    # The names in the address are words that Python keeps for itself.
    ADDRESS = {"since": "from", "until": "to"}

    q = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    since = DayField(label=_("Decided from"), required=False)
    until = DayField(label=_("Decided until"), required=False)
    award = forms.ModelChoiceField(
        AwardType.objects.all(),
        label=_("Award"),
        required=False,
        to_field_name="code",
        empty_label=_("All awards"),
    )
    level = forms.ChoiceField(
        label=_("Level"),
        required=False,
        choices=[("", _("All levels")), *AwardType.GrantLevel.choices],
    )
    recipient = forms.ChoiceField(
        label=_("Recipient"),
        required=False,
        choices=[("", _("All recipients")), *AwardType.Recipient.choices],
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit and everything below it"),
        required=False,
        to_field_name="code",
        empty_label=_("All units"),
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *STATES]
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        """``units`` are those one may see."""
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = units

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix(self.ADDRESS.get(field_name, field_name))

    def rows(self, awards: AwardQuerySet) -> AwardQuerySet:
        """``awards`` that fit."""
        chosen = self.chosen()
        if self.errors:
            return awards.none()
        if "q" in chosen:
            awards = awards.named(chosen["q"])
        if "since" in chosen:
            awards = awards.filter(decision__signed_on__gte=chosen["since"])
        if "until" in chosen:
            awards = awards.filter(decision__signed_on__lte=chosen["until"])
        if "unit" in chosen:
            awards = awards.of_unit(chosen["unit"])
        if chosen.get("state") == VALID:
            awards = awards.valid()
        elif "state" in chosen:
            awards = awards.filter(state=chosen["state"])
        direct = {"award": "award_type", "level": "award_type__level"}
        direct["recipient"] = "award_type__recipient"
        wanted = {path: chosen[name] for name, path in direct.items() if name in chosen}
        return awards.filter(**wanted)
