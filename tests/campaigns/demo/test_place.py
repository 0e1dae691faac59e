"""Where a demo may be made, and of how many people it consists."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from campaigns.demo import names
from campaigns.demo.actions import DemoRefusedError, ensure
from campaigns.demo.people import spread, wanted_staff
from campaigns.demo.unit_list import GENERAL_DEPARTMENTS
from campaigns.demo.world import World
from tests.cast import dismiss
from units.accounts.models import User
from units.organisation.models import Unit

# Given names of people in the reports of 2020 and 2021 that the demo follows.
IN_REPORTS = (
    "Nhân, Tài, Thức, Đạt, Lan, Toàn, Huy, Huyền, Sơn, Phương, Ngọc, Thanh, Thịnh, Hiền, Trung, "
    "Hà, Thành, Ngân"
)


@pytest.mark.django_db
def test_no_demo_is_made_beside_real_users() -> None:
    dismiss()
    User.objects.create_user("that", "một mật khẩu đủ dài", full_name="Người Thật")

    with pytest.raises(DemoRefusedError, match="not of a demo"):
        ensure()
    assert Unit.objects.count() == 0


@pytest.mark.django_db
def test_no_demo_is_made_in_a_real_organisation() -> None:
    dismiss()
    Unit.objects.create(code="SO", name="Sở Nội vụ")

    with pytest.raises(DemoRefusedError, match="database of its own"):
        ensure()
    assert User.objects.count() == 0


def test_the_block_has_92_units_and_6708_people() -> None:
    world = World(datetime.date(2026, 3, 1), "block")
    world.units = {code: Unit(code=code) for code in GENERAL_DEPARTMENTS} | {
        f"{top}-{part}": Unit()
        for top, (_name, _staff, parts) in GENERAL_DEPARTMENTS.items()
        for part in parts
    }
    wanted = wanted_staff(world)
    staff = sum(count for code, count in wanted.items() if not code.startswith("BTNMT"))

    assert len(world.units) - len(GENERAL_DEPARTMENTS) == 92
    assert staff == 6708


@given(some.integers(0, 10_000), some.integers(1, 100))
def test_people_are_spread_whole_and_evenly(total: int, places: int) -> None:
    found = spread(total, places)

    assert sum(found) == total
    assert max(found) - min(found) <= 1


def test_no_invented_name_is_one_of_the_reports() -> None:
    assert {given for part in names.GIVEN.values() for given in part} & set(
        IN_REPORTS.split(", ")
    ) == set()
