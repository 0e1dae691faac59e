"""Judging nominations by the law of the day, and keeping what was found."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from awards_registry.ledger.actions import append_all
from campaigns.eligibility.criteria.verdict import Finding
from campaigns.eligibility.facts import facts_of
from campaigns.eligibility.models import Check
from campaigns.eligibility.overriding import lapse
from campaigns.eligibility.rulebook import rulebook_on
from campaigns.nomination.door import lock
from campaigns.nomination.models import Nomination
from units.accounts.models import User


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
    book = rulebook_on(day)
    facts = facts_of(wanted, on=day)
    made = []
    for nomination in wanted:
        code = nomination.award_type.code
        if code not in book:
            continue
        rule, verdict = book.rules[code], book.judge(code, facts[nomination.pk])
        made.append(
            Check(
                nomination=nomination,
                rule_version_id=int(rule.version_id),
                verdict=verdict.verdict.value,
                findings=[_plain(finding) for finding in verdict.findings],
                as_of=day,
                checked_by=by,
            )
        )
    Check.objects.bulk_create(made)
    lapse(made, by=by)
    append_all(
        (
            (
                "eligibility.check",
                each.nomination,
                {"verdict": each.verdict, "rule_version": each.rule_version_id},
            )
            for each in made
        ),
        by=by,
    )
    return made


def latest(nomination: Nomination) -> Check | None:
    return (
        nomination.checks.select_related("rule_version", "rule_version__award_type")
        .order_by("-pk")
        .first()
    )
