"""How a day is typed: 22/11/2026, in every browser alike.

The browser's own date field follows the language of the browser, not of the house: it shows
11/22/2026 to many. A plain field with the formats of ``awards_registry.formats`` does not.
"""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {
                "placeholder": _("dd/mm/yyyy"),
                "inputmode": "numeric",
                "autocomplete": "off",
                "class": "short",
                **(attrs or {}),
            }
        )


FIRST_YEAR, LAST_YEAR = 1900, 2100


def within_reason(day: datetime.date) -> None:
    """Raise ``ValidationError`` for a year that can only be a slip of the finger."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("The year must lie between %(first)s and %(last)s."),
            code="year",
            params={"first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
        )


class DayField(forms.DateField):
    """A day that people type, in years in which this register has something to say."""

    widget = DayInput
    default_validators = [within_reason]
