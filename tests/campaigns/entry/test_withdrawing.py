"""A draft leaves the grid by an act with its reason, where one works."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.journey import State
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination
from tests.campaigns.entry.sheets import at_grid
from tests.cast import Cast, nominate


def withdraw(client: Client, cast: Cast, nomination: Nomination, text: str = "Đã nghỉ") -> Any:
    sent = {"nomination": nomination.pk, "text": text}
    return client.post(reverse("grid_withdraw", args=[cast.round.pk]), sent, follow=True)


def told(answer: Any) -> list[tuple[str, str]]:
    return [(each.level_tag, str(each)) for each in answer.context["messages"]]


def test_the_row_leaves_the_grid_and_its_reason_stands_in_the_trail(cast: Cast) -> None:
    row = nominate(cast)

    answer = withdraw(at_grid(cast), cast, row)

    row.refresh_from_db()
    assert row.state == State.WITHDRAWN
    assert row.steps.latest("pk").reason == "Đã nghỉ"
    assert answer.context["rows"] == []
    assert told(answer) == [("success", f"Đã rút đề nghị {row.number}.")]


def test_without_a_reason_it_stays(cast: Cast) -> None:
    row = nominate(cast)

    answer = withdraw(at_grid(cast), cast, row, "  ")

    row.refresh_from_db()
    assert row.state == State.DRAFT
    assert told(answer)[0][0] == "error"
    assert len(answer.context["rows"]) == 1


def test_the_second_of_two_clicks_is_told_that_it_was_done(cast: Cast) -> None:
    row, client = nominate(cast), at_grid(cast)
    withdraw(client, cast, row)

    assert told(withdraw(client, cast, row))[0][0] == "info"
    assert row.steps.filter(went_to=State.WITHDRAWN).count() == 1


def test_what_others_nominated_or_another_round_has_is_not_found(cast: Cast) -> None:
    row, here = nominate(cast), reverse("grid_withdraw", args=[cast.round.pk])
    away = reverse("grid_withdraw", args=[cast.round.pk + 1])
    asked = [("clerk", here, 987_654), ("clerk", here, "x"), ("clerk", away, row.pk)]
    for part, address, key in [*asked, ("outsider", here, row.pk)]:
        sent = {"nomination": key, "text": "Thử"}
        assert at_grid(cast, part).post(address, sent).status_code == 404
    row.refresh_from_db()
    assert row.state == State.DRAFT


def test_the_grid_leads_to_its_round_and_offers_to_withdraw_what_may_be(cast: Cast) -> None:
    row = nominate(cast)
    page = at_grid(cast).get(reverse("grid", args=[cast.round.pk])).content.decode()

    assert f'href="{cast.round.get_absolute_url()}"' in page
    assert f'data-withdraw="{row.pk}"' in page
    assert reverse("award_criteria", args=["GK_CN"]) in page


@pytest.mark.parametrize("days", [-1, 1], ids=["over", "not begun"])
def test_a_grid_that_is_not_open_says_who_can_help(cast: Cast, days: int) -> None:
    today, day = timezone.localdate(), datetime.timedelta(days=1)
    if days < 0:
        cast.round.closes_on = today - day
    else:
        cast.round.opens_on = today + day
    cast.round.save()

    page = at_grid(cast).get(reverse("grid", args=[cast.round.pk])).content.decode()

    assert "Người giải quyết:" in page
    assert cast["officer"].full_name in page


def test_what_the_desk_has_screened_cannot_be_withdrawn_any_more(cast: Cast) -> None:
    row = nominate(cast)
    actions.submit(row, by=cast["clerk"])
    actions.screen(row, by=cast["officer"])

    answer = withdraw(at_grid(cast), cast, row)

    row.refresh_from_db()
    assert row.state == State.SCREENED
    assert told(answer)[0][0] == "error"
