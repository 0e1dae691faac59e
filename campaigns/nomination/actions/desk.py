"""The verbs of the desk on which a nomination lies: screen, return, reject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType
from campaigns.journey import ON_DESK, Level, OffRouteError, State
from campaigns.nomination.actions.ground import (
    LONGEST_TEXT,
    ObstacleError,
    in_bounds,
    reason_or_refuse,
    require_desk,
)
from campaigns.nomination.door import advance, lock
from campaigns.nomination.models import Nomination, Remark, Step
from campaigns.nomination.returning import items_of
from campaigns.notice.actions import gathering
from units.accounts.models import User


@transaction.atomic
def screen(
    nomination: Nomination,
    *,
    by: User,
    opinion: str = "",
    proposed_award: AwardType | None = None,
) -> Step:
    """Thẩm định: the standing office finds the dossier in order.

    ``proposed_award`` is what it holds to be right instead; the council reads it beside the
    opinion, and what the unit proposed stays as it was sent.
    """
    row = require_desk(nomination, by)
    if row.level == Level.OUTSIDE:
        raise ObstacleError(_("It lies with the outside authority; record its decision instead."))
    # The table leads to SCREENED from the agenda too; that way is the secretary's alone.
    if State(row.state) not in ON_DESK:
        raise OffRouteError(row.state, State.SCREENED)
    if proposed_award and proposed_award.recipient != row.award_type.recipient:
        raise ObstacleError(_("The award proposed instead is for another kind of recipient."))
    if proposed_award == row.award_type:
        proposed_award = None
    return advance(
        nomination,
        State.SCREENED,
        by=by,
        reason=in_bounds(opinion),
        proposed_award=proposed_award,
    )


@transaction.atomic
def return_for_correction(
    nomination: Nomination, *, by: User, reason: str, items: Mapping[str, str] | None = None
) -> Step:
    """Trả lại bổ sung: the sender may write again; it comes back to this desk.

    ``items`` says for single fields or papers what is to be done; the keys are those of
    ``returning.items_of``. With items the reason may be empty: they are it.
    """
    row = require_desk(nomination, by)
    wanted = {item: in_bounds(text) for item, text in (items or {}).items() if text.strip()}
    known = items_of(row)
    unknown = [item for item in wanted if item not in known]
    if unknown:
        raise ObstacleError(
            _("Nothing of that name can be corrected: %(item)s.") % {"item": unknown[0]}
        )
    if not reason.strip() and wanted:
        reason = "; ".join(f"{known[item]}: {text}" for item, text in wanted.items())[:LONGEST_TEXT]
    step = advance(nomination, State.RETURNED, by=by, reason=reason_or_refuse(reason))
    Remark.objects.bulk_create(
        Remark(step=step, item=item, text=text) for item, text in wanted.items()
    )
    return step


@transaction.atomic
def reject(nomination: Nomination, *, by: User, reason: str) -> Step:
    """Không xét: closes the nomination."""
    require_desk(nomination, by)
    return advance(nomination, State.REJECTED, by=by, reason=reason_or_refuse(reason))


@transaction.atomic
@gathering()
def screen_many(nominations: Iterable[Nomination], *, by: User, opinion: str = "") -> list[Step]:
    """Thẩm định hàng loạt: all of them with the same opinion, or none."""
    rows = list(nominations)
    lock(rows)
    return [_or_named(each, lambda it: screen(it, by=by, opinion=opinion)) for each in rows]


@transaction.atomic
@gathering()
def return_many(nominations: Iterable[Nomination], *, by: User, reason: str) -> list[Step]:
    """Trả lại hàng loạt: all of them with the same reason, or none."""
    rows = list(nominations)
    lock(rows)
    return [
        _or_named(each, lambda it: return_for_correction(it, by=by, reason=reason)) for each in rows
    ]


def _or_named(nomination: Nomination, act: Callable[[Nomination], Step]) -> Step:
    """The step; what is in the way is said with the name of the one it is about."""
    try:
        return act(nomination)
    except (ObstacleError, OffRouteError) as error:
        raise ObstacleError(f"{nomination}: {error}") from error
