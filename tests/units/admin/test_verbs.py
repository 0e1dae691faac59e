"""What has a verb of its own is read at the desk, not written: a forged form changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.units.blocks.blocks import Blocks, made
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.organisation.models import Unit


@pytest.fixture
def blocks(cast: Cast) -> Blocks:
    return made(cast)


@pytest.fixture
def administrator(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast["administrator"])
    return client


def of_members(**more: Any) -> dict[str, Any]:
    return {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"} | more


def test_no_unit_ends_at_the_desk(cast: Cast, administrator: Client) -> None:
    office = cast.units["VP"]
    drawer = reverse("admin:units_unit_change", args=[office.pk])
    page = administrator.get(drawer).content.decode()
    assert 'name="dissolved_on"' not in page
    assert f'href="{office.get_absolute_url()}"' in page
    form = {"name": "Văn phòng", "code": office.code, "kind": "office", "authority": 0}
    more = {"parent": office.parent_id, "dissolved_on": "01/02/2020"}
    assert administrator.post(drawer, form | more).status_code == 302
    office.refresh_from_db()
    assert (office.name, office.dissolved_on) == ("Văn phòng", None)
    new = {"code": "MOI", "parent": cast.units["TCMT"].pk, "dissolved_on": "01/02/2020"}
    administrator.post(reverse("admin:units_unit_add"), form | new)
    assert Unit.objects.get(code="MOI").dissolved_on is None


def test_a_standing_year_of_a_block_changes_by_its_verbs(
    blocks: Blocks, administrator: Client
) -> None:
    first, second, _third = blocks.members
    assert blocks.last.head == first
    drawer = reverse("admin:units_blockyear_change", args=[blocks.last.pk])
    page = administrator.get(drawer).content.decode()
    assert f'href="{blocks.block.get_absolute_url()}"' in page
    assert [f'name="{name}"' in page for name in ("head", "year", "staff")] == [False, False, True]
    seat = blocks.last.memberships.all()[0]
    forged = {
        "year": 2001,
        "head": second.pk,
        "deputy": "",
        "secretariat": first.pk,
        "staff": "1.234",
        "memberships-TOTAL_FORMS": "1",
        "memberships-INITIAL_FORMS": "1",
        "memberships-0-id": seat.pk,
        "memberships-0-block_year": blocks.last.pk,
        "memberships-0-DELETE": "on",
    }
    before = BlockYear.objects.filter(pk=blocks.last.pk)
    kept = before.values("year", "head", "deputy", "secretariat").get()
    assert administrator.post(drawer, forged).status_code == 302
    assert before.values("year", "head", "deputy", "secretariat").get() == kept
    assert before.get().staff == 1234
    assert blocks.last.memberships.count() == len(blocks.members)


def test_the_drawer_of_a_block_changes_none_of_its_years(
    blocks: Blocks, administrator: Client
) -> None:
    _first, second, _third = blocks.members
    forged = {
        "name": "Khối đổi tên",
        "code": blocks.block.code,
        "kind": "block",
        "years-TOTAL_FORMS": "2",
        "years-INITIAL_FORMS": "1",
        "years-0-id": blocks.last.pk,
        "years-0-block": blocks.block.pk,
        "years-0-year": blocks.last.year,
        "years-0-head": second.pk,
        "years-1-year": blocks.last.year + 1,
    }
    drawer = reverse("admin:units_emulationblock_change", args=[blocks.block.pk])
    assert administrator.post(drawer, forged).status_code == 302
    assert EmulationBlock.objects.get(pk=blocks.block.pk).name == "Khối đổi tên"
    assert BlockYear.objects.get(pk=blocks.last.pk).head == blocks.last.head
    assert blocks.block.years.count() == 1


def test_the_first_year_is_entered_at_the_desk_with_its_members(
    cast: Cast, administrator: Client
) -> None:
    block = EmulationBlock.objects.create(code="K9", name="Khối 9")
    form = {
        "block": block.pk,
        "year": timezone.localdate().year,
        "head": cast.units["TCMT"].pk,
        "memberships-TOTAL_FORMS": "1",
        "memberships-INITIAL_FORMS": "0",
        "memberships-0-order": "1",
        "memberships-0-unit": cast.units["TCMT"].pk,
    }
    assert administrator.post(reverse("admin:units_blockyear_add"), form).status_code == 302
    assert BlockMembership.objects.get(block_year__block=block).unit == cast.units["TCMT"]


def test_a_new_block_is_entered_with_its_first_year(cast: Cast, administrator: Client) -> None:
    form = {
        "name": "Khối 9",
        "code": "K9",
        "kind": "block",
        "years-TOTAL_FORMS": "1",
        "years-INITIAL_FORMS": "0",
        "years-0-year": "2026",
        "years-0-head": cast.units["TCMT"].pk,
    }
    assert administrator.post(reverse("admin:units_emulationblock_add"), form).status_code == 302
    assert BlockYear.objects.get(block__code="K9").head == cast.units["TCMT"]


def test_a_year_that_can_be_opened_from_the_one_before_is_not_entered(
    blocks: Blocks, administrator: Client
) -> None:
    add, refusal = reverse("admin:units_blockyear_add"), "Lập năm này tại trang của khối"
    answer = administrator.post(add, of_members(block=blocks.block.pk, year=blocks.last.year + 1))
    assert refusal in answer.content.decode()
    assert blocks.block.years.count() == 1


def test_a_year_after_a_gap_is_entered_at_the_desk(blocks: Blocks, administrator: Client) -> None:
    add = reverse("admin:units_blockyear_add")
    answer = administrator.post(add, of_members(block=blocks.block.pk, year=blocks.last.year - 4))
    assert (answer.status_code, blocks.block.years.count()) == (302, 2)
