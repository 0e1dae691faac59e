"""Forms of rounds: the next year's one before it is made, and who is to be reminded."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField, reads_as_written
from awards_registry.day import DayField
from campaigns.catalogue.models import WorkStep
from campaigns.rounds.next_year import AskedUnit, NextYear
from campaigns.rounds.order import faults_of_days
from units.organisation.models import Unit


class UnitsField(RowsField[Unit]):
    """Units to be asked, each with those that it stands for."""

    instead_of: dict[int, tuple[Unit, ...]] = {}

    def label_from_instance(self, obj: Any) -> str:
        gone = self.instead_of.get(obj.pk, ())
        if not gone:
            return str(obj)
        return _("%(unit)s (instead of: %(gone)s)") % {
            "unit": obj,
            "gone": ", ".join(str(each) for each in gone),
        }


class NextYearForm(forms.Form):
    """The round a year on; what it proposes may be changed before it is made."""

    name = forms.CharField(label=_("name"), max_length=255, validators=[reads_as_written])
    opens_on = DayField(label=_("opens on"))
    guidance = forms.CharField(
        label=_("guidance"),
        max_length=4000,
        required=False,
        validators=[reads_as_written],
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    units = UnitsField(
        Unit.objects.none(),
        label=_("Units asked"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, plan: NextYear) -> None:
        self.plan = plan
        initial = {
            "name": plan.name,
            "opens_on": plan.opens_on,
            "guidance": plan.guidance,
            "units": [each.unit.pk for each in plan.units],
        }
        super().__init__(data, initial=initial | {f"day_{s}": d for s, d in plan.days.items()})
        for step in WorkStep:
            self.fields[f"day_{step}"] = DayField(
                label=step.label, required=step == WorkStep.NOMINATE
            )
        units = self.fields["units"]
        if isinstance(units, UnitsField):
            self._offer(units)
        self.order_fields(["name", "opens_on", *(f"day_{step}" for step in WorkStep)])

    def _offer(self, field: UnitsField) -> None:
        """Who was asked, and what else lies directly below the holder by now."""
        asked = {each.unit.pk for each in self.plan.units}
        below = Unit.objects.alive(timezone.localdate()).filter(parent=self.plan.source.unit)
        keys = asked | set(below.values_list("pk", flat=True)) if asked else set()
        field.queryset = Unit.objects.filter(pk__in=keys)
        field.instead_of = {each.unit.pk: each.instead_of for each in self.plan.units}
        if not keys:
            del self.fields["units"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        days = self._days(found)
        closes = days.get(WorkStep.NOMINATE)
        if closes and found.get("opens_on"):
            for fault in faults_of_days(found["opens_on"], closes, days):
                self.add_error(None, fault)
        return found

    @staticmethod
    def _days(found: dict[str, Any]) -> dict[str, datetime.date]:
        days = {step.value: found.get(f"day_{step}") for step in WorkStep}
        return {step: day for step, day in days.items() if day}

    def wanted(self) -> NextYear:
        """The plan as it stands in the form."""
        found = self.cleaned_data
        days = self._days(found)
        chosen = found.get("units", ())
        return replace(
            self.plan,
            name=" ".join(found["name"].split()),
            opens_on=found["opens_on"],
            closes_on=days[WorkStep.NOMINATE],
            days=days,
            guidance=found["guidance"],
            units=[AskedUnit(unit) for unit in chosen],
        )


class ReminderForm(forms.Form):
    """Which of those who have not acted are to be reminded."""

    units = RowsField[Unit](
        Unit.objects.all(),
        error_messages={"required": _("Choose at least one unit to remind.")},
    )
