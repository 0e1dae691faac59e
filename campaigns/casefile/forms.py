"""Forms of the case file: the filters of the list and the outside decision."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField, reads_as_written
from awards_registry.day import DayField
from campaigns.journey import Level, State
from campaigns.nomination.actions import LONGEST_TEXT
from campaigns.nomination.models import Nomination, Round
from campaigns.register.models import Decision
from units.accounts.models import User
from units.organisation.models import Unit

# More decisions nobody issues in a year.
MOST_NUMBER = 999_999


class ListFilter(forms.Form):
    """Which nominations to show; what is not understood filters nothing."""

    q = forms.CharField(label=_("Name of the candidate"), required=False, max_length=100)
    round = forms.ModelChoiceField(
        queryset=Round.objects.none(),
        label=_("Round"),
        required=False,
        empty_label=_("All rounds"),
    )
    state = forms.ChoiceField(choices=[("", "")], required=False, widget=forms.HiddenInput)
    # Asked by figures that open the rows they count: a unit with everything below it, a year.
    unit = forms.ModelChoiceField(Unit.objects.none(), required=False, widget=forms.HiddenInput)
    year = forms.IntegerField(required=False, widget=forms.HiddenInput, localize=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rounds = self.fields["round"]
        if isinstance(rounds, forms.ModelChoiceField):
            rounds.queryset = Round.objects.visible_to(user)
        units = self.fields["unit"]
        if isinstance(units, forms.ModelChoiceField):
            units.queryset = Unit.objects.visible_to(user)
        states = self.fields["state"]
        if isinstance(states, forms.ChoiceField):
            states.choices = [("", ""), *State.choices]


class NominationsField(RowsField[Nomination]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}: {obj}"


class OutsideDecisionForm(forms.Form):
    """The particulars of a paper decision of an authority outside this house."""

    issuer = forms.CharField(
        label=_("Issued by"),
        max_length=255,
        validators=[reads_as_written],
        help_text=_("For example: Thủ tướng Chính phủ, Chủ tịch nước."),
    )
    number = forms.IntegerField(
        label=_("Number"), min_value=1, max_value=MOST_NUMBER, localize=False
    )
    symbol = forms.CharField(
        label=_("Symbol"),
        max_length=32,
        validators=[reads_as_written],
        help_text=_("For example: QĐ-TTg."),
    )
    signed_on = DayField(label=_("Signed on"))
    signer_name = forms.CharField(
        label=_("Name of the signer"), max_length=120, validators=[reads_as_written]
    )
    signer_post = forms.CharField(
        label=_("Post of the signer"), max_length=160, validators=[reads_as_written]
    )
    nominations = NominationsField(
        queryset=Nomination.objects.none(),
        label=_("Nominations that this decision grants"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One decision often grants several: tick all that stand in it."),
    )

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk_id = nomination.desk_id
        field = self.fields["nominations"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = waiting_outside(nomination)
        self.initial.setdefault("nominations", [nomination.pk])
        self.initial.setdefault("issuer", nomination.award_type.granting_authority)

    def clean_signed_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_t("A decision cannot be dated in the future."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        particulars = ("issuer", "number", "symbol", "signed_on")
        if all(cleaned.get(name) for name in particulars):
            same = Decision.objects.filter(source=Decision.Source.OUTSIDE)
            same = same.filter(**{name: cleaned[name] for name in particulars})
            # What else stands in a paper of the own desk joins it; another desk's is its own.
            if same.exclude(unit=self.desk_id).exists():
                self.add_error("number", _t("This decision is already in the register."))
        return cleaned


class RefusedForm(forms.Form):
    """What the outside authority did not grant: the reason beside each that waits for it."""

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {f"reason_{row.pk}": row for row in waiting_outside(nomination)[:MOST_REFUSED]}
        for name, row in self.rows.items():
            self.fields[name] = forms.CharField(
                label=f"{row.number}: {row}",
                max_length=LONGEST_TEXT,
                required=False,
                validators=[reads_as_written],
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.reasons():
            raise forms.ValidationError(
                _t("Write the reason beside each nomination that was not granted.")
            )
        return cleaned

    def reasons(self) -> dict[Nomination, str]:
        """Each that was not granted, with its reason."""
        said = {row: self.cleaned_data.get(name, "") for name, row in self.rows.items()}
        return {row: text for row, text in said.items() if text.strip()}


# More wait for one authority only in a register that records nothing.
MOST_REFUSED = 300


def waiting_outside(nomination: Nomination) -> Any:
    """The nomination with all others that this desk has sent to an outside authority."""
    return Nomination.objects.filter(
        desk=nomination.desk_id, level=Level.OUTSIDE, state=State.FORWARDED
    ).with_candidate()
