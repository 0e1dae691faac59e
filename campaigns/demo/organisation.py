"""The ministry with its general departments, and the block they form.

In life this ministry was merged into another in 2025. In the demo it simply lives on until
today, so that five years of its public record and this year's work stand in one register.
"""

from __future__ import annotations

from campaigns.catalogue.models import AwardType
from campaigns.demo.unit_list import GENERAL_DEPARTMENTS, KINDS, MINISTRY, PLACES, SMALL_UNITS
from campaigns.demo.world import LONG_AGO, World
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.organisation.models import Unit

Kind, Authority = Unit.Kind, Unit.Authority
BLOCK = "KHOI-III"
# Year: (head, deputy); the five take turns. Units and staff as reported for 2020.
BLOCK_YEARS = {2020: ("TCMT", "TCDCKS"), 2021: ("TCDCKS", "TCKTTV")}
ROTATION = ("TCMT", "TCDCKS", "TCKTTV", "TCQLDD", "TCBHD")
SUBORDINATE_UNITS, STAFF = 92, 6708


def make_organisation(world: World) -> None:
    """Units and the block; the catalogue is remembered by code."""
    world.awards = {award.code: award for award in AwardType.objects.all()}
    ministry = _unit(
        world,
        "BTNMT",
        "Bộ Tài nguyên và Môi trường",
        short_name="BTNMT",
        kind=Kind.MINISTRY,
        authority=Authority.MINISTRY,
        head_title="Bộ trưởng",
        has_legal_personality=True,
    )
    for part, name in MINISTRY.items():
        _plain_unit(world, f"BTNMT-{part}", name, ministry)
    for code, (name, _staff, parts) in GENERAL_DEPARTMENTS.items():
        top = _unit(
            world,
            code,
            name,
            short_name=code,
            parent=ministry,
            kind=Kind.GENERAL_DEPARTMENT,
            authority=Authority.BASE,
            head_title="Tổng cục trưởng",
            has_legal_personality=True,
        )
        whole = world.scale == "block" or code == "TCMT"
        for part in list(parts)[: None if whole else SMALL_UNITS]:
            _plain_unit(world, f"{code}-{part}", parts[part], top)
    _block(world)


def _unit(world: World, code: str, name: str, **fields: object) -> Unit:
    place = next((town for words, town in PLACES.items() if words in name), "Hà Nội")
    unit: Unit = Unit.objects.create(
        code=code, name=name, place=place, established_on=LONG_AGO, **fields
    )
    world.units[code] = unit
    return unit


def _plain_unit(world: World, code: str, name: str, parent: Unit) -> None:
    kind, head_title, legal = next(KINDS[words] for words in KINDS if name.startswith(words))
    _unit(
        world,
        code,
        name,
        parent=parent,
        kind=kind,
        head_title=head_title,
        has_legal_personality=legal,
    )


def _block(world: World) -> None:
    block = EmulationBlock.objects.create(code=BLOCK, name="Khối Thi đua III")
    for year, (head, deputy) in BLOCK_YEARS.items():
        stood = BlockYear.objects.create(
            block=block,
            year=year,
            head=world.units[head],
            deputy=world.units[deputy],
            secretariat=world.units[f"{head}-TCCB"],
            subordinate_units=SUBORDINATE_UNITS,
            staff=STAFF,
        )
        for order, code in enumerate(ROTATION, start=1):
            BlockMembership.objects.create(block_year=stood, unit=world.units[code], order=order)
