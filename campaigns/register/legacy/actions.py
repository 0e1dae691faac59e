"""The verb of an older award: confirmed by an officer who has seen its decision."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.nomination.actions import ObstacleError
from campaigns.register.legacy.papers import split_number
from campaigns.register.models import Award, AwardQuerySet, Decision
from units.accounts.access import NotYoursError
from units.accounts.models import User


def to_confirm(user: User) -> AwardQuerySet:
    """The older awards that this person may confirm: of the units they are officer for."""
    rows = Award.objects.unverified()
    return user.scope(Role.OFFICER).limit(rows, "recipient_unit_id")


@transaction.atomic
def confirm(
    awards: Iterable[Award], *, number: str, signed_on: datetime.date, issuer: str, by: User
) -> Decision:
    """Xác nhận khen thưởng cũ: these awards stand in the decision of that number and day.

    They lose the mark "not verified"; the ledger keeps who saw the paper. Raises `ObstacleError`
    for an award that is confirmed already or stands in that decision, `NotYoursError` for one of
    another officer's units.
    """
    keys = sorted(award.pk for award in awards)
    rows = list(Award.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    if not rows:
        raise ObstacleError(_("Choose at least one award."))
    for row in rows:
        if not by.scope(Role.OFFICER).covers(row.recipient_unit_id):
            raise NotYoursError(
                _("This is for an officer of %(unit)s.") % {"unit": row.recipient_unit_name}
            )
        if not row.unverified:
            raise ObstacleError(_("%(award)s is confirmed already.") % {"award": row})
    decision = _decision(rows[0].decision, number, signed_on, issuer)
    _move(rows, decision, by)
    append(
        "award.verify",
        decision,
        by=by,
        awards=keys,
        number=decision.full_number,
        signed_on=signed_on.isoformat(),
        issuer=decision.issuer,
    )
    return decision


def _decision(like: Decision, number: str, signed_on: datetime.date, issuer: str) -> Decision:
    """The older decision of that number, day and issuer; entered if it is not there yet."""
    digits, symbol = split_number(number)
    found, _made = Decision.objects.get_or_create(
        source=Decision.Source.LEGACY,
        issuer=issuer,
        signed_on=signed_on,
        number=digits,
        symbol=symbol,
        defaults={
            "unit_id": like.unit_id,
            "subject": like.subject,
            "year": signed_on.year,
            "state": Decision.State.PUBLISHED,
            "drafted_by_id": like.drafted_by_id,
        },
    )
    return found


def _move(rows: list[Award], decision: Decision, by: User) -> None:
    last = decision.awards.aggregate(last=Max("line"))["last"] or 0
    left = {row.decision_id for row in rows} - {decision.pk}
    for row in rows:
        if row.decision_id != decision.pk:
            last += 1
            row.decision, row.line = decision, last
        row.unverified, row.verified_by, row.verified_at = False, by, timezone.now()
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise ObstacleError(
                _("%(award)s stands in this decision already.") % {"award": row}
            ) from error
    Decision.objects.filter(pk__in=left, awards=None).delete()
