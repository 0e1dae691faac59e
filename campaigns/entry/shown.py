"""The rows of the grid as the page and its script get them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from campaigns.entry.actions import Kept
from campaigns.entry.candidates import label_of, value_of
from campaigns.entry.rows import Typed
from campaigns.entry.sheet import Sheet, typed_of
from campaigns.entry.verdicts import Answer, answers
from campaigns.nomination.models import Nomination
from campaigns.nomination.moves import Move, moves_of
from campaigns.nomination.twins import Twins, twins_of

CELLS = ("who", "award", "achievement", "clean")


@dataclass(frozen=True)
class Shown:
    """One row: what stands in its cells, and everything that is told beside them."""

    kept: Kept
    answer: Answer | None
    twins: Twins
    move: Move | None

    @property
    def key(self) -> str:
        return self.kept.key

    @property
    def nomination(self) -> Nomination | None:
        """The row of the register, where there is one."""
        row = self.kept.nomination
        return row if row is not None and row.pk else None

    @property
    def typed(self) -> Typed:
        """What stands in the cells; of whom is meant, name and code as the register has them."""
        cells, typed = self.kept.cells, self.kept.cells.typed
        if cells.candidate is None:
            return typed
        fresh = {"who": label_of(cells.candidate), "chosen": value_of(cells.candidate)}
        if cells.award is not None:
            fresh["award"] = cells.award.local_name
        if "clean" not in cells.errors:
            fresh["clean"] = str({True: _("yes"), False: _("no"), None: ""}[cells.clean])
        return Typed(**(typed.plain() | fresh | self._place()))

    def _place(self) -> dict[str, Any]:
        """From here on the reader has seen what others wrote: saving again is a decision."""
        row = self.nomination
        return {"nomination": row.pk, "version": row.version} if row else {}

    @property
    def stored(self) -> Typed | None:
        """What the register has instead, where somebody else wrote it."""
        row = self.nomination
        return typed_of(row) if row is not None and self.kept.differences else None

    @property
    def errors(self) -> dict[str, str]:
        return self.kept.cells.errors

    @property
    def row_error(self) -> str:
        return self.errors.get("", "")

    @property
    def state(self) -> str:
        """empty, open (something lacks), wrong, choose, conflict, saved."""
        if self.kept.differences:
            return "conflict"
        if self.errors:
            return "wrong"
        if self.kept.cells.choices:
            return "choose"
        if self.kept.is_kept:
            return "saved"
        return "empty" if self.kept.cells.typed.is_empty else "open"

    @property
    def cells(self) -> list[tuple[str, str, str]]:
        """Each cell with its value and what is wrong with it."""
        typed = self.typed
        return [(name, getattr(typed, name), self.errors.get(name, "")) for name in CELLS]

    def as_json(self) -> dict[str, Any]:
        """For the script: values, errors by cell, and the last cell as it is to be shown."""
        stored = self.stored
        return self.typed.plain() | {
            "state": self.state,
            "errors": self.errors,
            "choices": [
                {"value": each.value, "text": each.text, "about": each.about}
                for each in self.kept.cells.choices
            ],
            "stored": stored.plain() if stored else None,
            "told": render_to_string("campaigns/entry/told.html", {"row": self}),
        }


def shown(sheet: Sheet, rows: Sequence[Kept]) -> list[Shown]:
    """The rows with verdicts and twins; the queries do not depend on how many there are."""
    known = [each.nomination for each in rows if each.nomination is not None]
    said = iter(
        zip(answers(known, sheet.day), twins_of(known, sheet.user), moves_of(known), strict=True)
        if known
        else ()
    )
    found = []
    for each in rows:
        answer, twins, move = next(said) if each.nomination else (None, Twins(), None)
        found.append(Shown(each, answer, twins, move))
    return found


def nominations(rows: Iterable[Shown]) -> list[Nomination]:
    """What is counted: everything that the grid shows and that says who and what for."""
    return [each.kept.nomination for each in rows if each.kept.nomination is not None]
