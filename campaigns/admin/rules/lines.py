"""The conditions of a rule as lines of the page: a form each, its sentence, what it cites."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from campaigns.admin.rules import rows as rows_of
from campaigns.catalogue.citations import Ended
from campaigns.eligibility.amending.forms import ConditionForm, boxes_of
from campaigns.eligibility.criteria import Condition
from campaigns.eligibility.wording import condition_sentence
from campaigns.eligibility.wording.names import Names


@dataclass(frozen=True)
class Line:
    """One condition on the page; ``ended`` are texts it cites that are out of force."""

    place: int
    form: ConditionForm
    sentence: str
    ended: list[str]

    @property
    def path(self) -> int:
        return rows_of.path_of({"path": [str(self.form["path"].value() or 0)]})


class Typist:
    """Makes lines of rows."""

    def __init__(self, names: Names, on: datetime.date) -> None:
        self.names, self.on, self.texts = names, on, Ended()

    def ended(self, citation: str) -> list[str]:
        """A sentence about each text of the citation that is out of force."""
        return self.texts.cited(citation, self.on)

    def judged(self, rows: Iterable[rows_of.Row]) -> list[Line]:
        """The rows as they were typed, with what is wrong in them."""
        return [self._line(place, self._form(row, place)) for place, row in enumerate(rows)]

    def unjudged(self, rows: Iterable[rows_of.Row]) -> list[Line]:
        """The rows as they stand on the page while somebody is still writing."""
        found = []
        for place, row in enumerate(rows):
            kind = rows_of.one_of(row, "kind")
            calm = ConditionForm(
                prefix=f"{rows_of.PREFIX}-{place}",
                initial=rows_of.as_initial(row) | {"shown": kind},
                kind=kind,
                awards=self.names,
                filled=row,
            )
            read = self._line(place, self._form(row, place))
            found.append(Line(place, calm, read.sentence, read.ended))
        return found

    def _form(self, row: rows_of.Row, place: int) -> ConditionForm:
        return ConditionForm(
            rows_of.as_data(row, place),
            prefix=f"{rows_of.PREFIX}-{place}",
            kind=rows_of.one_of(row, "kind"),
            awards=self.names,
            filled=row,
        )

    def _line(self, place: int, form: ConditionForm) -> Line:
        if not form.is_valid():
            return Line(place, form, "", [])
        kind, params = form.condition.kind, form.condition.params
        said = condition_sentence(kind, params, self.names)
        return Line(place, form, said, self.ended(form.condition.legal_basis))


def as_row(condition: Condition, names: Names) -> rows_of.Row:
    """A kept condition as the page would send it."""
    return {name: _texts(value) for name, value in boxes_of(condition, names).items()}


def _texts(value: Any) -> list[str]:
    """A value as a box sends it; a tick that is not set sends nothing."""
    if value is False:
        return [""]
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
