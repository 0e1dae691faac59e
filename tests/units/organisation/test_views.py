"""The pages of a succession: filled in, looked over, confirmed; wrong input stays at its field."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from awards_registry.policy import Role
from tests.cast import LONG_AGO, Cast
from tests.units.organisation.reform import DAY, NUMBER, new_unit, reform_day
from units.accounts.models import UnitRole
from units.organisation.models import Unit, UnitSuccession

VERBS = ["unit_rename", "unit_merge", "unit_split", "unit_dissolve"]


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    client.force_login(cast["administrator"])
    return client


def typed(**more: Any) -> dict[str, Any]:
    return {"on": f"{reform_day():%d/%m/%Y}", "decision_number": NUMBER, **more}


def sent(client: Client, verb: str, unit: Unit, **more: Any) -> Any:
    return client.post(reverse(verb, args=[unit.pk]), typed(**more))


def errors(answer: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = answer.context["form"].errors
    return found


def test_a_merger_is_looked_over_before_it_is_recorded(cast: Cast, administrator: Client) -> None:
    into, other = new_unit(cast), cast.units["TT"]
    fields = {"others": [other.pk], "into": into.pk}

    looked_over = sent(administrator, "unit_merge", cast.units["VP"], **fields)

    told = looked_over.context["told"]
    assert told[2:5] == [
        f"3 người chuyển sang {into}, giữ nguyên chức vụ.",
        f"1 phân công chuyển sang {into}.",
        f"0 đơn vị trực thuộc chuyển về {into}.",
    ]
    assert f'name="others" value="{other.pk}"' in looked_over.content.decode()
    assert not UnitSuccession.objects.exists()

    done = sent(administrator, "unit_merge", cast.units["VP"], **fields, step="confirm")

    assert done.headers["Location"] == reverse("unit", args=[cast.units["VP"].pk])
    assert UnitSuccession.objects.filter(successor=into).count() == 2
    assert administrator.get(done.headers["Location"]).status_code == 200


def test_changing_ones_mind_keeps_what_was_typed(cast: Cast, administrator: Client) -> None:
    back = sent(
        administrator, "unit_rename", cast.units["TT"], name="Trung tâm Giám sát", step="change"
    )

    assert "told" not in back.context
    assert back.context["form"]["name"].value() == "Trung tâm Giám sát"
    assert not UnitSuccession.objects.exists()


def test_a_unit_is_renamed_split_and_dissolved(cast: Cast, administrator: Client) -> None:
    one, two, top = new_unit(cast, "MOT"), new_unit(cast, "HAI"), cast.units["TCMT"]

    sent(administrator, "unit_rename", top, name="Cục Môi trường", short_name="", step="confirm")
    sent(
        administrator,
        "unit_split",
        cast.units["VP"],
        into=one.pk,
        others=[two.pk],
        step="confirm",
    )
    sent(administrator, "unit_dissolve", cast.units["TT"], heir="", step="confirm")

    kinds = UnitSuccession.objects.order_by("pk").values_list("kind", "former_name", "successor")
    assert list(kinds) == [
        ("renamed", "Tổng cục Môi trường", top.pk),
        ("split", "Văn phòng Tổng cục", one.pk),
        ("split", "Văn phòng Tổng cục", two.pk),
        ("dissolved", "Trung tâm Quan trắc", top.pk),
    ]


def test_a_wrong_day_is_told_at_its_field_and_stays_typed(
    cast: Cast, administrator: Client
) -> None:
    into = new_unit(cast)
    early = f"{reform_day() - DAY:%d/%m/%Y}"

    answer = sent(administrator, "unit_merge", cast.units["VP"], into=into.pk, on=early)

    assert errors(answer) == {
        "on": [f"{into} đến ngày {reform_day():%d/%m/%Y} mới thành lập."],
    }
    assert answer.context["form"]["on"].value() == early


def test_a_split_into_one_is_told_at_the_other_parts(cast: Cast, administrator: Client) -> None:
    one = new_unit(cast)

    answer = sent(administrator, "unit_split", cast.units["VP"], into=one.pk, others=[one.pk])

    assert errors(answer) == {"others": ["Chia, tách phải hình thành ít nhất hai đơn vị."]}


def test_an_heir_that_stands_below_is_told_at_the_heir(cast: Cast, administrator: Client) -> None:
    answer = sent(administrator, "unit_dissolve", cast.units["TCMT"], heir=cast.units["VP"].pk)

    assert list(errors(answer)) == ["heir"]


def test_the_roles_that_end_are_told(cast: Cast, administrator: Client) -> None:
    told = sent(administrator, "unit_dissolve", cast.units["VP"]).context["told"]

    assert "1 phân công chấm dứt: đơn vị cấp trên không tiếp nhận phân công." in told


def test_a_foreign_unit_can_be_neither_opened_nor_chosen(cast: Cast, client: Client) -> None:
    UnitRole.objects.create(
        user=cast.users["clerk"],
        unit=cast.units["TCMT"],
        role=Role.ADMINISTRATOR,
        starts_on=LONG_AGO,
    )
    client.force_login(cast["clerk"])
    foreign = cast.units["TCQLĐĐ"]

    statuses = [client.get(reverse(verb, args=[foreign.pk])).status_code for verb in VERBS]
    chosen = sent(client, "unit_merge", cast.units["VP"], into=foreign.pk)
    unled = sent(client, "unit_dissolve", cast.units["TCMT"], heir="")

    assert statuses == [404] * 4
    assert list(errors(chosen)) == ["into"]
    # Its superior is not the administrator's: said above the form, nothing is done.
    assert list(errors(unled)) == ["__all__"]
    assert not UnitSuccession.objects.exists()


def refusal_of(answer: HttpResponse, client: Client) -> list[str]:
    page: Any = client.get(answer.headers["Location"])
    return [str(message) for message in page.context["messages"]]


def test_the_top_unit_and_an_ended_one_are_sent_back_with_the_reason(
    cast: Cast, administrator: Client
) -> None:
    top, ended = cast.units["BTNMT"], cast.units["TT"]
    Unit.objects.filter(pk=ended.pk).update(dissolved_on=reform_day())

    for verb in VERBS[1:]:
        answer: Any = administrator.get(reverse(verb, args=[top.pk]))
        assert refusal_of(answer, administrator) == [
            f"{top} là đơn vị cao nhất: chỉ đổi tên được, không chấm dứt được."
        ]
    for verb in VERBS:
        answer = administrator.get(reverse(verb, args=[ended.pk]))
        assert refusal_of(answer, administrator) == [
            f"{ended} đã chấm dứt từ ngày {reform_day():%d/%m/%Y}."
        ]
    assert administrator.get(reverse("unit_rename", args=[top.pk])).status_code == 200
