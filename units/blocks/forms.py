"""What is typed for a block: its leaders with their decision, its members, the hand-over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.day import DayField
from awards_registry.policy import Role
from units.accounts.models import User
from units.blocks.models import BlockYear
from units.blocks.rotation import reordered
from units.organisation.models import Unit


def units_led_by(user: User, year: int) -> Any:
    """The units for which this person may act on blocks and that stand in ``year``."""
    scope = user.scope(Role.OFFICER, Role.ADMINISTRATOR)
    return Unit.objects.within(scope).alive(datetime.date(year, 1, 1)).select_related("parent")


class PlacedUnitField(forms.ModelChoiceField[Unit]):
    """Units by name and superior: every general department has an office of the same name."""

    def label_from_instance(self, obj: Unit) -> str:
        return f"{obj}, {obj.parent}" if obj.parent else str(obj)


class AppointForm(forms.Form):
    """Head and deputy among the members; secretariat any unit in the reach of the user."""

    head = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Head of the block"),
        help_text=_("The proposal follows the order of rotation; the decision may say otherwise."),
    )
    deputy = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Deputy head of the block"), required=False
    )
    secretariat = PlacedUnitField(
        Unit.objects.none(),
        label=_("Secretariat"),
        required=False,
        help_text=_("The unit that does the paperwork of the block, usually of the head."),
    )
    decision_number = forms.CharField(
        label=_("Decision number"),
        max_length=64,
        help_text=_("The decision that appoints head and deputy, as 123/QĐ-BTNMT."),
    )

    def __init__(self, *args: Any, block_year: BlockYear, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("head", "deputy", "secretariat"):
            self.initial.setdefault(name, getattr(block_year, f"{name}_id"))
        self.initial.setdefault("decision_number", block_year.decision_number)
        seats = Unit.objects.filter(block_memberships__block_year=block_year)
        own = seats.order_by("block_memberships__order")
        self._offer("head", own)
        self._offer("deputy", own)
        self._offer("secretariat", units_led_by(user, block_year.year))

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("head") and cleaned["head"] == cleaned.get("deputy"):
            self.add_error("deputy", _("Head and deputy must be different units."))
        return cleaned


class HandOverForm(forms.Form):
    """The day on which the block was handed over."""

    handed_over_on = DayField(label=_("Day of the hand-over"), initial=timezone.localdate)


class MembersForm(forms.Form):
    """A place for each member, empty for who leaves; one unit may join at the end."""

    joins = PlacedUnitField(
        Unit.objects.none(),
        label=_("Unit that joins"),
        required=False,
        help_text=_("It stands at the end of the order; save again to add more."),
    )

    def __init__(
        self, *args: Any, block_year: BlockYear, members: Sequence[Unit], user: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        for place, unit in enumerate(self.members, start=1):
            self.fields[f"place_{unit.pk}"] = forms.IntegerField(
                label=str(unit),
                min_value=1,
                max_value=999,
                required=False,
                initial=place,
                widget=forms.NumberInput({"class": "short", "inputmode": "numeric"}),
            )
        joins = self.fields["joins"]
        if isinstance(joins, forms.ModelChoiceField):
            keys = [unit.pk for unit in self.members]
            joins.queryset = units_led_by(user, block_year.year).exclude(pk__in=keys)

    def places(self) -> Iterator[Any]:
        """The bound fields of the members, in the order of rotation."""
        for unit in self.members:
            yield self[f"place_{unit.pk}"]

    def chosen(self) -> list[Unit]:
        """The members in their new order, whoever joins at the end."""
        by_key = {unit.pk: unit for unit in self.members}
        places = {key: self.cleaned_data[f"place_{key}"] for key in by_key}
        staying = [by_key[key] for key in reordered(list(by_key), places)]
        joins = self.cleaned_data["joins"]
        return [*staying, joins] if joins else staying
