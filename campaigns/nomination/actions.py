"""The verbs of a nomination up to the council: submit, recall, return, screen, forward and so on.

Each takes the thing first and the actor as ``by``; each raises ``NotYoursError`` for the wrong
person, ``OffRouteError`` for the wrong moment and ``Obstacle`` for what is still missing.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.canonical import digest
from awards_registry.policy import Role
from campaigns.journey import ON_DESK, Level, OffRouteError, State
from campaigns.nomination.door import advance
from campaigns.nomination.models import Nomination, Step
from campaigns.nomination.snapshot import taken
from units.accounts.access import NotYoursError, require
from units.accounts.models import User
from units.organisation.models import Unit

# It is kept for good and read on every page of the nomination.
LONGEST_TEXT = 2000


class ObstacleError(Exception):
    """Raised where something must be done first; its text says what."""


def level_of(desk: Unit) -> Level:
    """The level at which a desk's standing office works."""
    if desk.authority == Unit.Authority.MINISTRY:
        return Level.MINISTRY
    return Level.GENERAL_DEPARTMENT


def obstacles_to_submitting(nomination: Nomination) -> list[str]:
    """What still keeps the dossier in the unit, in words."""
    found = []
    today = timezone.localdate()
    if not nomination.achievement.strip():
        found.append(_("The achievement is not described yet."))
    if today > nomination.round.closes_on:
        found.append(
            _("The round closed on %(day)s. Ask the standing office to extend it.")
            % {"day": f"{nomination.round.closes_on:%d/%m/%Y}"}
        )
    if today < nomination.round.opens_on:
        found.append(
            _("The round opens on %(day)s.") % {"day": f"{nomination.round.opens_on:%d/%m/%Y}"}
        )
    if not nomination.round.award_types.filter(pk=nomination.award_type_id).exists():
        found.append(_("This round does not offer this award."))
    if nomination.nominating_unit.desk() is None:
        found.append(_("No unit above may grant awards, so there is no desk to send it to."))
    return found


def _in_bounds(text: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise ObstacleError(
            _("The text is too long: at most %(most)d letters.") % {"most": LONGEST_TEXT}
        )
    return text


def _reason_or_refuse(reason: str) -> str:
    reason = _in_bounds(reason)
    if not reason:
        raise ObstacleError(_("Say why: the other side needs the reason."))
    return reason


@transaction.atomic
def submit(nomination: Nomination, *, by: User) -> Step:
    """Gửi hồ sơ: seal the dossier and put it on the desk above.

    A returned dossier goes back to the desk that returned it.
    """
    require(by, Role.CLERK, nomination.nominating_unit)
    locked = Nomination.objects.select_for_update().get(pk=nomination.pk)
    obstacles = obstacles_to_submitting(locked)
    if obstacles and locked.is_editable:
        raise ObstacleError(" ".join(obstacles))
    desk = locked.desk if locked.state == State.RETURNED else locked.nominating_unit.desk()
    if desk is None:
        raise ObstacleError(" ".join(obstacles))
    snapshot = taken(locked)
    return advance(
        nomination,
        State.SUBMITTED,
        by=by,
        level=level_of(desk),
        desk=desk,
        snapshot=snapshot,
        snapshot_hash=digest(snapshot),
        submitted_at=timezone.now(),
    )


@transaction.atomic
def recall(nomination: Nomination, *, by: User) -> Step:
    """Rút về sửa: take the dossier back while nobody has screened it."""
    require(by, Role.CLERK, nomination.nominating_unit)
    return advance(nomination, State.DRAFT, by=by, level=Level.UNIT)


@transaction.atomic
def withdraw(nomination: Nomination, *, by: User, reason: str) -> Step:
    """Rút đề nghị for good."""
    require(by, Role.CLERK, nomination.nominating_unit)
    return advance(nomination, State.WITHDRAWN, by=by, reason=_reason_or_refuse(reason))


def _require_desk(nomination: Nomination, by: User) -> None:
    """The officer of exactly this desk: the ministry does not act for the desks below."""
    # What never left its unit lies on no desk; the journey then says why the moment is wrong.
    desk = nomination.desk or nomination.nominating_unit.desk()
    if desk is None or not by.holds_at(Role.OFFICER, desk):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": Role.OFFICER.label, "unit": desk or nomination.nominating_unit}
        )


@transaction.atomic
def screen(nomination: Nomination, *, by: User, opinion: str = "") -> Step:
    """Thẩm định: the standing office finds the dossier in order."""
    _require_desk(nomination, by)
    if nomination.level == Level.OUTSIDE:
        raise ObstacleError(_("It lies with the outside authority; record its decision instead."))
    # The table leads to SCREENED from the agenda too; that way is the secretary's alone.
    if State(nomination.state) not in ON_DESK:
        raise OffRouteError(nomination.state, State.SCREENED)
    return advance(nomination, State.SCREENED, by=by, reason=_in_bounds(opinion))


@transaction.atomic
def return_for_correction(nomination: Nomination, *, by: User, reason: str) -> Step:
    """Trả lại bổ sung: the sender may write again; it comes back to this desk."""
    _require_desk(nomination, by)
    return advance(nomination, State.RETURNED, by=by, reason=_reason_or_refuse(reason))


@transaction.atomic
def reject(nomination: Nomination, *, by: User, reason: str) -> Step:
    """Không xét: closes the nomination."""
    _require_desk(nomination, by)
    return advance(nomination, State.REJECTED, by=by, reason=_reason_or_refuse(reason))


def may_be_granted_here(nomination: Nomination) -> bool:
    """Whether the desk on which it lies may grant the award (Law 06/2022, articles 79, 80)."""
    return nomination.level >= nomination.award_type.granting_level != Level.OUTSIDE


@transaction.atomic
def forward(nomination: Nomination, *, by: User) -> Step:
    """Trình cấp trên: what this desk may not grant goes to the desk above, or outside."""
    _require_desk(nomination, by)
    if may_be_granted_here(nomination):
        raise ObstacleError(_("This desk may grant it: draft the decision here."))
    desk = nomination.desk.next_desk() if nomination.desk else None
    if desk is None:
        return advance(nomination, State.FORWARDED, by=by, level=Level.OUTSIDE)
    return advance(nomination, State.FORWARDED, by=by, level=level_of(desk), desk=desk)
