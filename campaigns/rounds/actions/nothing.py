"""Không có đề nghị: a unit says that it nominates nobody, and may think better of it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Asked, Round
from campaigns.rounds.actions.asking import written_down
from campaigns.rounds.board import UnitRow, boards_of
from units.accounts.access import require
from units.accounts.models import User
from units.organisation.models import Unit


def obstacles_to_nothing(of: Round, row: UnitRow) -> list[str]:
    """Why a unit cannot say now that it has nobody to nominate."""
    today, found = timezone.localdate(), []
    if not of.opens_on <= today <= of.closes_on:
        found.append(_("The round is not open."))
    made = sum(count for state, count in row.counts.items() if state != State.WITHDRAWN)
    if made:
        found.append(
            _("The unit has nominations in this round: %(count)d. Withdraw them first.")
            % {"count": made}
        )
    return found


@transaction.atomic
def say_nothing(of: Round, unit: Unit, *, by: User) -> Asked:
    """The unit answers that it has nobody to nominate; said twice it is said once.

    Raises ``NotYoursError`` for anybody but its clerk, ``ObstacleError`` for a unit that the
    round does not ask, one with nominations, and a round that is not open.
    """
    require(by, Role.CLERK, unit)
    rows = {row.unit_id: row for row in written_down(of)}
    if unit.pk not in rows:
        raise ObstacleError(_("This round asks nothing of %(unit)s.") % {"unit": unit})
    asked = rows[unit.pk]
    if asked.nothing_since:
        return asked
    [board] = boards_of(by, [of], timezone.localdate())
    row = next(row for row in board.rows if row.unit.pk == unit.pk)
    obstacles = obstacles_to_nothing(of, row)
    if obstacles:
        raise ObstacleError(" ".join(obstacles))
    asked.nothing_since, asked.nothing_by = timezone.now(), by
    asked.save(update_fields=["nothing_since", "nothing_by"])
    append("round.nothing", of, by=by, unit=unit.pk)
    return asked


@transaction.atomic
def recall_nothing(of: Round, unit: Unit, *, by: User) -> None:
    """Take the word back: the unit is awaited again."""
    require(by, Role.CLERK, unit)
    asked = Asked.objects.select_for_update().filter(round=of, unit=unit).first()
    if asked is None or asked.nothing_since is None:
        return
    asked.nothing_since = asked.nothing_by = None
    asked.save(update_fields=["nothing_since", "nothing_by"])
    append("round.nothing_recall", of, by=by, unit=unit.pk)
