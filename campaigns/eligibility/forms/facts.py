"""The facts that the rules of one award ask for on one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.eligibility.criteria import RuleSet
from campaigns.eligibility.forms.document import Written, box_of, subject_of
from campaigns.eligibility.forms.sections import laid_out
from campaigns.eligibility.whatif.questions import Questions, questions
from campaigns.eligibility.whatif.sense import Law, contradictions

ROWS_WITH_NEEDS = (
    ("initiatives", "kind", "scope", "year"),
    ("disciplines", "form", "from"),
)


class FactsForm(forms.Form):
    """One box for every fact that is asked; what stays empty is not known.

    After validation ``subject`` is what was written, in the format of a file of facts.
    """

    subject: Written

    def __init__(
        self, data: Any = None, *, rules: RuleSet, law: Law, on: datetime.date, year: int
    ) -> None:
        super().__init__(data, label_suffix="")
        self.rules, self.law, self.on, self.year = rules, law, on, year
        self.asked: Questions = questions(rules, law.on(on))
        sheet = laid_out(self.asked, law, year)
        self.fields |= sheet.fields
        self.sections = sheet.sections

    def shown(self) -> Iterator[dict[str, Any]]:
        """The sections with their bound fields, for the template."""
        for each in self.sections:
            rows = [[self[name] for name in row] for row in each.rows]
            yield {"title": each.title, "help": each.help, "rows": rows}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("awards", "initiatives", "disciplines", "posts"):
            written = any(cleaned.get(key) for key in self.fields if key.startswith(f"{name}_"))
            if cleaned.get(f"no_{name}") and written:
                self.add_error(f"no_{name}", _("Ticked as none, but something is written here."))
        for needed in ROWS_WITH_NEEDS:
            self._whole_rows(needed, cleaned)
        if not self.errors:
            self.subject = self._subject(cleaned)
        return cleaned

    def _whole_rows(self, needed: tuple[str, ...], cleaned: dict[str, Any]) -> None:
        """What a row cannot do without, where something of it is written."""
        name, *parts = needed
        starts = {key.rpartition("_")[0] for key in self.fields if key.startswith(f"{name}_")}
        for start in sorted(starts):
            row = [key for key in self.fields if key.startswith(f"{start}_")]
            if any(cleaned.get(key) for key in row):
                for part in parts:
                    key = f"{start}_{part}"
                    if not cleaned.get(key) and key not in self.errors:
                        self.add_error(key, _("Something of this row is written; fill this in."))

    def _subject(self, cleaned: dict[str, Any]) -> Written:
        """What was written, in the format of a file. Adds an error for what cannot be."""
        case = {
            "award": self.rules.award,
            "on": self.on.isoformat(),
            "achievement_year": self.year,
        }
        written = subject_of(case, cleaned, self.asked)
        for sentence in contradictions(written, self.law, ""):
            place, _colon, said = sentence.partition(": ")
            name = box_of(place)
            self.add_error(name if name in self.fields else None, said[:1].upper() + said[1:])
        return written
