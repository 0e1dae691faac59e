"""Finds for each row of older awards whose it is, which award, and whether it is known."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType
from campaigns.register.legacy.known import Known, Types
from campaigns.register.legacy.papers import Paper, decisions_of, paper_of, split_number
from campaigns.register.models import Award, Decision
from units.intake.entries import Change, Entry, Part
from units.intake.kind import Hand
from units.intake.kinds.subjects import SubjectMatcher, ident, owner, target
from units.organisation.models import Unit
from units.people.models import Person
from units.people.names import fold

DECISION, AWARD = "decision", "award"


class LegacyMatcher(SubjectMatcher):
    """By person or unit, award and year; titles stand once a year, commendations by decision."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._types = Types()
        self._lines: dict[Paper, int] = {}

    def match(self, entries: Sequence[Entry]) -> None:
        subjects = self.subjects(entries)
        types = [
            self._types.find(entry, person=isinstance(subject, Person)) if subject else None
            for entry, subject in zip(entries, subjects, strict=True)
        ]
        known = Known(subjects, types)
        papers = [
            self._paper(entry, kind) if kind else None
            for entry, kind in zip(entries, types, strict=True)
        ]
        decisions = decisions_of([paper for paper in papers if paper is not None])
        for entry, subject, kind, paper in zip(entries, subjects, types, papers, strict=True):
            if subject and kind and paper:
                self._meet(entry, subject, kind, paper, known, decisions)

    def _paper(self, entry: Entry, kind: AwardType) -> Paper | None:
        said, signed_on = entry.whole("year"), entry.day("decided_on")
        if said is None:
            entry.refuse("year", _("Write the year of the achievement."))
            return None
        if signed_on is None:
            signed_on = datetime.date(said, 12, 31)
            sentence = _("Without the day of the decision it counts from %(day)s.")
            entry.warn("decided_on", sentence % {"day": f"{signed_on:%d/%m/%Y}"})
        elif signed_on.year < said - 1:
            entry.refuse("decided_on", _("The decision lies before the achievement."))
        if (entry.whole("year_from") or said) > said:
            entry.refuse("year_from", _("The achievement ends before it begins."))
        issuer = entry.text("issuer") or kind.granting_authority or _("issuer not known")
        number, symbol = split_number(entry.text("decision_number"))
        return Paper(issuer, number, symbol, signed_on)

    def _meet(
        self,
        entry: Entry,
        subject: Person | Unit,
        kind: AwardType,
        paper: Paper,
        known: Known,
        decisions: dict[Paper, Decision],
    ) -> None:
        row = known.award(entry, subject, kind, paper)
        entry.target = f"{target(subject)} – {kind.name}"
        if row is not None and not row.unverified:
            self._standing(entry, row, paper)
            return
        facts = self._facts(entry, subject, row, known)
        facts |= {"award_type_id": kind.pk, "award_name": row.award_name if row else kind.name}
        part = Part(AWARD, (ident(subject), kind.pk, entry.whole("year"), paper), row, facts)
        entry.parts = [part]
        decision: Decision | None
        if row is not None and not entry.text("decision_number"):
            # The row says nothing of the decision, so it stays the one that is known.
            paper, decision = paper_of(row.decision), row.decision
        else:
            decision = decisions.get(paper)
        source = Part(DECISION, paper, decision, self._of_paper(paper, decision))
        stays = row is not None and decision is not None and row.decision_id == decision.pk
        part.fields["line"] = row.line if row and stays else self._next_line(paper, decision)
        part.links = {"decision": source}
        entry.parts.append(source)
        if row is not None and not stays:
            before, after = row.decision.full_number, entry.text("decision_number")
            entry.changes.append(Change("decision_number", before, after))

    @staticmethod
    def _standing(entry: Entry, row: Award, paper: Paper) -> None:
        """A verified line is no more changed by a list."""
        entry.parts = [Part(AWARD, row.pk, row, settled=True)]
        entry.why = _("stands in the register, verified")
        if paper.number is not None and row.decision.number not in {None, paper.number}:
            sentence = _("In the register it comes from decision %(number)s; that stays.")
            entry.warn("decision_number", sentence % {"number": row.decision.full_number})

    def _of_paper(self, paper: Paper, known: Decision | None) -> dict[str, Any]:
        """What the register keeps of an older decision."""
        user = self.hand.user
        fields: dict[str, Any] = {
            "issuer": paper.issuer,
            "number": paper.number,
            "symbol": paper.symbol,
            "signed_on": paper.signed_on,
            "year": paper.signed_on.year if paper.signed_on else None,
            "unit_id": min(key for key, unit in self.places.units.items() if not unit.parent_id),
            "subject": _("Earlier awards"),
            "source": Decision.Source.LEGACY,
            "state": Decision.State.PUBLISHED,
            "drafted_by_id": user.pk if user else None,
        }
        # Who brought it in first, and under which title, is no matter of this list.
        return {name: getattr(known, name) for name in fields} if known else fields

    def _facts(
        self, entry: Entry, subject: Person | Unit, row: Award | None, known: Known
    ) -> dict[str, Any]:
        """What the line keeps of the day: names, post and unit as they were."""
        facts: dict[str, Any] = owner(subject) | {"unverified": True}
        if row is not None:
            kept = ["recipient_name", "recipient_unit_id", "recipient_unit_name"]
            kept += [] if entry.text("post") else ["recipient_post"]
            kept += [] if entry.whole("year_from") else ["year_from"]
            return facts | {name: getattr(row, name) for name in kept}
        facts["recipient_name"] = str(subject)
        facts["year_from"] = entry.whole("year_from") or entry.whole("year")
        said = self.unit(entry) if entry.text("unit") else None
        post = known.posting(subject, entry.day("decided_on"), entry.whole("year"))
        home = subject if isinstance(subject, Unit) else said or (post.unit if post else None)
        if home is None:
            entry.refuse("unit", _("Write the unit in which the person stood on the day."))
            return facts
        facts["recipient_unit_id"] = home.pk
        written = entry.text("unit")
        by_code = fold(written) == fold(home.code)
        facts["recipient_unit_name"] = home.name if by_code or not written else written
        if post is not None and not entry.text("post"):
            facts["recipient_post"] = post.position
        return facts

    def _next_line(self, paper: Paper, decision: Decision | None) -> int:
        last = self._lines.get(paper, getattr(decision, "last_line", None) or 0)
        self._lines[paper] = last + 1
        return last + 1
