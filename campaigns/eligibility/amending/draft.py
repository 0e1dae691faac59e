"""A rule version as somebody typed it, among the rules that stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.criteria.book import Rulebook
from campaigns.eligibility.criteria.rules import Condition, RuleSet
from campaigns.eligibility.criteria.soundness import Awards, Fault, Known, faults
from campaigns.eligibility.rulebook import every_rule
from campaigns.eligibility.wording import fault_sentence
from campaigns.eligibility.wording.names import Names

# The key of a version that is not kept yet; rows of the database begin at one.
UNKEPT = 0
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Draft:
    """What was typed: ``version`` with its fields set, not saved, and its conditions.

    ``ends`` is the version that this one follows: it ends on the day before.
    """

    version: RuleVersion
    conditions: tuple[Condition, ...]
    ends: RuleVersion | None = None

    @property
    def award(self) -> AwardType:
        return self.version.award_type

    @cached_property
    def rules(self) -> RuleSet:
        """The typed version as the engine reads it."""
        return RuleSet(
            award=self.award.code,
            version_id=self.version.pk or UNKEPT,
            valid_from=self.version.valid_from,
            valid_to=self.version.valid_to,
            legal_basis=self.version.legal_basis,
            conditions=self.conditions,
            recipient=self.award.recipient,
        )

    @cached_property
    def standing(self) -> tuple[RuleSet, ...]:
        """All rules as they stand."""
        return every_rule()

    @cached_property
    def law(self) -> tuple[RuleSet, ...]:
        """All rules as they would stand."""
        last = self.version.valid_from - DAY
        kept = [
            replace(rule, valid_to=last) if self.ends and rule.version_id == self.ends.pk else rule
            for rule in self.standing
            if rule.version_id != self.version.pk
        ]
        return (*kept, self.rules)

    def before(self, day: datetime.date) -> Rulebook:
        """The rules of ``day`` as they stand."""
        return book_on(self.standing, day)

    def after(self, day: datetime.date) -> Rulebook:
        """The rules of ``day`` as they would stand."""
        return book_on(self.law, day)

    @property
    def caps(self) -> list[tuple[str, str, str]]:
        """The capped shares of the typed rule: award, scope and base."""
        return [
            (self.award.code, str(each.params["scope"]), str(each.params["of"]))
            for each in self.conditions
            if each.kind == "quota"
        ]


def book_on(rules: Iterable[RuleSet], day: datetime.date) -> Rulebook:
    """Those of the rules that are in force on the day."""
    return Rulebook(rule for rule in rules if rule.in_force(day))


def objections(draft: Draft, names: Names) -> list[str]:
    """What the typed version brings into the law that is wrong, in sentences.

    What was wrong before is not held against it.
    """
    rows = AwardType.objects.values("code", "group", "recipient")
    awards = Awards(Known(**row) for row in rows)
    recipients = {code: award.recipient for code, award in awards.by_code.items()}
    known = set(map(_core, faults(draft.standing, awards)))
    return [
        fault_sentence(fault, names, recipients)
        for fault in faults(draft.law, awards)
        if _core(fault) not in known
    ]


def _core(fault: Fault) -> tuple[object, ...]:
    return (fault.code, fault.award, fault.since, fault.position, fault.name, fault.chain)


def followed(version: RuleVersion) -> RuleVersion | None:
    """The version that ``version`` would follow if that were ended: the only one in its way.

    None where nothing is in the way, or where ending it would not clear the way.
    """
    award, begins, ends = version.award_type, version.valid_from, version.valid_to
    found = [
        other
        for other in award.versions.on(begins).exclude(pk=version.pk)
        if isinstance(other, RuleVersion)
    ]
    if len(found) != 1 or found[0].valid_from >= begins:
        return None
    last = found[0].valid_to
    covered = ends is None or (last is not None and last <= ends)
    return found[0] if covered else None


def clash_with(version: RuleVersion, ends: RuleVersion | None) -> str:
    """The sentence about another version of the award in force on the same day, or nothing."""
    others = version.award_type.versions.exclude(pk=version.pk)
    if ends is not None:
        others = others.exclude(pk=ends.pk)
    others = others.reaching(version.valid_from, version.valid_to)
    other = others.order_by("valid_from").first()
    if not isinstance(other, RuleVersion):
        return ""
    day = f"{other.valid_from:%d/%m/%Y}"
    if other.valid_to is None:
        return _("The version from %(day)s has no end yet: end it first.") % {"day": day}
    return _("Another version is in force from %(day)s until %(until)s.") % {
        "day": day,
        "until": f"{other.valid_to:%d/%m/%Y}",
    }
