"""One search finds what one may see, with or without diacritics, and nothing else."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from campaigns.nomination import actions as nominations
from tests.campaigns.rows import decided, granted, people
from tests.cast import Cast, nominate
from units.people.models import PersonalData, Posting


def found(client: Client, cast: Cast, part: str, text: str) -> dict[str, list[str]]:
    client.force_login(cast[part])
    page = client.get(reverse("search"), {"q": text})
    return {group.title: [line.label for line in group.lines] for group in page.context["groups"]}


@pytest.fixture
def house(cast: Cast) -> Cast:
    nominations.submit(nominate(cast, "Tài"), by=cast["clerk"])
    decision = decided(
        cast, on=datetime.date(2019, 5, 17), number=7, subject="tặng Giấy khen năm 2019"
    )
    granted(decision, cast.people["Tài"], unit=cast.units["VP"])
    return cast


@pytest.mark.parametrize("text", ["nguyen van tai", "Nguyễn Văn Tài", "NGUYEN tai"])
def test_a_name_is_found_with_or_without_diacritics(client: Client, house: Cast, text: str) -> None:
    assert found(client, house, "officer", text) == {
        "Cá nhân": ["Nguyễn Văn Tài"],
        "Đề nghị khen thưởng": ["Nguyễn Văn Tài – Giấy khen (cá nhân)"],
        "Khen thưởng": ["Nguyễn Văn Tài – Giấy khen (cá nhân)"],
    }


def test_nothing_outside_the_own_units_is_found(client: Client, house: Cast) -> None:
    assert found(client, house, "outsider", "nguyen van tai") == {}
    assert found(client, house, "outside_officer", "07/QĐ-TCMT") == {}
    assert found(client, house, "clerk", "phan o xa") == {}


def test_decisions_are_found_by_number_and_by_subject(client: Client, house: Cast) -> None:
    whole = {"Quyết định": ["07/QĐ-TCMT tặng Giấy khen năm 2019"]}

    assert found(client, house, "leader", "07/QĐ-TCMT") == whole
    assert found(client, house, "leader", "07/qd-tcmt") == whole
    assert found(client, house, "leader", "tang giay khen nam 2019") == whole


def test_units_are_found_by_name_and_short_name(client: Client, house: Cast) -> None:
    assert found(client, house, "officer", "trung tam quan") == {"Đơn vị": ["Trung tâm Quan trắc"]}


def test_a_nomination_is_found_by_its_number(client: Client, house: Cast) -> None:
    number = nominate(house, "Lan").number

    assert list(found(client, house, "clerk", number)) == ["Đề nghị khen thưởng"]
    assert found(client, house, "officer", number) == {}  # a draft is the clerk's alone


def test_who_may_not_open_people_finds_none(client: Client, house: Cast) -> None:
    assert list(found(client, house, "signatory", "nguyen van tai")) == [
        "Đề nghị khen thưởng",
        "Khen thưởng",
    ]
    assert found(client, house, "member_1", "nguyen van tai") == {}


def test_personal_data_are_not_searched(client: Client, house: Cast) -> None:
    PersonalData.objects.create(person=house.people["Tài"], national_id="001085012345")

    assert found(client, house, "officer", "001085012345") == {}


def test_ten_of_a_kind_are_shown_with_a_way_to_the_rest(
    client: Client, house: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(house["officer"])
    for many, expected in ((3, 3), (30, 10)):
        for person in people(house.units["VP"], many):
            Posting.objects.create(
                person=person,
                unit=house.units["VP"],
                position="Viên chức",
                started_on=datetime.date(2020, 1, 1),
            )
        with django_assert_max_num_queries(40) as asked:
            page = client.get(reverse("search"), {"q": "tran thi"})
        [group] = page.context["groups"]
        assert len(group.lines) == expected
        assert bool(group.more) == (expected == 10)
        if expected == 3:
            few = len(asked)
    assert len(asked) == few


def test_one_letter_is_too_little_to_search_for(client: Client, house: Cast) -> None:
    client.force_login(house["officer"])
    page = client.get(reverse("search"), {"q": "n"})

    assert page.context["groups"] == []
    assert "Hãy gõ ít nhất hai chữ cái" in page.content.decode()
