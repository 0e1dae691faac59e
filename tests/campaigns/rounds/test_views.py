"""The pages of rounds and of what their awards ask for, as each role reads them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.catalogue.models import AwardType
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Asked, Deadline, Round
from campaigns.notice.models import Kind, Message
from tests.cast import LONG_AGO, Cast, nominate
from units.organisation.models import Unit


def page(client: Client, cast: Cast, part: str, name: str = "round", **asked: Any) -> Any:
    client.force_login(cast[part])
    return client.get(reverse(name, args=[cast.round.pk]), asked)


@pytest.mark.parametrize("part", ["clerk", "officer", "secretary", "leader"])
def test_everybody_of_the_round_reads_its_page(client: Client, cast: Cast, part: str) -> None:
    answer = page(client, cast, part)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert reverse("award_criteria", args=["GK_CN"]) in text
    assert (answer.context["board"] is None) == (part == "clerk")


def test_a_clerk_reads_what_comes_next_and_the_ways_in(client: Client, cast: Cast) -> None:
    fresh = page(client, cast, "clerk").context
    assert str(fresh["ways"][0].label) == "Từng người trong biểu mẫu"
    assert fresh["step"].what == "Lập đề nghị, hoặc trả lời không có đề nghị"
    nomination = nominate(cast)
    assert page(client, cast, "clerk").context["step"].what == "Hoàn thiện 1 dự thảo rồi gửi"
    nominations.submit(nomination, by=cast["clerk"])
    nominations.return_for_correction(nomination, by=cast["officer"], reason="Thiếu")
    step = page(client, cast, "clerk").context["step"]
    assert step.what == "Sửa 1 hồ sơ bị trả lại rồi gửi lại"
    assert client.get(step.url).status_code == 200


def test_a_clerk_answers_that_there_is_nobody_and_takes_it_back(client: Client, cast: Cast) -> None:
    client.force_login(cast["clerk"])
    unit = {"unit": cast.units["VP"].pk}
    client.post(reverse("round_nothing", args=[cast.round.pk]), unit)
    assert page(client, cast, "clerk").context["step"].finished
    client.post(reverse("round_nothing_recall", args=[cast.round.pk]), unit)
    assert not page(client, cast, "clerk").context["step"].finished
    client.post(reverse("round_nothing", args=[cast.round.pk]), {"unit": cast.units["TT"].pk})
    assert not Asked.objects.filter(unit=cast.units["TT"], nothing_since__isnull=False).exists()


def test_the_officer_sees_whom_the_reminder_reaches_before_it_goes(
    client: Client, cast: Cast
) -> None:
    shown = page(client, cast, "officer", "round_remind")
    assert "Phạm Thị Hoa" in shown.content.decode()
    assert [row.unit.short_name for row in shown.context["unreachable"]] == ["TT"]
    assert not Message.objects.exists()
    address = reverse("round_remind", args=[cast.round.pk])
    nobody = client.post(address, {"units": []})
    assert (nobody.status_code, Message.objects.count()) == (200, 0)
    client.post(address, {"units": [cast.units["VP"].pk]})
    again = client.post(address, {"units": [cast.units["VP"].pk]}, follow=True)
    assert "không còn đơn vị nào phải nhắc" in again.content.decode()
    assert Message.objects.filter(kind=Kind.REMINDER).count() == 1


def test_the_next_year_is_shown_changed_and_made_once(client: Client, cast: Cast) -> None:
    Asked.objects.create(round=cast.round, unit=cast.units["VP"])
    shown = page(client, cast, "officer", "round_next_year")
    form = shown.context["form"]
    sent = {
        name: (f"{value:%d/%m/%Y}" if hasattr(value, "year") else value)
        for name, value in form.initial.items()
    }
    address = reverse("round_next_year", args=[cast.round.pk])
    wrong = client.post(address, sent | {"day_screen": sent["opens_on"]})
    assert "trước bước" in wrong.content.decode()
    assert Round.objects.count() == 1
    units = [cast.units["VP"].pk, cast.units["TT"].pk]
    first = client.post(address, sent | {"name": "Đợt mới", "units": units})
    second = client.post(address, sent | {"name": "Đợt mới", "units": units})
    assert first["Location"] == second["Location"]
    made = Round.objects.get(copied_from=cast.round)
    assert (made.name, made.asked.count()) == ("Đợt mới", 2)
    assert client.get(first["Location"]).status_code == 200


def test_the_desk_refuses_days_in_the_wrong_order_in_words(client: Client, cast: Cast) -> None:
    client.force_login(cast["officer"])
    address = reverse("admin:campaigns_round_change", args=[cast.round.pk])
    row = cast.round
    sent: dict[str, Any] = {
        "name": row.name,
        "unit": row.unit_id,
        "year": row.year,
        "consideration": row.consideration,
        "opens_on": f"{row.opens_on:%d/%m/%Y}",
        "closes_on": f"{row.closes_on:%d/%m/%Y}",
        "award_types": [AwardType.objects.get(code="GK_CN").pk],
        "asked-TOTAL_FORMS": 1,
        "asked-INITIAL_FORMS": 0,
        "asked-0-unit": cast.units["VP"].pk,
        "deadlines-TOTAL_FORMS": 1,
        "deadlines-INITIAL_FORMS": 0,
        "deadlines-0-step": "council",
        "deadlines-0-due_on": f"{LONG_AGO:%d/%m/%Y}",
    }
    wrong = client.post(address, sent)
    assert "trước ngày mở đợt xét" in wrong.content.decode()
    assert not Deadline.objects.exists()
    right = client.post(address, sent | {"deadlines-0-due_on": sent["closes_on"]})
    assert right["Location"] == row.get_absolute_url()
    days = dict(row.deadlines.values_list("step", "due_on"))
    # the day until which units send is the day on which the round closes
    assert days == {"council": row.closes_on, "nominate": row.closes_on}
    assert [each.unit for each in row.asked.all()] == [cast.units["VP"]]


@pytest.mark.parametrize("code", ["GK_CN", "CSTDCS", "LDTT"])
def test_what_an_award_asks_for_stands_in_words(client: Client, cast: Cast, code: str) -> None:
    client.force_login(cast["member_1"])
    answer = client.get(reverse("award_criteria", args=[code]))
    assert answer.status_code == 200
    assert answer.context["version"].legal_basis in answer.content.decode().replace("&amp;", "&")


def test_every_award_of_the_catalogue_has_its_page(client: Client, cast: Cast) -> None:
    client.force_login(cast["clerk"])
    for code in AwardType.objects.values_list("code", flat=True):
        assert client.get(reverse("award_criteria", args=[code])).status_code == 200, code


def _offices(cast: Cast, count: int) -> None:
    start = Unit.objects.count()
    for number in range(start, start + count):
        unit = Unit.objects.create(
            code=f"O-{number}",
            name=f"Phòng {number}",
            parent=cast.units["TCMT"],
            established_on=LONG_AGO,
        )
        Asked.objects.create(round=cast.round, unit=unit)


@pytest.mark.parametrize("name", ["round", "round_remind"])
def test_three_and_three_hundred_units_cost_the_same_questions(
    client: Client, cast: Cast, name: str
) -> None:
    _offices(cast, 3)
    page(client, cast, "officer", name)
    with CaptureQueriesContext(connection) as few:
        page(client, cast, "officer", name)
    _offices(cast, 297)
    with CaptureQueriesContext(connection) as many:
        answer = page(client, cast, "officer", name)
    assert answer.status_code == 200
    assert len(many) == len(few)
