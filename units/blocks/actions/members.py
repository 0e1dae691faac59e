"""The members of a block: carried over into a new year, and changed within one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from units.accounts.models import User
from units.blocks.actions.ground import (
    BlockStateError,
    is_appointed,
    locked_for,
    members_of,
    require_lead,
    stands,
    year_before,
)
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.blocks.rotation import proposal
from units.organisation.models import Unit


@dataclass(frozen=True)
class Opened:
    """A year that was opened, and the members of the year before that it leaves out."""

    block_year: BlockYear
    left_out: list[Unit]


@transaction.atomic
def open_year(block: EmulationBlock, year: int, *, by: User) -> Opened:
    """Lập khối năm mới: the members, order, secretariat and numbers of the year before.

    Head and deputy are those whose turn it is, as a proposal until a decision appoints them.
    Units dissolved before the year begins are left out and named in the answer.
    """
    before = _to_copy(block, year)
    members = members_of(before)
    require_lead(by, [unit.pk for unit in members])
    staying = [unit for unit in members if stands(unit, year)]
    if not staying:
        raise BlockStateError(_("No member of the year before is left."))
    head, deputy = proposal([unit.pk for unit in staying], before.head_id, before.deputy_id)
    opened = BlockYear.objects.create(
        block=block,
        year=year,
        head_id=head,
        deputy_id=deputy,
        secretariat=_helper(before, year),
        subordinate_units=before.subordinate_units,
        staff=before.staff,
    )
    _seat(opened, staying)
    left_out = [unit for unit in members if unit not in staying]
    append(
        "block.open_year",
        opened,
        by=by,
        block=block.code,
        year=year,
        members=[unit.pk for unit in staying],
        left_out=[unit.pk for unit in left_out],
    )
    return Opened(opened, left_out)


def _to_copy(block: EmulationBlock, year: int) -> BlockYear:
    """The year before, the block being locked; refused where ``year`` cannot be opened."""
    EmulationBlock.objects.select_for_update().get(pk=block.pk)
    known = BlockYear.objects.select_related("secretariat").filter(block=block)
    if known.filter(year=year).exists():
        raise BlockStateError(
            _("%(block)s already stands for %(year)s.") % {"block": block, "year": str(year)}
        )
    if year > timezone.localdate().year + 1:
        raise BlockStateError(_("A block is opened one year ahead at most."))
    before = known.filter(year=year - 1).first()
    if before is None:
        raise BlockStateError(
            _("%(block)s has no year %(year)s to copy from.")
            % {"block": block, "year": str(year - 1)}
        )
    return before


def _helper(before: BlockYear, year: int) -> Unit | None:
    """The secretariat of the year before, unless it is dissolved by now."""
    helper: Unit | None = before.secretariat
    return helper if helper and stands(helper, year) else None


def _seat(block_year: BlockYear, members: Sequence[Unit]) -> None:
    """Put the members in their order."""
    BlockMembership.objects.bulk_create(
        BlockMembership(block_year=block_year, unit=unit, order=order)
        for order, unit in enumerate(members, start=1)
    )


@transaction.atomic
def change_members(block_year: BlockYear, units: Sequence[Unit], *, by: User) -> BlockYear:
    """The members of the block that year, in the order of rotation.

    While head and deputy are only proposed they are proposed anew where one of them leaves.
    """
    locked, members = locked_for(block_year, by)
    keys = [unit.pk for unit in units]
    require_lead(by, keys)
    obstacle = _obstacle_to_members(locked, units)
    if obstacle:
        raise BlockStateError(obstacle)
    if not {locked.head_id, locked.deputy_id} <= {*keys, None}:
        before = year_before(locked)
        locked.head_id, locked.deputy_id = proposal(
            keys, before.head_id if before else None, before.deputy_id if before else None
        )
        locked.save(update_fields=["head", "deputy"])
    locked.memberships.all().delete()
    _seat(locked, units)
    append(
        "block.change_members",
        locked,
        by=by,
        before=[unit.pk for unit in members],
        members=keys,
    )
    block_year.refresh_from_db()
    return block_year


def _obstacle_to_members(block_year: BlockYear, units: Sequence[Unit]) -> str:
    if not units:
        return _("A block has at least one member.")
    if len({unit.pk for unit in units}) < len(units):
        return _("A unit stands in a block once.")
    gone = next((unit for unit in units if not stands(unit, block_year.year)), None)
    if gone:
        return _("%(unit)s was dissolved before %(year)s.") % {
            "unit": gone,
            "year": str(block_year.year),
        }
    leading = [unit for unit in (block_year.head, block_year.deputy) if unit]
    leaving = next((unit for unit in leading if unit not in units), None)
    if leaving and is_appointed(block_year):
        return _("%(unit)s is appointed head or deputy: appoint another first.") % {"unit": leaving}
    return ""
