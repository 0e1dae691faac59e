"""What the editor shows at first: the version, or for a new one what it is written over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from awards_registry.asked import whole_number
from campaigns.catalogue.models import RuleVersion
from campaigns.eligibility.criteria import Condition
from campaigns.eligibility.rulebook import rule_set

COPIED = (
    *("award_type", "legal_text", "legal_basis", "vote_percent", "secret_ballot"),
    *("posting_working_days", "bonus_rate", "bonus_is_cap", "dossier", "deadline"),
    "consideration",
)


@dataclass(frozen=True)
class Model:
    """Values of the fields and conditions that stand on the page before anybody writes."""

    conditions: tuple[Condition, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)


def model_of(version: RuleVersion, award_type: str) -> Model:
    """A kept version is its own model; a new one is written over the newest of its award.

    ``award_type`` is the key that the address names, if any.
    """
    if not version._state.adding:
        return Model(rule_set(version).conditions)
    key = whole_number(award_type)
    newest = RuleVersion.objects.filter(award_type=key).order_by("-valid_from").first()
    if not isinstance(newest, RuleVersion):
        return Model(fields={"award_type": key} if key else {})
    copied = {name: getattr(newest, name) for name in COPIED}
    return Model(rule_set(newest).conditions, copied | {"end_previous": True})
