"""The dossier as it was when it left the unit: what every later desk judges and votes on."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from campaigns.nomination.models import Nomination
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
            "kind": "person" if nomination.person_id else "unit",
            "code": candidate.code,
            "name": str(candidate),
            "post": posting.position if posting else "",
            "unit": {"code": unit.code, "name": unit.name, "id": unit.pk},
        },
        "award": {"code": nomination.award_type.code, "name": nomination.award_type.name},
        "round": {"id": nomination.round_id, "name": nomination.round.name},
        "nominating_unit": {
            "code": nomination.nominating_unit.code,
            "name": nomination.nominating_unit.name,
        },
        "achievement_year": nomination.achievement_year,
        "achievement": nomination.achievement,
        "merits": sorted(nomination.merits),
        "confirmed_clean": nomination.confirmed_clean,
        "initiatives": [
            {"id": pk, "title": title}
            for pk, title in nomination.initiatives.order_by("pk").values_list("pk", "title")
        ],
    }
