"""Rule versions by which awards were decided: they are the past, and stay as they are."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from campaigns.catalogue.models import RuleVersion
from campaigns.register.models import Award, Decision


def resting_on(versions: QuerySet[RuleVersion]) -> QuerySet[RuleVersion]:
    """Those of ``versions`` that a signed decision granted awards by."""
    signed = Award.objects.exclude(decision__state=Decision.State.DRAFT)
    return versions.filter(Exists(signed.filter(rule_version=OuterRef("pk"))))


def decided_by(version: RuleVersion) -> int:
    """How many awards were granted by ``version``; nought for one that is not kept yet."""
    if version._state.adding:
        return 0
    granted = Award.objects.filter(rule_version=version)
    return granted.exclude(decision__state=Decision.State.DRAFT).count()
