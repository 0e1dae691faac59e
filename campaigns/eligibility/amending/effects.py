"""What a change of a rule would do to the open nominations, reckoned for all of them at once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from campaigns.eligibility.amending.draft import Draft
from campaigns.eligibility.criteria.book import Rulebook
from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.facts import facts_of
from campaigns.journey import State
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.accounts.models import User


@dataclass(frozen=True)
class Change:
    """A nomination whose verdict would be another one; empty: no rule would govern it."""

    nomination: Nomination
    before: str
    after: str


@dataclass(frozen=True)
class Effects:
    """How many open nominations would be judged anew on ``day``, and which verdicts change.

    ``changes`` are those that the reader may see, ``hidden`` counts the others. ``settled`` are
    awards decided since the first day of the version by the rule that stood then: they stay.
    """

    day: datetime.date
    judged: int
    changes: list[Change]
    hidden: int
    settled: int

    @property
    def changed(self) -> int:
        return len(self.changes) + self.hidden


def effects(draft: Draft, *, user: User) -> Effects:
    """Judge every open, undecided nomination that the rule reaches, by the law before and after.

    The number of queries does not depend on the number of nominations.
    """
    day = day_of_effect(draft)
    before, after = draft.before(day), draft.after(day)
    code = draft.award.code
    reached = before.resting_on(code) | after.resting_on(code)
    undecided = Nomination.objects.open().exclude(state=State.DECIDED)
    rows = list(undecided.filter(award_type__code__in=reached).with_candidate().order_by("pk"))
    facts = facts_of(rows, on=day, caps=draft.caps) if rows else {}
    changes = [
        Change(row, *said)
        for row in rows
        if (said := _said(row, before, after, facts[row.pk]))[0] != said[1]
    ]
    mine = set(
        Nomination.objects.visible_to(user)
        .filter(pk__in=[change.nomination.pk for change in changes])
        .values_list("pk", flat=True)
    )
    shown = [change for change in changes if change.nomination.pk in mine]
    return Effects(day, len(rows), shown, len(changes) - len(shown), _settled(draft))


def day_of_effect(draft: Draft, today: datetime.date | None = None) -> datetime.date:
    """The day by whose law is compared: today, or the first day of a version still to come.

    A version that loses today by the change is compared today: its nominations fall out of it.
    """
    today = today or timezone.localdate()
    stood = any(
        rule.version_id == draft.version.pk and rule.in_force(today) for rule in draft.standing
    )
    return today if stood else max(today, draft.version.valid_from)


def _said(row: Nomination, before: Rulebook, after: Rulebook, facts: Facts) -> tuple[str, str]:
    code = row.award_type.code
    said = [
        book.judge(code, facts).verdict.value if code in book else "" for book in (before, after)
    ]
    return said[0], said[1]


def _settled(draft: Draft) -> int:
    """Awards of this type signed in the time of the typed version, but by another one."""
    signed = Award.objects.filter(
        award_type=draft.award,
        rule_version__isnull=False,
        decision__signed_on__gte=draft.version.valid_from,
    ).exclude(decision__state=Decision.State.DRAFT)
    if draft.version.valid_to:
        signed = signed.filter(decision__signed_on__lte=draft.version.valid_to)
    return signed.exclude(rule_version=draft.version.pk).count()
