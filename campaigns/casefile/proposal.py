"""What is being proposed: the sealed dossier once it left the unit, the live row before that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from campaigns.nomination.changes import in_words
from campaigns.nomination.models import Nomination
from campaigns.nomination.snapshot import taken


@dataclass(frozen=True)
class Proposal:
    sealed: bool
    content: dict[str, Any]
    merits: list[str]
    confirmed: str
    changed: list[str]


def _read(content: dict[str, Any], path: str) -> Any:
    value: Any = content
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def changed_since(sealed: dict[str, Any], live: dict[str, Any]) -> list[str]:
    """What the register says otherwise today than the sealed dossier, in words."""
    looked_at = {
        "candidate.name": _("name"),
        "candidate.post": _("post"),
        "candidate.unit.name": _("unit"),
        "award.name": _("name of the award"),
        "nominating_unit.name": _("name of the nominating unit"),
        "initiatives": _("initiatives"),
    }
    return [label for path, label in looked_at.items() if _read(sealed, path) != _read(live, path)]


def proposal(nomination: Nomination) -> Proposal:
    """The dossier as every desk judges it now."""
    live = taken(nomination)
    sealed = bool(nomination.snapshot) and not nomination.is_editable
    content = nomination.snapshot if sealed else live
    labels = dict(Nomination.Merit.choices)
    return Proposal(
        sealed=sealed,
        content=content,
        merits=[str(labels.get(code, code)) for code in content["merits"]],
        confirmed=in_words("confirmed_clean", content["confirmed_clean"]),
        changed=changed_since(content, live) if sealed else [],
    )
