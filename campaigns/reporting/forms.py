"""What a report is asked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.reporting.five_year_tally import FIRST_YEAR, LAST_YEAR, Period
from units.organisation.models import Unit


class TallyForm(forms.Form):
    """Two years and a unit one may see."""

    ADDRESS = {"first": "from", "last": "to"}

    first = forms.IntegerField(label=_("From year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    last = forms.IntegerField(label=_("To year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), empty_label=None, to_field_name="code"
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = units

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix(self.ADDRESS.get(field_name, field_name))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "first" in cleaned and "last" in cleaned and cleaned["first"] > cleaned["last"]:
            self.add_error("last", _("The period ends before it begins."))
        return cleaned

    def period(self) -> Period:
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])
