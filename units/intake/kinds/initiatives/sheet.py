"""The list of initiatives and topics: its columns, its matching, and how it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy

from units.intake.columns import Value
from units.intake.kind import IN_MEMORY, WHOLE_FILE, Kind, Table, register
from units.intake.kinds.initiatives.columns import AUTHORSHIP, COLUMNS, INITIATIVE
from units.intake.kinds.initiatives.matching import InitiativeMatcher
from units.record.models import Initiative, InitiativeAuthor


@register
class Initiatives(Kind):
    key = "initiatives"
    title = gettext_lazy("Initiatives and topics")
    about = gettext_lazy("One row an author: several authors repeat the title.")
    label = "units.initiative"
    place = 6
    tables = (Table(INITIATIVE, Initiative, shared=True), Table(AUTHORSHIP, InitiativeAuthor))
    matcher = InitiativeMatcher
    chunk = WHOLE_FILE  # the authors of a work may stand anywhere
    limits = IN_MEMORY
    columns = COLUMNS

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        works = rows.prefetch_related("authorships__person")
        for work in works.iterator(chunk_size=2000):
            for author in sorted(work.authorships.all(), key=lambda each: each.pk):
                yield {
                    "title": work.title,
                    "kind": work.kind,
                    "scope": work.scope,
                    "year": work.year,
                    "recognised_by": work.recognised_by,
                    "decision_number": work.decision_number or None,
                    "decided_on": work.decided_on,
                    "code": author.person.code,
                    "full_name": author.person.full_name,
                    "share": author.share,
                }
