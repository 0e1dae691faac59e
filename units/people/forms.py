"""The form of a merge: one choice for each conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from units.people.merging import ABSORBED, KEPT, Comparison

SIDES = [(KEPT, _("of the row kept")), (ABSORBED, _("of the row merged"))]


@dataclass(frozen=True)
class Line:
    """One conflict on the page: its field, and the values as far as the reader may see them."""

    label: str
    field: forms.BoundField
    texts: tuple[str, str] | None

    @property
    def sides(self) -> list[tuple[Any, str]]:
        """The two buttons, each with the value that it chooses."""
        return list(zip(self.field, self.texts or ("", ""), strict=True))


class MergeForm(forms.Form):
    """A radio button for each side of each conflict; a reason where two national ids differ."""

    seal = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Why they are one person"),
        help_text=_("The two rows have different national ids. No personal data here."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
    )

    def __init__(self, *args: Any, comparison: Comparison, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.comparison = comparison
        self.fields["seal"].initial = comparison.seal
        if not comparison.needs_reason:
            del self.fields["reason"]
        for conflict in comparison.conflicts:
            self.fields[conflict.key] = forms.ChoiceField(
                label=conflict.label,
                choices=SIDES,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the two.")},
            )

    def lines(self, *, openly: bool) -> Iterator[Line]:
        """The conflicts; with ``openly`` false the values of guarded fields are left out."""
        for conflict in self.comparison.conflicts:
            hidden = getattr(conflict, "guarded", False) and not openly
            yield Line(conflict.label, self[conflict.key], None if hidden else conflict.texts)

    @property
    def choices(self) -> dict[str, str]:
        keys = {conflict.key for conflict in self.comparison.conflicts}
        return {key: side for key, side in self.cleaned_data.items() if key in keys}
