"""The form by which an officer confirms older awards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards_registry.asked import RowsField
from awards_registry.day import DayField
from campaigns.register.models import Award, AwardQuerySet


class ConfirmForm(forms.Form):
    """The decision that was seen, and the awards that stand in it."""

    awards: Any = RowsField(Award.objects.none(), widget=forms.MultipleHiddenInput)
    number = forms.CharField(
        label=_("Number of the decision"),
        max_length=40,
        help_text=_("As on the paper: 1234/QĐ-BTNMT."),
    )
    signed_on = DayField(label=_("Signed on"))
    issuer = forms.CharField(label=_("Issued by"), max_length=255)

    def __init__(self, *args: Any, rows: AwardQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["awards"].queryset = rows  # type: ignore[attr-defined] # a field of rows
        self.fields["awards"].error_messages["required"] = _("Choose at least one award.")
