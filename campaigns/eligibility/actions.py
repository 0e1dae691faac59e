"""Judging nominations by the law of the day, and keeping what was found."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from awards_registry.ledger.actions import append
from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.catalogue.models import Condition as ConditionRow
from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.judge import judge
from campaigns.eligibility.criteria.rules import Condition, RuleSet
from campaigns.eligibility.criteria.verdict import Answer, Finding
from campaigns.eligibility.facts import facts_of
from campaigns.eligibility.models import Check
from campaigns.nomination.door import lock
from campaigns.nomination.models import Nomination
from units.accounts.models import User


def rules_on(award_types: Iterable[int], day: datetime.date) -> dict[int, RuleSet]:
    """The rules in force on ``day`` by award type; an award without rules that day is absent."""
    versions = [
        version
        for version in RuleVersion.objects.on(day)
        .filter(award_type__in=set(award_types))
        .select_related("award_type")
        .prefetch_related("conditions")
        if isinstance(version, RuleVersion)
    ]
    return {version.award_type_id: _rule_set(version) for version in versions}


def _rule_set(version: RuleVersion) -> RuleSet:
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
    )


def _standards(rule: RuleSet) -> set[str]:
    """Lower titles of the same year whose standard is enough, decided or not yet."""
    return {
        str(condition.params["code"])
        for condition in rule.conditions
        if condition.params.get("standard_met_is_enough")
    }


def _with_standards(rule: RuleSet, facts: Facts, day: datetime.date) -> Facts:
    """``facts`` with those lower titles whose own rules the subject meets.

    A title below may itself rest on one: the law's ladder is short, so each is judged in turn.
    """
    codes = _standards(rule)
    if not codes:
        return facts
    types = dict(AwardType.objects.filter(code__in=codes).values_list("pk", "code"))
    met = {
        types[pk]
        for pk, lower in rules_on(types, day).items()
        if judge(lower, _with_standards(lower, facts, day)).verdict == Answer.ELIGIBLE
    }
    return replace(facts, qualifies_for=frozenset(met))


def _plain(finding: Finding) -> dict[str, Any]:
    """A finding as it is stored: words are found again when it is shown."""
    return {
        "kind": finding.kind,
        "path": finding.path,
        "params": dict(finding.params),
        "met": finding.met,
        "evidence": [list(item) for item in finding.evidence],
        "missing": [list(item) for item in finding.missing],
        "legal_basis": finding.legal_basis,
    }


@transaction.atomic
def check(
    nominations: Iterable[Nomination], *, by: User, on: datetime.date | None = None
) -> list[Check]:
    """Judge ``nominations`` by the rules of ``on`` (today) and keep one check of each.

    An award that no rule version governs that day gets no check.
    """
    day = on or timezone.localdate()
    wanted = list(nominations)
    lock(wanted)
    rules = rules_on((each.award_type_id for each in wanted), day)
    facts = facts_of(wanted, on=day)
    made = []
    for nomination in wanted:
        rule = rules.get(nomination.award_type_id)
        if rule is None:
            continue
        verdict = judge(rule, _with_standards(rule, facts[nomination.pk], day))
        made.append(
            Check.objects.create(
                nomination=nomination,
                rule_version_id=int(rule.version_id),
                verdict=verdict.verdict.value,
                findings=[_plain(finding) for finding in verdict.findings],
                as_of=day,
                checked_by=by,
            )
        )
        append(
            "eligibility.check",
            nomination,
            by=by,
            verdict=verdict.verdict.value,
            rule_version=int(rule.version_id),
        )
    return made


def latest(nomination: Nomination) -> Check | None:
    return (
        nomination.checks.select_related("rule_version", "rule_version__award_type")
        .order_by("-pk")
        .first()
    )
