"""The form of a list that is handed in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from units.roster.limits import MEGABYTE, USUAL


class HandInForm(forms.Form):
    """One file and, where several sheets fit, which one."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (xlsx, xls), LibreOffice (ods) or csv, at most %(most)s MB.")
        % {"most": USUAL.file_bytes // MEGABYTE},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv", "class": "input"}),
    )
    sheet = forms.CharField(
        label=_("Sheet"),
        required=False,
        max_length=128,
        help_text=_("Only where the file has several lists."),
    )

    def clean_file(self) -> Any:
        """What is too large is told before it is kept."""
        file = self.cleaned_data["file"]
        if file.size > USUAL.file_bytes:
            raise forms.ValidationError(
                _t("The file has %(size)s MB, more than %(most)s MB are not taken.")
                % {
                    "size": -(-file.size // MEGABYTE),
                    "most": USUAL.file_bytes // MEGABYTE,
                }
            )
        return file
