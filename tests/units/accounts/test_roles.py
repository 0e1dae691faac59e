"""Who acts for which unit, and what that opens."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError
from django.utils import timezone
from pytest_django import Settings

from awards_registry.policy import Role
from campaigns.nomination.models import Nomination
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError, require
from units.accounts.guard import refuse_demo_users
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit
from units.people.models import Person

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def test_a_role_covers_the_unit_and_everything_below(cast: Cast) -> None:
    officer = cast["officer"]

    assert officer.acts_as(Role.OFFICER, cast.units["TCMT"])
    assert officer.acts_as(Role.OFFICER, cast.units["VP"])
    assert not officer.acts_as(Role.OFFICER, cast.units["BTNMT"])
    assert not officer.acts_as(Role.OFFICER, cast.units["TCQLĐĐ"])
    assert not officer.acts_as(Role.CLERK, cast.units["VP"])


def test_a_role_ends_with_its_last_day(cast: Cast) -> None:
    today = timezone.localdate()
    role = UnitRole.objects.get(user=cast.users["clerk"])

    role.ends_on = today
    role.save()
    assert cast["clerk"].roles == {Role.CLERK}

    role.ends_on = today - DAY
    role.save()
    assert cast["clerk"].roles == frozenset()


def test_a_role_of_tomorrow_opens_nothing_today(cast: Cast) -> None:
    UnitRole.objects.filter(user=cast.users["clerk"]).update(starts_on=timezone.localdate() + DAY)

    assert cast["clerk"].roles == frozenset()
    with pytest.raises(NotYoursError):
        require(cast["clerk"], Role.CLERK, cast.units["VP"])


def test_somebody_who_may_no_longer_sign_in_has_no_role(cast: Cast) -> None:
    User.objects.filter(pk=cast.users["officer"].pk).update(is_active=False)

    assert cast["officer"].roles == frozenset()
    assert cast["officer"].get_all_permissions() == set()


def test_a_role_is_held_once_at_a_time(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        UnitRole.objects.create(
            user=cast.users["clerk"],
            unit=cast.units["VP"],
            role=Role.CLERK,
            starts_on=timezone.localdate(),
        )


def test_permissions_come_from_roles(cast: Cast) -> None:
    clerk, member = cast["clerk"], cast["member_1"]

    assert clerk.has_perm("campaigns.add_nomination")
    assert not clerk.has_perm("campaigns.change_ruleversion")
    assert not clerk.has_perm("campaigns.delete_nomination")
    assert not member.has_perm("campaigns.add_nomination")
    assert not member.is_staff


def test_only_clerks_and_officers_see_personal_data(cast: Cast) -> None:
    may = {part for part in cast.users if cast[part].has_perm("units.view_personaldata")}

    assert may == {
        "clerk", "officer", "second_officer", "ministry_officer", "outsider", "outside_officer",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("clerk", {"Nguyễn Văn Tài", "Lý Thị Lan"}),
        ("officer", {"Nguyễn Văn Tài", "Lý Thị Lan", "Đinh Quốc Đạt"}),
        ("outsider", {"Phan Ở Xa"}),
    ],
)
def test_people_are_visible_where_one_acts(cast: Cast, part: str, names: set[str]) -> None:
    seen = Person.objects.visible_to(cast[part])

    assert {person.full_name for person in seen} == names


@pytest.mark.parametrize(
    ("part", "sees"),
    [
        ("clerk", True),
        ("officer", False),
        ("ministry_officer", False),
        ("member_1", False),
        ("outsider", False),
    ],
)
def test_a_draft_is_seen_by_its_own_unit_only(cast: Cast, part: str, sees: bool) -> None:
    nominate(cast)

    assert Nomination.objects.visible_to(cast[part]).exists() is sees


def test_a_name_is_found_without_diacritics(cast: Cast) -> None:
    assert [str(person) for person in Person.objects.named("nguyen van tai")] == ["Nguyễn Văn Tài"]
    assert [str(person) for person in Person.objects.named("TÀI nguyễn")] == ["Nguyễn Văn Tài"]
    assert [str(unit) for unit in Unit.objects.named("van phong")] == ["Văn phòng Tổng cục"]


def test_production_does_not_start_while_a_demo_user_exists(cast: Cast, settings: Settings) -> None:
    settings.PRODUCTION = True
    refuse_demo_users()
    User.objects.filter(pk=cast.users["clerk"].pk).update(is_demo=True)

    with pytest.raises(ImproperlyConfigured, match="Demo users exist"):
        refuse_demo_users()
