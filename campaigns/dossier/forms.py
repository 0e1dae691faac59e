"""The form by which a paper comes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from campaigns.dossier.actions import LONGEST_TITLE
from campaigns.nomination.papers import OTHER


class AttachForm(forms.Form):
    """One file for one paper; what the file is, is judged by its content elsewhere."""

    paper = forms.CharField(max_length=64, required=False)
    title = forms.CharField(label=_("title"), max_length=LONGEST_TITLE, required=False)
    # Empty ones too: they get a sentence of their own.
    file = forms.FileField(
        label=_("file"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
    )

    def clean_paper(self) -> str:
        return str(self.cleaned_data["paper"] or OTHER)

    def clean_title(self) -> Any:
        title = self.cleaned_data["title"]
        if not title.isprintable():
            raise forms.ValidationError(_t("The title holds signs that cannot be shown."))
        return title

    @property
    def fault(self) -> str:
        """The first thing that is wrong, as a sentence."""
        return next((str(texts[0]) for texts in self.errors.values()), "")
