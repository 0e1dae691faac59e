"""Kinds of boxes of the form of facts; every one may stay empty, which means: not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import whole_number
from awards_registry.day import DayField
from campaigns.eligibility.whatif.parts import FIRST_YEAR, LAST_YEAR

Label = Any  # a text, or one that is translated when it is shown
NOT_KNOWN = ("", _("not known"))
LONGEST_LIST = 200


class YearsField(forms.CharField):
    """Years as people write them: 2022, 2023."""

    def __init__(self, label: Label) -> None:
        super().__init__(required=False, label=label, max_length=LONGEST_LIST)
        self.widget.attrs.update({"placeholder": "2022, 2023", "class": "short"})

    def clean(self, value: Any) -> list[int]:
        words = str(super().clean(value)).replace(";", ",").replace(",", " ").split()
        years = [whole_number(word) for word in words]
        for word, year in zip(words, years, strict=True):
            if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
                raise ValidationError(
                    _("“%(word)s” is no year; write years with commas: 2022, 2023."),
                    code="years",
                    params={"word": word},
                )
        return sorted({year for year in years if year})


def choice(label: Label, names: Mapping[str, Label] | Iterable[tuple[str, Label]]) -> forms.Field:
    """One of some codes."""
    known = list(names.items() if isinstance(names, Mapping) else names)
    return forms.TypedChoiceField(
        label=label, choices=[NOT_KNOWN, *known], required=False, empty_value=None
    )


def yes_no(label: Label) -> forms.Field:
    """Yes, no or not known."""
    return forms.TypedChoiceField(
        label=label,
        choices=[NOT_KNOWN, ("yes", _("yes")), ("no", _("no"))],
        required=False,
        empty_value=None,
        coerce=lambda value: value == "yes",
    )


def number(label: Label, most: int) -> forms.Field:
    """A count."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=most)


def year(label: Label) -> forms.Field:
    """One year."""
    return forms.IntegerField(
        label=label, required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )


def day(label: Label) -> forms.Field:
    """A day of the calendar."""
    return DayField(label=label, required=False)


def none_at_all(label: Label) -> forms.Field:
    """Ticked: known to be none; not ticked and nothing written: not known."""
    return forms.BooleanField(label=label, required=False)
