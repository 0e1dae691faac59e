"""How a day is typed: 22/11/2026, in every browser alike.

The browser's own date field follows the language of the browser, not of the house: it shows
11/22/2026 to many. A plain field with the formats of ``awards_registry.formats`` does not.
"""

from __future__ import annotations

from typing import Any

from django import forms
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
