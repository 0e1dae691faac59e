"""The verb of the law's desk: a rule version is entered or changed, the one before it ended."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from campaigns.catalogue.models import AwardType, Condition, RuleVersion
from campaigns.eligibility.amending.draft import DAY, Draft, clash_with
from campaigns.eligibility.amending.resting import decided_by
from units.accounts.models import User

# What awards were judged, voted on and paid by.
JUDGED_BY = (
    *("valid_from", "vote_percent", "secret_ballot", "posting_working_days"),
    *("bonus_rate", "bonus_is_cap"),
)
FIELDS = ("path", "kind", "params", "legal_basis")


class AmendmentError(ValueError):
    """Raised where a version may not become what was typed; its text says why."""


@transaction.atomic
def amend(draft: Draft, *, by: User, judged: int = 0, changed: int = 0) -> RuleVersion:
    """Keep the typed version; the version that it follows ends on the day before.

    ``judged`` and ``changed`` are what the preview told, for the ledger. Raises
    ``AmendmentError`` where another version is in force on the same day, or where awards were
    decided by what would be changed.
    """
    # One hand at a time on the rules of an award: two who add a version see each other.
    AwardType.objects.select_for_update().get(pk=draft.award.pk)
    version, new = draft.version, draft.version._state.adding
    clash = clash_with(version, draft.ends)
    if clash:
        raise AmendmentError(clash)
    fields = changed_fields(draft)
    refusal = refused(draft, fields)
    if refusal:
        raise AmendmentError(refusal)
    if draft.ends:
        _end(draft, by=by)
    version.save()
    if new or "conditions" in fields:
        version.conditions.all().delete()
        Condition.objects.bulk_create(_rows(draft))
    if new or fields:
        verb = "catalogue.enter" if new else "catalogue.edit"
        append(verb, version, by=by, fields=fields, judged=judged, changed=changed)
    return version


def _end(draft: Draft, *, by: User) -> None:
    """The version before this one ends on the day before this one begins."""
    ends = RuleVersion.objects.select_for_update().get(pk=draft.ends.pk if draft.ends else 0)
    ends.valid_to = draft.version.valid_from - DAY
    ends.save(update_fields=["valid_to"])
    append("catalogue.edit", ends, by=by, fields=["valid_to"])


def _rows(draft: Draft) -> list[Condition]:
    return [
        Condition(
            rule_version=draft.version,
            path=each.path,
            order=order,
            kind=each.kind,
            params=dict(each.params),
            legal_basis=each.legal_basis,
        )
        for order, each in enumerate(draft.conditions)
    ]


def changed_fields(draft: Draft) -> list[str]:
    """The names of what differs from the kept version; of a new one, all that is filled in."""
    version = draft.version
    names = [field.name for field in version._meta.concrete_fields if field.name != "id"]
    if version._state.adding:
        return sorted([*(name for name in names if getattr(version, name)), "conditions"])
    kept = RuleVersion.objects.get(pk=version.pk)
    found = [name for name in names if getattr(kept, name) != getattr(version, name)]
    typed = [
        (each.path, each.kind, dict(each.params), each.legal_basis) for each in draft.conditions
    ]
    if list(kept.conditions.values_list(*FIELDS)) != typed:
        found.append("conditions")
    return sorted(found)


def refused(draft: Draft, fields: list[str]) -> str:
    """Why a version by which awards were decided may not become this; empty where it may.

    It may still be ended, and its texts, notes and papers may be put right.
    """
    touched = {*JUDGED_BY, "conditions"}.intersection(fields)
    count = decided_by(draft.version) if touched else 0
    if not count:
        return ""
    return _(
        "%(count)s awards were decided by this version, so it stays as it is. Enter a new version "
        "from the day on which the rule changes."
    ) % {"count": count}
