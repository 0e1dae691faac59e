"""The register as the people of the house read it."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.campaigns.rows import decided, granted, people
from tests.cast import Cast


@pytest.fixture
def register(cast: Cast) -> Cast:
    early = decided(cast, on=datetime.date(2019, 5, 17))
    late = decided(cast, on=datetime.date(2020, 5, 17))
    granted(late, cast.people["Tài"], unit=cast.units["VP"])
    granted(early, cast.people["Đạt"], unit=cast.units["TT"], state="revoked")
    granted(early, cast.units["TT"], award="CTDCP")
    granted(early, cast.people["Xa"], unit=cast.units["TCQLĐĐ"])
    return cast


def names(client: Client, cast: Cast, part: str, **asked: str | int) -> list[str]:
    client.force_login(cast[part])
    page = client.get(reverse("register"), asked)
    return [award.recipient_name for award in page.context["object_list"]]


def test_each_sees_the_awards_of_the_own_units_only(client: Client, register: Cast) -> None:
    everything = ["Nguyễn Văn Tài", "Đinh Quốc Đạt", "Trung tâm Quan trắc"]

    assert names(client, register, "leader") == everything
    assert names(client, register, "clerk") == ["Nguyễn Văn Tài"]
    assert names(client, register, "outsider") == ["Phan Ở Xa"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "nguyen van tai"}, ["Nguyễn Văn Tài"]),
        ({"from": "2020-01-01"}, ["Nguyễn Văn Tài"]),
        ({"to": "17/05/2019"}, ["Đinh Quốc Đạt", "Trung tâm Quan trắc"]),
        ({"award": "CTDCP"}, ["Trung tâm Quan trắc"]),
        ({"level": "government"}, ["Trung tâm Quan trắc"]),
        ({"recipient": "individual"}, ["Nguyễn Văn Tài", "Đinh Quốc Đạt"]),
        ({"state": "valid"}, ["Nguyễn Văn Tài", "Trung tâm Quan trắc"]),
        ({"state": "revoked"}, ["Đinh Quốc Đạt"]),
        ({"from": "hôm qua"}, []),
    ],
)
def test_the_register_is_narrowed_down(
    client: Client, register: Cast, asked: dict[str, str], found: list[str]
) -> None:
    assert names(client, register, "leader", **asked) == found


def test_a_unit_brings_everything_below_it(client: Client, register: Cast) -> None:
    tcmt, tt = register.units["TCMT"].code, register.units["TT"].code

    assert len(names(client, register, "leader", unit=tcmt)) == 3
    assert names(client, register, "leader", unit=tt) == ["Đinh Quốc Đạt", "Trung tâm Quan trắc"]


def test_thirty_awards_cost_no_more_questions_than_three(
    client: Client, register: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(register["leader"])
    client.get(reverse("register"))
    with django_assert_max_num_queries(30) as few:
        client.get(reverse("register"))
    decision = decided(register)
    for person in people(register.units["VP"], 40):
        granted(decision, person, unit=register.units["VP"])
    with django_assert_max_num_queries(30) as many:
        page = client.get(reverse("register"))

    assert len(page.context["object_list"]) == 30
    assert len(few) == len(many)
