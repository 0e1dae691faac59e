"""Finding the work and the author that a row means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from units.intake.entries import Entry, Part
from units.intake.kinds.initiatives.columns import AUTHORSHIP, INITIATIVE
from units.intake.kinds.subjects import SubjectMatcher
from units.intake.places import is_worse
from units.people.models import Person
from units.people.names import fold
from units.record.models import Initiative, InitiativeAuthor

WHOLE = 100


class InitiativeMatcher(SubjectMatcher):
    """The initiative by title and year, the author by person."""

    def match(self, entries: Sequence[Entry]) -> None:
        people = self.people(entries)
        works = self._known(entries)
        keys = [row.pk for rows in works.values() for row in rows]
        authors = {
            (row.initiative_id, row.person_id): row
            for row in InitiativeAuthor.objects.filter(initiative__among=keys)
        }
        for entry, person in zip(entries, people, strict=True):
            self._meet(entry, person, works, authors)
        _titles(entries)
        _shares(entries, authors.values())

    @staticmethod
    def _known(entries: Sequence[Entry]) -> dict[Any, list[Initiative]]:
        """The works of the years in question, by folded title and year."""
        years = {said for entry in entries if (said := entry.whole("year")) is not None}
        titles = {fold(entry.text("title")) for entry in entries}
        works: dict[Any, list[Initiative]] = defaultdict(list)
        for row in Initiative.objects.filter(year__in=years).order_by("pk"):
            if fold(row.title) in titles:
                works[fold(row.title), row.year].append(row)
        return works

    def _meet(
        self,
        entry: Entry,
        person: Person | None,
        works: dict[Any, list[Initiative]],
        authors: dict[tuple[int, int], InitiativeAuthor],
    ) -> None:
        title, said = entry.text("title"), entry.whole("year")
        if not title or said is None:
            entry.refuse("title", _("Write the title and the year."))
            return
        key = (fold(title), said)
        rows = works.get(key, [])
        if len(rows) > 1:
            entry.refuse("title", _("The register has this title twice in this year."))
        if person is None:
            return
        row = rows[0] if rows else None
        author = authors.get((row.pk, person.pk)) if row else None
        work = Part(INITIATIVE, key, row)
        fields, links = {"person_id": person.pk}, {"initiative": work}
        entry.parts = [Part(AUTHORSHIP, (key, person.pk), author, fields, links), work]
        entry.target = f"{title} – {person.full_name}"


def _titles(entries: Sequence[Entry]) -> None:
    """A title shouted or without diacritics in one row is that of the other rows."""
    best: dict[Hashable, str] = {}
    for entry in entries:
        for work in entry.parts[1:]:
            known = work.row.title if isinstance(work.row, Initiative) else None
            title = best.setdefault(work.ident, known or entry.text("title"))
            if is_worse(title, entry.text("title")) and known is None:
                best[work.ident] = entry.text("title")
    for entry in entries:
        for work in entry.parts[1:]:
            if is_worse(entry.text("title"), best[work.ident]):
                work.fields["title"] = best[work.ident]


def _shares(entries: Sequence[Entry], authors: Iterable[InitiativeAuthor]) -> None:
    """Shares of one work come to no more than the whole, those of authors not listed as well."""
    shares: dict[Hashable, dict[int, int]] = defaultdict(dict)
    listed = [entry for entry in entries if entry.parts]
    works = {entry.parts[1].row.pk: entry.parts[1].ident for entry in listed if entry.parts[1].row}
    for known in authors:
        if known.initiative_id in works:
            shares[works[known.initiative_id]][known.person_id] = known.share
    stood = {key: sum(each.values()) for key, each in shares.items()}
    for entry in listed:
        author, work = entry.parts[:2]
        said, person = entry.whole("share"), author.fields["person_id"]
        if said is not None or author.row is None:
            shares[work.ident][person] = WHOLE if said is None else said
    for entry in listed:
        key = entry.parts[1].ident
        total = sum(shares[key].values())
        # What stands in the register already is not the fault of this list.
        if total > WHOLE and total != stood.get(key):
            entry.refuse(
                "share",
                _("The shares of this work come to %(sum)s %%. They may not exceed 100 %%.")
                % {"sum": total},
            )
