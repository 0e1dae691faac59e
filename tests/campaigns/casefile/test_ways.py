"""The other ways: without a vote, called back, and what an outside authority did not grant."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.council import actions as council
from campaigns.council.forms import waiting_for
from campaigns.decision import actions as decisions
from campaigns.eligibility.models import Check
from campaigns.eligibility.simplified import recommend_simply
from campaigns.journey import OffRouteError, State
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination
from tests.campaigns.casefile.test_acts import press, sent_outside
from tests.campaigns.sittings import recommended
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError

pytestmark = pytest.mark.django_db


@pytest.fixture
def simple(cast: Cast) -> Nomination:
    """Screened in a round by the simplified procedure."""
    cast.round.consideration, cast.round.simplified = "extraordinary", True
    cast.round.save()
    nomination = nominate(cast)
    actions.submit(nomination, by=cast["clerk"])
    actions.screen(nomination, by=cast["officer"])
    return nomination


def test_without_a_vote_to_the_decision(cast: Cast, simple: Nomination) -> None:
    press(cast, "officer", "recommend", simple, "  ")
    assert simple.state == State.SCREENED
    press(cast, "officer", "recommend", simple, "Thành tích đột xuất, đã thẩm định")
    assert simple.state == State.RECOMMENDED

    decision = decisions.draft(cast.units["TCMT"], [simple], subject="tặng", by=cast["officer"])
    decisions.sign(decision, by=cast["signatory"])
    decisions.publish(decision, by=cast["second_officer"])
    simple.refresh_from_db()
    assert simple.state == State.PUBLISHED


def test_the_council_is_not_offered_what_goes_without_it(cast: Cast, simple: Nomination) -> None:
    secretary = cast["secretary"]
    sitting = council.plan(cast.council, name="Phiên", held_on=timezone.localdate(), by=secretary)

    assert list(waiting_for(sitting, secretary)) == []
    with pytest.raises(actions.ObstacleError):
        council.put_on_agenda(sitting, [simple], by=secretary)


def test_only_a_simplified_round_and_its_officer_and_what_meets_the_law(
    cast: Cast, simple: Nomination
) -> None:
    for part in ("secretary", "clerk", "ministry_officer", "leader"):
        with pytest.raises(NotYoursError):
            recommend_simply(simple, by=cast[part], reason="x")
    press(cast, "clerk", "judge", simple)
    Check.objects.update(verdict=Check.Verdict.NOT_ELIGIBLE)
    with pytest.raises(actions.ObstacleError):
        recommend_simply(simple, by=cast["officer"], reason="x")
    cast.round.simplified = False
    cast.round.save()
    with pytest.raises(actions.ObstacleError):
        recommend_simply(simple, by=cast["officer"], reason="x")


def test_simply_recommended_twice_acts_once(cast: Cast, simple: Nomination) -> None:
    recommend_simply(simple, by=cast["officer"], reason="Đúng")
    with pytest.raises(OffRouteError):
        recommend_simply(simple, by=cast["second_officer"], reason="Đúng")
    assert simple.steps.filter(went_to=State.RECOMMENDED).count() == 1


def test_the_desk_calls_back_what_it_forwarded(cast: Cast) -> None:
    [row] = recommended(cast, award="BKB_CN", first=500)
    press(cast, "officer", "forward", row)
    for part in ("ministry_officer", "outside_officer", "clerk"):
        press(cast, part, "call_back", row, "Nhầm")
        assert row.state == State.FORWARDED
    press(cast, "officer", "call_back", row, "")
    assert row.state == State.FORWARDED

    press(cast, "second_officer", "call_back", row, "Thiếu biên bản")

    assert (row.state, row.desk) == (State.RECOMMENDED, cast.units["TCMT"])
    press(cast, "officer", "forward", row)
    actions.screen(row, by=cast["ministry_officer"])
    press(cast, "officer", "call_back", row, "Muộn")
    assert row.state == State.SCREENED


def test_the_outside_authority_grants_some_and_others_not(cast: Cast, client: Client) -> None:
    first, second = sent_outside(cast), sent_outside(cast, given="Lan")
    client.force_login(cast["ministry_officer"])
    address = reverse("nomination_outside_refused", args=[second.pk])

    empty = client.post(address, {})
    assert empty.status_code == 200
    client.post(address, {f"reason_{second.pk}": "Chưa đủ thời gian giữ hạng dưới"})
    again = client.post(address, {f"reason_{second.pk}": "Chưa đủ"})

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.FORWARDED, State.REJECTED)
    assert second.steps.latest("pk").reason == "Chưa đủ thời gian giữ hạng dưới"
    assert [each.level_tag for each in get_messages(again.wsgi_request)][-1:] == ["info"]


def test_another_desk_closes_nothing_as_not_granted(cast: Cast, client: Client) -> None:
    row = sent_outside(cast)
    client.force_login(cast["officer"])

    client.post(reverse("nomination_outside_refused", args=[row.pk]), {f"reason_{row.pk}": "Không"})

    row.refresh_from_db()
    assert row.state == State.FORWARDED
