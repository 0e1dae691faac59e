"""The forms of a succession: which unit, into which, from which day, by which decision."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField
from awards_registry.day import DayField
from awards_registry.policy import Role
from units.accounts.access import NotYoursError, require
from units.accounts.models import User
from units.organisation import actions
from units.organisation.models import Unit, UnitQuerySet, UnitSuccession
from units.organisation.plan import Ending, SuccessionError, check_renaming

Kind = UnitSuccession.Kind


class UnitChoice(forms.ModelChoiceField[Unit]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.code})"


class UnitChoices(RowsField[Unit]):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.code})"


class SuccessionForm(forms.Form):
    """What every succession states; a refusal of the verb stands at the field it is about."""

    # Where the form calls a thing otherwise than the refusal does.
    fields_of_refusals: dict[str, str] = {}

    on = DayField(
        label=_("In force from"),
        help_text=_("The first day on which it is so; not in the future."),
    )
    decision_number = forms.CharField(
        label=_("Decision number"), max_length=64, help_text=_("For example: 123/QĐ-BTNMT.")
    )

    def __init__(self, *args: Any, unit: Unit, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.user = unit, user
        own: UnitQuerySet = Unit.objects.within(user.scope(Role.ADMINISTRATOR))
        standing = own.filter(dissolved_on=None).exclude(pk=unit.pk)
        beside = standing.filter(parent=unit.parent_id)
        for name, field in self.fields.items():
            if isinstance(field, UnitChoices):
                field.queryset = beside
                if not field.required and not beside:
                    self.fields[name].widget = forms.MultipleHiddenInput()
            elif isinstance(field, UnitChoice):
                field.queryset = standing

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.check(cleaned["on"])
            except SuccessionError as refusal:
                self.refuse(refusal)
            except NotYoursError as error:
                self.add_error(None, str(error))
        return cleaned

    def refuse(self, refusal: SuccessionError) -> None:
        """The sentence at its field, or above the form where it is about none."""
        field = self.fields_of_refusals.get(refusal.field, refusal.field)
        self.add_error(field if field in self.fields else None, str(refusal))

    def ending(self) -> Ending | None:
        """Who ends and who goes on; ``None`` where nobody ends."""
        return None

    def check(self, on: datetime.date) -> None:  # noqa: ARG002 - renaming asks for it
        """Raise ``SuccessionError`` or ``NotYoursError`` for what the verb would refuse."""
        ending = self.ending()
        if ending:
            for unit in ending.successors:
                require(self.user, Role.ADMINISTRATOR, unit)
            ending.check()

    def act(self) -> None:
        """The one verb of this form."""
        raise NotImplementedError

    @property
    def decided(self) -> dict[str, Any]:
        return {
            "on": self.cleaned_data["on"],
            "decision_number": self.cleaned_data["decision_number"],
            "by": self.user,
        }


class RenameForm(SuccessionForm):
    field_order = ["name", "short_name", "on", "decision_number"]

    name = forms.CharField(label=_("New name"), max_length=255)
    short_name = forms.CharField(label=_("New short name"), max_length=64, required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        self.initial.setdefault("name", unit.name)
        self.initial.setdefault("short_name", unit.short_name)

    def check(self, on: datetime.date) -> None:
        given = self.cleaned_data
        check_renaming(self.unit, given["name"], given["short_name"], on)

    def act(self) -> None:
        given = self.cleaned_data
        actions.rename(
            self.unit, name=given["name"], short_name=given["short_name"], **self.decided
        )


class MergeForm(SuccessionForm):
    field_order = ["others", "into", "on", "decision_number"]

    others = UnitChoices(
        Unit.objects.none(),
        label=_("Merged together with"),
        required=False,
        help_text=_("Units under the same superior that end by the same decision."),
    )
    into = UnitChoice(
        Unit.objects.none(),
        label=_("Into"),
        help_text=_("The unit that goes on. A new one is entered at the desk first."),
    )

    def ending(self) -> Ending:
        given = self.cleaned_data
        return Ending(Kind.MERGED, (self.unit, *given["others"]), (given["into"],), given["on"])

    def act(self) -> None:
        ending = self.ending()
        actions.merge(ending.formers, into=ending.successors[0], **self.decided)


class SplitForm(SuccessionForm):
    field_order = ["into", "others", "on", "decision_number"]

    into = UnitChoice(
        Unit.objects.none(),
        label=_("Takes over people, roles and subordinate units"),
        help_text=_(
            "Whoever belongs to another part is posted there afterwards. New units are entered "
            "at the desk first."
        ),
    )
    others = UnitChoices(
        Unit.objects.none(),
        label=_("The other units that come out of it"),
        help_text=_("Units under the same superior; new ones are entered at the desk first."),
    )

    def ending(self) -> Ending:
        given = self.cleaned_data
        into = {unit.pk: unit for unit in (given["into"], *given["others"])}
        return Ending(Kind.SPLIT, (self.unit,), tuple(into.values()), given["on"])

    def act(self) -> None:
        actions.split(self.unit, into=self.ending().successors, **self.decided)


class DissolveForm(SuccessionForm):
    field_order = ["heir", "on", "decision_number"]
    fields_of_refusals = {"into": "heir"}

    heir = UnitChoice(
        Unit.objects.none(),
        label=_("Taken over by"),
        required=False,
        empty_label=_("the superior unit"),
        help_text=_("Left open, its people go to the superior unit and its roles end."),
    )

    def ending(self) -> Ending:
        heir = self.cleaned_data["heir"] or self.unit.parent or self.unit
        return Ending(Kind.DISSOLVED, (self.unit,), (heir,), self.cleaned_data["on"])

    def act(self) -> None:
        actions.dissolve(self.unit, heir=self.cleaned_data["heir"], **self.decided)
