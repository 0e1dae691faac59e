"""What the secretary fills in, and the ballot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField, reads_as_written
from awards_registry.day import DayField, DayInput
from awards_registry.policy import Role
from campaigns.council.ballot import Line
from campaigns.council.models import Ballot, Council, Sitting
from campaigns.journey import State
from campaigns.nomination.models import Nomination
from units.accounts.models import User

LONGEST_REMARK = 400


class SittingForm(forms.ModelForm[Sitting]):
    """A new sitting of a council whose secretary the user is."""

    class Meta:
        model = Sitting
        fields = ["council", "name", "held_on", "place"]
        widgets = {"held_on": DayInput()}
        field_classes = {"held_on": DayField}
        help_texts = {
            "name": _("As it will stand in the minutes, with its number or occasion."),
            "held_on": _("Roll and pass lines are those in force on this day."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("held_on", timezone.localdate())
        for name in ("name", "place"):
            self.fields[name].validators.append(reads_as_written)
        units = [held.unit_id for held in user.current_roles if held.role == Role.SECRETARY]
        own = Council.objects.filter(unit__in=units, dissolved_on=None)
        field = self.fields["council"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = own
            field.empty_label = None if len(own) == 1 else field.empty_label


def waiting_for(sitting: Sitting, user: User) -> Any:
    """Screened nominations on the desk of the council, not yet on an agenda.

    What goes by the simplified procedure does not come before the council.
    """
    waiting = Nomination.objects.at([sitting.council.unit_id], State.SCREENED)
    return (
        waiting.exclude(round__simplified=True)
        .visible_to(user)
        .with_candidate()
        .select_related("desk__parent")
        .order_by("award_type__precedence", "pk")
    )


class AgendaForm(forms.Form):
    """Which screened nominations come before the council."""

    nominations = RowsField(
        Nomination.objects.none(),
        label=_("Nominations"),
        error_messages={"required": _("Tick at least one nomination.")},
    )

    def __init__(self, *args: Any, sitting: Sitting, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["nominations"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = waiting_for(sitting, user)


class TakeOffForm(forms.Form):
    """Why a nomination leaves the agenda."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REMARK,
        error_messages={"required": _("Say why it is taken off the agenda.")},
    )


class CloseForm(forms.Form):
    """Closing while somebody is still waited for is said twice."""

    sure = forms.BooleanField(
        label=_("Close although members are still waited for"),
        help_text=_("Votes that were not cast do not count in favour."),
        error_messages={"required": _("Members are still waited for. Tick this to close now.")},
    )


class BallotForm(forms.Form):
    """One choice and one remark for each name; any of them may stay open for later."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, lines: Sequence[Line], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.lines = [line for line in lines if not line.conflict]
        for line in self.lines:
            self.fields[f"choice_{line.item.pk}"] = forms.ChoiceField(
                choices=Ballot.Choice.choices, required=False, initial=line.choice
            )
            self.fields[f"remark_{line.item.pk}"] = forms.CharField(
                max_length=LONGEST_REMARK, required=False, initial=line.remark
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for line in self.lines:
            choice, remark = f"choice_{line.item.pk}", f"remark_{line.item.pk}"
            if cleaned.get(remark) and not cleaned.get(choice) and choice not in self.errors:
                self.add_error(choice, _t("Choose one of the three, or clear the remark."))
        return cleaned

    def rows(self) -> Iterator[dict[str, Any]]:
        """What the page shows for each name that may be voted on."""
        for line in self.lines:
            choice, remark = self[f"choice_{line.item.pk}"], self[f"remark_{line.item.pk}"]
            yield {
                "line": line,
                "choice": choice,
                "chosen": choice.value() or "",
                "remark": remark,
                "errors": [*choice.errors, *remark.errors],
            }

    def choices(self) -> dict[int, str]:
        """Item key → choice, of the names that have one."""
        found = {line.item.pk: self.cleaned_data[f"choice_{line.item.pk}"] for line in self.lines}
        return {key: choice for key, choice in found.items() if choice}

    def remarks(self) -> dict[int, str]:
        """Item key → remark."""
        return {line.item.pk: self.cleaned_data[f"remark_{line.item.pk}"] for line in self.lines}
