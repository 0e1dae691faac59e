"""A block of three general departments as it stood last year, and a foreign cluster."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from tests.cast import LONG_AGO, Cast
from units.accounts.models import User
from units.blocks.actions import appoint, open_year
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.organisation.models import Unit

NUMBER = "41/QĐ-BTNMT"


@dataclass
class Blocks:
    """The block, last year's row, its members in order, and a cluster of another ministry."""

    block: EmulationBlock
    last: BlockYear
    members: list[Unit]
    foreign: EmulationBlock

    @property
    def year(self) -> int:
        return timezone.localdate().year

    def opened(self, by: User) -> BlockYear:
        return open_year(self.block, self.year, by=by).block_year

    def appointed(self, by: User) -> BlockYear:
        """The row of this year, with the proposal appointed."""
        stood = self.opened(by)
        _first, second, third = self.members
        return appoint(
            stood, head=second, deputy=third, secretariat=None, decision_number=NUMBER, by=by
        )


def stand(block: EmulationBlock, year: int, members: list[Unit], **fields: object) -> BlockYear:
    stood = BlockYear.objects.create(block=block, year=year, **fields)
    for order, unit in enumerate(members, start=1):
        BlockMembership.objects.create(block_year=stood, unit=unit, order=order)
    return stood


def made(cast: Cast) -> Blocks:
    third = Unit.objects.create(
        code="TCBHD",
        name="Tổng cục Biển và Hải đảo",
        parent=cast.units["BTNMT"],
        established_on=LONG_AGO,
    )
    strange = Unit.objects.create(code="BXD", name="Bộ Xây dựng", established_on=LONG_AGO)
    members = [cast.units["TCMT"], cast.units["TCQLĐĐ"], third]
    block = EmulationBlock.objects.create(code="KHOI-III", name="Khối thi đua III")
    last = stand(
        block,
        timezone.localdate().year - 1,
        members,
        head=members[0],
        deputy=members[1],
        secretariat=cast.units["VP"],
        subordinate_units=92,
        staff=6708,
    )
    foreign = EmulationBlock.objects.create(code="CUM-I", name="Cụm thi đua I", kind="cluster")
    stand(foreign, last.year, [strange], head=strange)
    return Blocks(block, last, members, foreign)
