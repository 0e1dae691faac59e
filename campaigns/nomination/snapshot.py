"""The dossier as it was when it left the unit: what every later desk judges and votes on."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils import timezone

from campaigns.nomination.models import Nomination
from units.households.models import Household
from units.organisation.models import Unit
from units.people.models import Person


def taken(nomination: Nomination) -> dict[str, Any]:
    """Everything that is being proposed, as plain values with one canonical form."""
    candidate = nomination.candidate
    if candidate is None:  # the database refuses this; mypy does not know
        raise ValueError("A nomination without a candidate has no snapshot.")
    posting = candidate.posting_on(timezone.localdate()) if isinstance(candidate, Person) else None
    unit = posting.unit if posting else nomination.unit or nomination.nominating_unit
    return {
        "number": nomination.number,
        "candidate": {
            "kind": _kind(nomination),
            "code": candidate.code,
            "name": str(candidate),
            "post": posting.position if posting else _place(candidate),
            "unit": {"code": unit.code, "name": unit.name, "id": unit.pk},
        },
        "round": {"id": nomination.round_id, "name": nomination.round.name},
        **written(nomination),
    }


def written(nomination: Nomination) -> dict[str, Any]:
    """The part of it that the unit writes; asks nothing of rows whose relations were prefetched."""
    unit = nomination.nominating_unit
    return {
        "award": {"code": nomination.award_type.code, "name": nomination.award_type.name},
        "nominating_unit": {"code": unit.code, "name": unit.name},
        "achievement_year": nomination.achievement_year,
        "achievement": nomination.achievement,
        "report": nomination.report,
        "co_authors": [
            {"code": each.code, "name": each.full_name}
            for each in sorted(nomination.co_authors.all(), key=_key)
        ],
        "merits": sorted(nomination.merits),
        "confirmed_clean": nomination.confirmed_clean,
        "initiatives": [
            {"id": each.pk, "title": each.title}
            for each in sorted(nomination.initiatives.all(), key=_key)
        ],
        "papers": [
            {"paper": paper.paper, "title": paper.title, "waiver": paper.waiver}
            | ({"sha256": paper.sha256, "size": paper.size} if paper.sha256 else {})
            for paper in sorted(nomination.documents.all(), key=_key)
            if paper.removed_at is None
        ],
    }


# What ``written`` reads of other tables.
WRITTEN_ELSEWHERE = ("co_authors", "initiatives", "documents")


def _key(row: Model) -> int:
    return int(row.pk)


def _place(candidate: Person | Unit | Household) -> str:
    """Of a household where it lives: that stands where a person's post does."""
    return candidate.place if isinstance(candidate, Household) else ""


def _kind(nomination: Nomination) -> str:
    """Of which table the candidate is: ``person``, ``unit`` or ``household``."""
    if nomination.person_id:
        return "person"
    return "unit" if nomination.unit_id else "household"
