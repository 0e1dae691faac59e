"""The drawers of users and roles: who may give what to whom."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import LONG_AGO, Cast
from units.accounts.models import UnitRole, User

GOOD = "mười hai ký tự trở lên"


@pytest.fixture
def local(cast: Cast) -> Client:
    """An administrator of the general department, not of the ministry."""
    user = User.objects.create_user("quantri", "x", full_name="Quản Trị Tổng Cục")
    UnitRole.objects.create(
        user=user, unit=cast.units["TCMT"], role="administrator", starts_on=LONG_AGO
    )
    client = Client()
    client.force_login(user)
    return client


def add(client: Client, password: str, **more: str) -> User | None:
    form = {"full_name": "Lê Thị Mới", "username": "moi", "password1": password} | more
    client.post(reverse("admin:units_user_add"), {"password2": password} | form)
    return User.objects.filter(username="moi").first()


def test_a_new_user_signs_in_with_the_first_password(local: Client) -> None:
    made = add(local, GOOD)
    assert made is not None
    assert made.check_password(GOOD)


def test_a_weak_first_password_is_refused(local: Client) -> None:
    assert add(local, "ngắn") is None


def test_a_form_cannot_make_a_superuser_or_a_demo_user(local: Client) -> None:
    made = add(local, GOOD, is_superuser="on", is_demo="on")
    assert made is not None
    assert (made.is_superuser, made.is_demo) == (False, False)


def test_a_new_password_is_set_for_users_of_the_own_units(cast: Cast, local: Client) -> None:
    page = reverse("admin:units_user_password_change", args=[cast.users["clerk"].pk])
    assert local.get(page).status_code == 200
    local.post(page, {"password1": GOOD, "password2": GOOD, "set-password": "1"})
    assert cast["clerk"].check_password(GOOD)


@pytest.mark.parametrize("part", ["administrator", "outsider"])
def test_no_password_is_set_for_those_who_act_elsewhere(
    part: str, cast: Cast, local: Client
) -> None:
    page = reverse("admin:units_user_password_change", args=[cast.users[part].pk])
    answer = local.post(page, {"password1": GOOD, "password2": GOOD, "set-password": "1"})
    # Not there, so it cannot be asked whether it may be changed: refused either way.
    assert answer.status_code in {403, 404}
    assert not cast[part].check_password(GOOD)


def test_no_password_is_set_for_a_user_of_the_own_unit_who_acts_above_as_well(
    cast: Cast, local: Client
) -> None:
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["BTNMT"], role="officer", starts_on=LONG_AGO
    )
    page = reverse("admin:units_user_password_change", args=[cast.users["clerk"].pk])
    assert local.post(page, {"password1": GOOD, "password2": GOOD}).status_code == 403


def test_a_superuser_is_not_seen_from_below(cast: Cast, local: Client) -> None:
    root = User.objects.create_superuser("root", "x", full_name="Người Giữ Nhà")
    assert local.get(reverse("admin:units_user_change", args=[root.pk])).status_code == 404


def test_nobody_closes_the_own_account(cast: Cast, local: Client) -> None:
    me = User.objects.get(username="quantri")
    page = reverse("admin:units_user_change", args=[me.pk])
    roles = {"unit_roles-TOTAL_FORMS": "0", "unit_roles-INITIAL_FORMS": "0"}
    local.post(page, {"full_name": me.full_name, "username": me.username} | roles)
    assert User.objects.get(pk=me.pk).is_active
