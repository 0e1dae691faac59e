"""Who leads a block in a year: appointed by a decision, then handed the block over."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from units.accounts.models import User
from units.blocks.actions.ground import (
    BlockStateError,
    is_appointed,
    locked_for,
    require_lead,
    year_before,
)
from units.blocks.models import BlockYear
from units.organisation.models import Unit


@transaction.atomic
def appoint(
    block_year: BlockYear,
    *,
    head: Unit,
    deputy: Unit | None,
    secretariat: Unit | None,
    decision_number: str,
    by: User,
) -> BlockYear:
    """Bổ nhiệm theo quyết định: who leads the block that year.

    A later decision may name others, but not another head once the block was handed over.
    """
    locked, members = locked_for(block_year, by)
    obstacle = _obstacle_to_appointing(locked, members, head, deputy, decision_number.strip())
    if obstacle:
        raise BlockStateError(obstacle)
    if secretariat:
        require_lead(by, [secretariat.pk])
    locked.head, locked.deputy, locked.secretariat = head, deputy, secretariat
    locked.decision_number = decision_number.strip()
    locked.save()
    append(
        "block.appoint",
        locked,
        by=by,
        head=head.pk,
        deputy=deputy.pk if deputy else None,
        secretariat=secretariat.pk if secretariat else None,
        decision_number=locked.decision_number,
    )
    block_year.refresh_from_db()
    return block_year


def _obstacle_to_appointing(
    block_year: BlockYear, members: Sequence[Unit], head: Unit, deputy: Unit | None, number: str
) -> str:
    """Why this appointment cannot be; nothing where it can."""
    if not number:
        return _("Head and deputy are appointed by a decision: its number is missing.")
    stranger = next((unit for unit in (head, deputy) if unit and unit not in members), None)
    if stranger:
        return _("%(unit)s is not a member of the block in %(year)s.") % {
            "unit": stranger,
            "year": str(block_year.year),
        }
    if head == deputy:
        return _("Head and deputy must be different units.")
    if block_year.handed_over_on and block_year.head_id != head.pk:
        return _("The block was handed over to %(head)s: its head stays for this year.") % {
            "head": block_year.head
        }
    return ""


@transaction.atomic
def hand_over(block_year: BlockYear, *, on: datetime.date, by: User) -> BlockYear:
    """Bàn giao cờ trưởng khối: from the head of the year before to the head of this year."""
    locked, _members = locked_for(block_year, by)
    before = year_before(locked)
    obstacle = obstacle_to_handing_over(locked, before) or _unfit_day(locked, on)
    if obstacle:
        raise BlockStateError(obstacle)
    locked.handed_over_on = on
    locked.save(update_fields=["handed_over_on"])
    append(
        "block.hand_over",
        locked,
        by=by,
        on=on.isoformat(),
        giver=before.head_id if before else None,
        taker=locked.head_id,
    )
    block_year.refresh_from_db()
    return block_year


def obstacle_to_handing_over(block_year: BlockYear, before: BlockYear | None) -> str:
    """Why there is nothing to hand over (yet); nothing where there is."""
    if block_year.handed_over_on:
        return _("The hand-over was recorded already: %(day)s.") % {
            "day": f"{block_year.handed_over_on:%d/%m/%Y}"
        }
    if before is None or before.head_id is None:
        return _("There is no head of the year before who could hand the block over.")
    if not is_appointed(block_year):
        return _("The head of %(year)s is not appointed yet.") % {"year": str(block_year.year)}
    if before.head_id == block_year.head_id:
        return _("The head is the same as in the year before: nothing is handed over.")
    return ""


def _unfit_day(block_year: BlockYear, on: datetime.date) -> str:
    if on > timezone.localdate():
        return _("The day of the hand-over lies in the future.")
    if not block_year.year - 1 <= on.year <= block_year.year:
        return _("A block is handed over in %(before)s or %(year)s.") % {
            "before": str(block_year.year - 1),
            "year": str(block_year.year),
        }
    return ""
