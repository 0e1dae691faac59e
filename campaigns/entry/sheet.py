"""One opening of the grid: its round, the unit that nominates, and what the cells mean there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.asked import reads_as_written
from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.entry.awards import Awards
from campaigns.entry.candidates import (
    KINDS,
    Ask,
    Candidate,
    Candidates,
    Choice,
    Meant,
    label_of,
    value_of,
)
from campaigns.entry.rows import Typed, mended
from campaigns.nomination.models import Nomination, Round
from campaigns.nomination.models.candidates import CANDIDATES
from units.accounts.models import User
from units.accounts.scope import Scope
from units.organisation.models import Unit
from units.people.names import UnfitNameError, tidy
from units.roster.problems import Problem
from units.roster.values import parse_truth

MOST_LETTERS = Nomination._meta.get_field("achievement").max_length or 0
NAMES = tuple(name for name, _sentence in CANDIDATES.values())


@dataclass
class Cells:
    """What one row means, as far as it can be told. ``errors`` are by cell, "" for the row."""

    typed: Typed
    award: AwardType | None = None
    candidate: Candidate | None = None
    achievement: str = ""
    clean: bool | None = None
    errors: dict[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()

    @property
    def lacking(self) -> list[str]:
        """The cells that are still to be filled before the row can be saved."""
        there = {"who": self.candidate, "award": self.award, "achievement": self.achievement}
        return [name for name, value in there.items() if not value and name not in self.errors]

    @property
    def is_whole(self) -> bool:
        return not self.errors and not self.choices and not self.lacking

    def written(self) -> dict[str, Any]:
        """The fields of a nomination that this row says."""
        fields: dict[str, Any] = dict.fromkeys(NAMES)
        if self.award is not None and self.candidate is not None:
            fields[CANDIDATES[self.award.recipient][0]] = self.candidate
        return fields | {
            "award_type": self.award,
            "achievement": self.achievement,
            "confirmed_clean": self.clean,
        }


class Sheet:
    """The grid of one round for one nominating unit. Raises nothing: faults stand in the cells."""

    def __init__(self, opened: Round, unit: Unit | None, user: User) -> None:
        self.round, self.unit, self.user = opened, unit, user
        self.day: datetime.date = timezone.localdate()
        self.scope: Scope = user.scope(Role.CLERK)
        self.awards: list[AwardType] = list(opened.award_types.all())
        self._awards = Awards(self.awards)

    @property
    def closed_because(self) -> str:
        """Why nothing new can be entered; empty while the round is open."""
        if self.day > self.round.closes_on:
            day = f"{self.round.closes_on:%d/%m/%Y}"
            return _("The round closed on %(day)s. Ask the standing office to extend it.") % {
                "day": day
            }
        if self.day < self.round.opens_on:
            return _("The round opens on %(day)s.") % {"day": f"{self.round.opens_on:%d/%m/%Y}"}
        if self.unit is None:
            return _("Choose the unit that nominates.")
        return ""

    def drafts(self) -> list[Nomination]:
        """What stands in the grid when it is opened: everything of the unit that can be edited."""
        rows = Nomination.objects.editable().filter(round=self.round, nominating_unit=self.unit)
        rows = self.scope.limit(rows, "nominating_unit_id")
        return list(rows.with_candidate().order_by("pk"))

    def read(self, rows: Sequence[Typed]) -> list[Cells]:
        """What each row means; the queries do not depend on how many there are."""
        cells = [self._plain(row) for row in mended(rows)]
        asks = [
            Ask(each.typed.who, each.typed.chosen, each.award.recipient if each.award else "")
            for each in cells
        ]
        found = Candidates(asks, self.scope, self.day)
        for each, ask in zip(cells, asks, strict=True):
            self._put(each, found.meant(ask))
            self._settle_award(each)
        self._once(cells)
        return cells

    def _plain(self, row: Typed) -> Cells:
        """The cells that mean what they say: award, achievement, confirmation."""
        cells = Cells(row)
        self._read_award(cells)
        text = row.achievement.replace("\r\n", "\n").strip()
        try:
            reads_as_written(text)
            tidy(text)
        except (ValidationError, UnfitNameError) as error:
            cells.errors["achievement"] = " ".join(getattr(error, "messages", [str(error)]))
        if len(text) > MOST_LETTERS:
            cells.errors["achievement"] = _(
                "The text has %(length)s signs; there is room for %(most)s."
            ) % {"length": len(text), "most": MOST_LETTERS}
        cells.achievement = text
        answer = parse_truth(row.clean.strip() or None)
        if isinstance(answer, Problem):
            cells.errors["clean"] = answer.sentence
        else:
            cells.clean = answer
        return cells

    def _read_award(self, cells: Cells) -> None:
        text = cells.typed.award.strip()
        if not text:
            return
        fit = self._awards.find(text)
        if len(fit) == 1:
            cells.award = fit[0]
        elif not fit:
            cells.errors["award"] = _("This round does not offer “%(text)s”.") % {"text": text}

    def _settle_award(self, cells: Cells) -> None:
        """One name may stand for people and for collectives: the candidate tells which."""
        text = cells.typed.award.strip()
        if cells.award or not text or cells.candidate is None or "award" in cells.errors:
            return
        recipient = KINDS[type(cells.candidate)]
        fit = self._awards.find(text, recipient)
        if len(fit) == 1:
            cells.award = fit[0]
        elif fit:
            sentence = _("Several awards are called “%(text)s”. Write the code.")
            cells.errors["award"] = sentence % {"text": text}
        else:
            sentence = _("“%(text)s” is not an award for this kind of recipient.")
            cells.errors["award"] = sentence % {"text": text}

    @staticmethod
    def _put(cells: Cells, meant: Meant) -> None:
        if meant.candidate is not None:
            cells.candidate = meant.candidate
        elif meant.choices:
            cells.choices = meant.choices
        elif meant.sentence:
            cells.errors["who"] = meant.sentence

    @staticmethod
    def _once(cells: Iterable[Cells]) -> None:
        """The second row that says the same as another of the grid is refused."""
        first: dict[Any, int] = {}
        for number, each in enumerate(cells, start=1):
            if each.candidate is None or each.award is None:
                continue
            key = (value_of(each.candidate), each.award.pk)
            if first.setdefault(key, number) != number and not each.typed.nomination:
                each.errors["who"] = _("Row %(row)s says the same. Delete one.") % {
                    "row": first[key]
                }


def typed_of(nomination: Nomination) -> Typed:
    """A kept row as it stands in the cells."""
    candidate = nomination.candidate
    assert candidate is not None  # noqa: S101 - the database refuses a nomination without one
    clean = {True: _("yes"), False: _("no"), None: ""}[nomination.confirmed_clean]
    return Typed(
        key=f"n{nomination.pk}",
        who=label_of(candidate),
        chosen=value_of(candidate),
        award=nomination.award_type.local_name,
        achievement=nomination.achievement,
        clean=str(clean),
        nomination=nomination.pk,
        version=nomination.version,
    )
