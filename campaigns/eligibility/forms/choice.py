"""Which award, for whom, decided when, for the achievement of which year."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from awards_registry.day import DayField
from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.award_code import AwardCodeError, awards_called, version_on
from campaigns.eligibility.whatif.parts import FIRST_YEAR, LAST_YEAR


class ChoiceForm(forms.Form):
    """The case; afterwards ``award`` and ``version`` are what it means on the day."""

    award: AwardType
    version: RuleVersion

    group = forms.ChoiceField(label=_("Award"))
    recipient = forms.ChoiceField(label=_("For"), choices=AwardType.Recipient.choices)
    on = DayField(label=_("Day of the decision"))
    year = forms.IntegerField(
        label=_("Achievement year"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names: dict[str, str] = {}
        for award in AwardType.objects.all():
            # One group has one name, but for the recipient that some add in brackets.
            names.setdefault(award.group, award.local_name.partition(" (")[0])
        field = self.fields["group"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(names.items())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["year"] > cleaned["on"].year:
            self.add_error("year", _("The achievement year lies after the decision."))
        try:
            (self.award, *_others) = awards_called(cleaned["group"], cleaned["recipient"])
        except AwardCodeError as error:
            self.add_error("recipient", str(error))
            return cleaned
        try:
            self.version = version_on(self.award, cleaned["on"])
        except AwardCodeError as error:
            self.add_error("on", str(error))
        return cleaned


def at_first(today: datetime.date) -> dict[str, str]:
    """The case that is shown when nobody has asked yet: a title decided today for this year."""
    day = date_format(today, "SHORT_DATE_FORMAT")
    return {"group": "CSTDCS", "recipient": "individual", "on": day, "year": str(today.year)}
