"""What every act on a block asks first: who may, and how the block stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from awards_registry.policy import Role
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.blocks.models import BlockYear, EmulationBlock
from units.organisation.models import Unit


class BlockStateError(Exception):
    """Raised where a block or its year is not as the act needs it; the text says why."""


def leads(by: User, unit_ids: Iterable[int]) -> bool:
    """Whether ``by`` is officer or administrator of an office that covers all these units."""
    scope = by.scope(Role.OFFICER, Role.ADMINISTRATOR)
    acting = scope.everything or bool(scope.unit_ids)
    return acting and all(scope.covers(unit_id) for unit_id in unit_ids)


def require_lead(by: User, unit_ids: Iterable[int]) -> None:
    if not leads(by, unit_ids):
        raise NotYoursError(
            _("This is for the award officer or administrator of an office above all members.")
        )


def members_of(block_year: BlockYear) -> list[Unit]:
    """The units of the block that year, in the order of rotation."""
    return [each.unit for each in block_year.memberships.select_related("unit")]


def year_before(block_year: BlockYear) -> BlockYear | None:
    """The same block one year earlier."""
    return BlockYear.objects.filter(block=block_year.block_id, year=block_year.year - 1).first()


def is_appointed(block_year: BlockYear) -> bool:
    """Whether a decision has named the head; before that the head is a proposal."""
    return bool(block_year.head_id and block_year.decision_number)


def locked_for(block_year: BlockYear, by: User) -> tuple[BlockYear, list[Unit]]:
    """The year with its members, locked through its block, for somebody who may act there."""
    EmulationBlock.objects.select_for_update().get(pk=block_year.block_id)
    locked = BlockYear.objects.select_related("head", "deputy").get(pk=block_year.pk)
    members = members_of(locked)
    require_lead(by, [unit.pk for unit in members])
    return locked, members


def stands(unit: Unit, year: int) -> bool:
    """Whether the unit is still there when the year begins."""
    return unit.dissolved_on is None or unit.dissolved_on > datetime.date(year, 1, 1)
