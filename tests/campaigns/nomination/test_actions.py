"""The verbs of a nomination: each by the right person, at the right moment, with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.utils import timezone

from awards_registry.ledger.canonical import digest
from campaigns.journey import OffRouteError, State
from campaigns.nomination import actions
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Nomination
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast: Cast) -> Nomination:
    return nominate(cast)


@pytest.fixture
def submitted(cast: Cast, draft: Nomination) -> Nomination:
    actions.submit(draft, by=cast["clerk"])
    return draft


def test_submitting_freezes_a_hashed_snapshot(cast: Cast, submitted: Nomination) -> None:
    assert submitted.state == State.SUBMITTED
    assert submitted.desk == cast.units["TCMT"]
    assert submitted.snapshot["candidate"]["name"] == "Nguyễn Văn Tài"
    assert submitted.snapshot_hash == digest(submitted.snapshot)


def test_the_snapshot_stays_when_the_person_changes(cast: Cast, submitted: Nomination) -> None:
    person = cast.people["Tài"]
    person.full_name = "Nguyễn Văn Tài Đức"
    person.save()

    submitted.refresh_from_db()

    assert submitted.snapshot["candidate"]["name"] == "Nguyễn Văn Tài"
    assert submitted.snapshot_hash == digest(submitted.snapshot)


def test_submitting_twice_acts_once(cast: Cast, submitted: Nomination) -> None:
    with pytest.raises(OffRouteError):
        actions.submit(submitted, by=cast["clerk"])

    assert submitted.steps.count() == 1


def test_after_the_round_has_closed_nothing_is_submitted(cast: Cast, draft: Nomination) -> None:
    cast.round.closes_on = timezone.localdate() - datetime.timedelta(days=1)
    cast.round.save()

    with pytest.raises(ObstacleError):
        actions.submit(draft, by=cast["clerk"])

    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert draft.snapshot == {}


def test_a_nomination_without_achievement_stays_in_the_unit(cast: Cast) -> None:
    empty = nominate(cast, achievement="  ")

    with pytest.raises(ObstacleError):
        actions.submit(empty, by=cast["clerk"])


@pytest.mark.parametrize("part", ["officer", "outsider", "leader", "member_1", "administrator"])
def test_nobody_but_the_units_clerk_submits(cast: Cast, draft: Nomination, part: str) -> None:
    with pytest.raises(NotYoursError):
        actions.submit(draft, by=cast[part])


@pytest.mark.parametrize(
    "part", ["clerk", "ministry_officer", "outside_officer", "leader", "secretary"]
)
@pytest.mark.parametrize(
    "act",
    [
        lambda it, by: actions.screen(it, by=by),
        lambda it, by: actions.return_for_correction(it, by=by, reason="thiếu biên bản"),
        lambda it, by: actions.reject(it, by=by, reason="không đủ tiêu chuẩn"),
        lambda it, by: actions.forward(it, by=by),
    ],
)
def test_only_the_officer_of_the_desk_acts_there(
    cast: Cast, submitted: Nomination, part: str, act: Callable[..., object]
) -> None:
    with pytest.raises(NotYoursError):
        act(submitted, cast[part])

    submitted.refresh_from_db()
    assert submitted.state == State.SUBMITTED


def test_a_returned_dossier_comes_back_to_the_same_desk(cast: Cast, submitted: Nomination) -> None:
    actions.return_for_correction(submitted, by=cast["officer"], reason="Bổ sung số liệu")
    submitted.achievement = "Xử lý 1.602 hồ sơ, không hồ sơ nào quá hạn"
    submitted.save()

    actions.submit(submitted, by=cast["clerk"])

    assert submitted.desk == cast.units["TCMT"]
    assert submitted.snapshot["achievement"] == "Xử lý 1.602 hồ sơ, không hồ sơ nào quá hạn"
    assert [step.went_to for step in submitted.steps.all()] == [
        State.SUBMITTED,
        State.RETURNED,
        State.SUBMITTED,
    ]


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_returning_and_rejecting_need_a_reason(
    cast: Cast, submitted: Nomination, reason: str
) -> None:
    for act in (actions.return_for_correction, actions.reject):
        with pytest.raises(ObstacleError):
            act(submitted, by=cast["officer"], reason=reason)


def test_the_sender_recalls_until_somebody_has_screened(cast: Cast, submitted: Nomination) -> None:
    actions.recall(submitted, by=cast["clerk"])
    assert submitted.state == State.DRAFT

    actions.submit(submitted, by=cast["clerk"])
    actions.screen(submitted, by=cast["officer"])
    with pytest.raises(OffRouteError):
        actions.recall(submitted, by=cast["clerk"])


def test_one_person_one_award_one_year(cast: Cast, submitted: Nomination) -> None:
    assert submitted.pk
    with pytest.raises(IntegrityError):
        nominate(cast)


def test_who_was_rejected_may_be_nominated_anew(cast: Cast, submitted: Nomination) -> None:
    actions.reject(submitted, by=cast["officer"], reason="Chưa đủ tiêu chuẩn")

    assert nominate(cast).pk != submitted.pk


def test_a_desk_that_may_grant_does_not_forward(cast: Cast, submitted: Nomination) -> None:
    with pytest.raises(ObstacleError):
        actions.forward(submitted, by=cast["officer"])
