"""The rules of the catalogue's rows in the words of the engine."""

import datetime
from collections.abc import Iterable

from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.catalogue.models import Condition as ConditionRow
from campaigns.eligibility.criteria.book import Rulebook
from campaigns.eligibility.criteria.rules import Condition, RuleSet
from campaigns.eligibility.whatif.sense import Law


def rule_set(version: RuleVersion) -> RuleSet:
    """One dated version with its conditions as the engine reads it."""
    rows: Iterable[ConditionRow] = version.conditions.all()
    return RuleSet(
        award=version.award_type.code,
        version_id=version.pk,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        legal_basis=version.legal_basis,
        conditions=tuple(
            Condition(row.kind, row.params, row.path, row.legal_basis) for row in rows
        ),
        recipient=version.award_type.recipient,
        name=version.name,
    )


def every_rule() -> tuple[RuleSet, ...]:
    """All versions of all awards, oldest first."""
    versions = RuleVersion.objects.select_related("award_type").prefetch_related("conditions")
    return tuple(map(rule_set, versions.order_by("award_type__precedence", "valid_from")))


def rulebook_on(day: datetime.date) -> Rulebook:
    """The rules in force on ``day`` of all awards; an award without rules that day is absent."""
    versions = RuleVersion.objects.on(day).select_related("award_type")
    rows = versions.prefetch_related("conditions").order_by("award_type__precedence")
    return Rulebook(rule_set(version) for version in rows if isinstance(version, RuleVersion))


def law() -> Law:
    """All rules, with what the awards are called and are."""
    awards = list(AwardType.objects.all())
    return Law(
        rules=every_rule(),
        names={award.code: award.name for award in awards},
        groups={award.code: award.group for award in awards},
        titles=frozenset(a.code for a in awards if a.kind == AwardType.Kind.EMULATION_TITLE),
    )
