"""The pages of the council, for those who act and those who look on."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.council import actions as council
from campaigns.council.models import Ballot, Member, Sitting
from campaigns.journey import State
from tests.campaigns.sittings import opened, planned, screened, vote
from tests.cast import Cast


def as_(client: Client, cast: Cast, part: str) -> Client:
    client.force_login(cast[part])
    return client


def texts(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def choices_of(sitting: Sitting, choice: str) -> dict[str, str]:
    return {f"choice_{pk}": choice for pk in sitting.items.values_list("pk", flat=True)}


@pytest.mark.parametrize("part", ["secretary", "member_1", "officer", "leader"])
@pytest.mark.parametrize("state", ["planned", "open", "closed"])
def test_every_role_of_the_council_may_look_at_a_sitting(
    client: Client, cast: Cast, part: str, state: str
) -> None:
    sitting = planned(cast, screened(cast, 2))
    if state != "planned":
        council.open_voting(sitting, by=cast["secretary"])
        vote(cast, sitting, yes=2)
    if state == "closed":
        council.close(sitting, by=cast["secretary"])
    answer = as_(client, cast, part).get(reverse("sitting", args=[sitting.pk]))
    assert answer.status_code == 200
    assert answer.context["sitting"].state == state
    assert client.get(reverse("sitting_list")).status_code == 200


def test_a_sitting_of_a_foreign_unit_is_not_there(client: Client, cast: Cast) -> None:
    sitting = planned(cast, screened(cast))
    for page in ("sitting", "sitting_open", "sitting_close", "sitting_ballot"):
        answer = as_(client, cast, "outside_officer").get(reverse(page, args=[sitting.pk]))
        assert answer.status_code in {403, 404}, page
    assert client.get(reverse("sitting", args=[sitting.pk])).status_code == 404


def test_the_secretary_plans_a_sitting_of_the_own_council(client: Client, cast: Cast) -> None:
    data = {
        "council": cast.council.pk,
        "name": "Phiên họp cuối năm",
        "held_on": timezone.localdate().isoformat(),
        "place": "Phòng họp 201",
    }
    as_(client, cast, "secretary").post(reverse("sitting_plan"), data)
    assert Sitting.objects.get().name == "Phiên họp cuối năm"


def test_a_wrong_day_is_answered_at_its_field_and_keeps_what_was_typed(
    client: Client, cast: Cast
) -> None:
    data = {"council": cast.council.pk, "name": "Phiên họp", "held_on": "31/02/2026"}
    answer = as_(client, cast, "secretary").post(reverse("sitting_plan"), data)
    assert list(answer.context["form"].errors) == ["held_on"]
    assert answer.context["form"]["name"].value() == "Phiên họp"


def test_the_secretary_fills_the_agenda_and_takes_off_with_a_reason(
    client: Client, cast: Cast
) -> None:
    sitting = planned(cast, [])
    made = screened(cast, 3)
    page = reverse("sitting_agenda", args=[sitting.pk])
    client = as_(client, cast, "secretary")
    client.post(page, {"nominations": [each.pk for each in made]})
    assert sitting.items.count() == 3
    item = sitting.items.all()[0]
    assert texts(client.post(page, {"take_off": item.pk, "reason": " "}, follow=True))[0]
    assert sitting.items.count() == 3
    client.post(page, {"take_off": item.pk, "reason": "Thiếu biên bản"})
    assert sitting.items.count() == 2


@pytest.mark.parametrize("key", ["0", "x", "", "999999999999999999999", "²"])
def test_a_line_that_is_not_on_the_agenda_is_not_there(
    client: Client, cast: Cast, key: str
) -> None:
    sitting = planned(cast, screened(cast))
    page = reverse("sitting_agenda", args=[sitting.pk])
    answer = as_(client, cast, "secretary").post(page, {"take_off": key, "reason": "x"})
    assert answer.status_code == 404


def test_opening_shows_roll_and_pass_lines_first(client: Client, cast: Cast) -> None:
    sitting = planned(cast, screened(cast, award="CSTDCS"))
    page = reverse("sitting_open", args=[sitting.pk])
    answer = as_(client, cast, "secretary").get(page)
    [item] = answer.context["items"]
    assert (item.needed, item.seats, item.pass_percent) == (4, 5, 80)
    assert len(answer.context["roll"].members) == 5
    client.post(page)
    sitting.refresh_from_db()
    assert sitting.state == Sitting.State.OPEN


def test_an_officer_or_member_cannot_open_or_close(client: Client, cast: Cast) -> None:
    sitting = planned(cast, screened(cast))
    for part in ("officer", "member_1", "leader"):
        client = as_(client, cast, part)
        assert client.post(reverse("sitting_open", args=[sitting.pk])).status_code == 403
        assert client.post(reverse("sitting_close", args=[sitting.pk])).status_code == 403


def test_a_vote_is_recorded_only_after_its_review(client: Client, cast: Cast) -> None:
    sitting = opened(cast, screened(cast, 2))
    client = as_(client, cast, "member_1")
    data = choices_of(sitting, "in_favour")
    review = client.post(reverse("sitting_ballot", args=[sitting.pk]), data)
    assert "campaigns/council/review.html" in [each.name for each in review.templates]
    assert Ballot.objects.count() == 0
    receipt = client.post(reverse("sitting_cast", args=[sitting.pk]), data, follow=True)
    assert Ballot.objects.filter(choice="in_favour").count() == 2
    assert (receipt.context["done"], receipt.context["total"]) == (2, 2)


def test_some_names_may_stay_open_for_later(client: Client, cast: Cast) -> None:
    sitting = opened(cast, screened(cast, 3))
    first = sitting.items.all()[0]
    client = as_(client, cast, "member_1")
    data = {f"choice_{first.pk}": "other", f"remark_{first.pk}": "Xem lại minh chứng"}
    client.post(reverse("sitting_cast", args=[sitting.pk]), data)
    answer = client.get(reverse("sitting_ballot", args=[sitting.pk]))
    assert (answer.context["done"], answer.context["total"]) == (1, 3)
    assert Ballot.objects.get().remark == "Xem lại minh chứng"


def test_going_back_from_the_review_keeps_what_was_ticked(client: Client, cast: Cast) -> None:
    sitting = opened(cast, screened(cast, 2))
    data = choices_of(sitting, "against") | {"edit": "1"}
    answer = as_(client, cast, "member_1").post(reverse("sitting_ballot", args=[sitting.pk]), data)
    assert [row["chosen"] for row in answer.context["rows"]] == ["against", "against"]


def test_a_remark_without_a_choice_is_answered_at_its_name(client: Client, cast: Cast) -> None:
    sitting = opened(cast, screened(cast, 2))
    first = sitting.items.all()[0]
    data = {f"remark_{first.pk}": "Chưa rõ"}
    for page in ("sitting_ballot", "sitting_cast"):
        answer = as_(client, cast, "member_1").post(reverse(page, args=[sitting.pk]), data)
        assert [bool(row["errors"]) for row in answer.context["rows"]] == [True, False]
        assert answer.context["rows"][0]["remark"].value() == "Chưa rõ"
    assert Ballot.objects.count() == 0


def test_the_own_nomination_is_marked_and_carries_no_choice(client: Client, cast: Cast) -> None:
    [own, _other] = made = screened(cast, 2)
    member = cast["member_1"]
    member.person = own.person
    member.save()
    sitting = opened(cast, made)
    answer = as_(client, cast, "member_1").get(reverse("sitting_ballot", args=[sitting.pk]))
    assert [line.item.nomination_id for line in answer.context["conflicts"]] == [own.pk]
    assert len(answer.context["rows"]) == 1
    assert "chính đồng chí" in answer.content.decode()


def test_a_member_who_is_not_on_the_roll_is_told_so(client: Client, cast: Cast) -> None:
    sitting = planned(cast, screened(cast))
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Member.objects.filter(user=cast["member_5"]).update(ends_on=yesterday)
    council.open_voting(sitting, by=cast["secretary"])
    client = as_(client, cast, "member_5")
    for answer in (
        client.get(reverse("sitting_ballot", args=[sitting.pk])),
        client.post(reverse("sitting_cast", args=[sitting.pk]), choices_of(sitting, "in_favour")),
    ):
        assert answer.status_code == 403
        assert "campaigns/council/not_on_roll.html" in [each.name for each in answer.templates]
    assert Ballot.objects.count() == 0


def test_before_the_opening_the_ballot_says_who_opens(client: Client, cast: Cast) -> None:
    sitting = planned(cast, screened(cast))
    answer = as_(client, cast, "member_1").get(reverse("sitting_ballot", args=[sitting.pk]))
    assert "campaigns/council/ballot_shut.html" in [each.name for each in answer.templates]


def test_after_the_close_a_late_vote_is_refused_with_the_reason(client: Client, cast: Cast) -> None:
    sitting = opened(cast, screened(cast))
    vote(cast, sitting)
    council.close(sitting, by=cast["secretary"])
    answer = as_(client, cast, "member_1").post(
        reverse("sitting_cast", args=[sitting.pk]), choices_of(sitting, "against"), follow=True
    )
    assert len(texts(answer)) == 1
    assert not Ballot.objects.filter(choice="against").exists()


def test_closing_while_somebody_is_waited_for_asks_twice(client: Client, cast: Cast) -> None:
    [nomination] = screened(cast)
    sitting = opened(cast, [nomination])
    vote(cast, sitting, voters=4)
    page = reverse("sitting_close", args=[sitting.pk])
    client = as_(client, cast, "secretary")
    assert list(client.post(page).context["form"].errors) == ["sure"]
    client.post(page, {"sure": "on"})
    nomination.refresh_from_db()
    assert nomination.state == State.RECOMMENDED


def test_who_voted_how_is_for_the_secretary_and_the_members(client: Client, cast: Cast) -> None:
    sitting = opened(cast, screened(cast))
    vote(cast, sitting)
    page = reverse("sitting", args=[sitting.pk])
    assert "Ủy Viên A: " not in as_(client, cast, "secretary").get(page).content.decode()
    council.close(sitting, by=cast["secretary"])
    seen = {
        part: "Ủy Viên A: " in as_(client, cast, part).get(page).content.decode()
        for part in ("secretary", "member_2", "officer", "leader")
    }
    assert seen == {"secretary": True, "member_2": True, "officer": False, "leader": False}


@pytest.mark.parametrize("part", ["secretary", "member_1", "leader"])
def test_the_list_asks_as_often_for_thirty_sittings_as_for_three(
    client: Client, cast: Cast, part: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        planned(cast, screened(cast, first=number))
    client, page = as_(client, cast, part), reverse("sitting_list")
    client.get(page)
    with django_assert_max_num_queries(60) as few:
        client.get(page)
    Sitting.objects.bulk_create(
        Sitting(council=cast.council, name=f"Phiên {n}", held_on=timezone.localdate())
        for n in range(27)
    )
    with django_assert_max_num_queries(60) as many:
        client.get(page)
    assert len(many) == len(few)


def test_a_sitting_asks_as_often_for_thirty_names_as_for_three(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for first, size in ((0, 3), (5, 30)):
        sitting = opened(cast, screened(cast, size, first=first))
        vote(cast, sitting)
        client = as_(client, cast, "member_1")
        asked = {}
        for closed in (False, True):
            if closed:
                council.close(sitting, by=cast["secretary"])
            for page in ("sitting", "sitting_ballot"):
                client.get(reverse("sitting_list"))
                with django_assert_max_num_queries(80) as seen:
                    client.get(reverse(page, args=[sitting.pk]))
                asked[page, closed] = len(seen)
        counts.append(asked)
    assert counts[0] == counts[1]
