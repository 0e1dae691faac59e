"""The verbs of a nomination: each by the right person, at the right moment, with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.utils import timezone

from awards_registry.ledger.canonical import digest
from awards_registry.policy import Role
from campaigns.journey import Level, OffRouteError, State
from campaigns.nomination import actions
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.actions.obstacles import obstacles_to_submitting
from campaigns.nomination.models import Nomination
from tests.campaigns.test_whole_way import recommended
from tests.cast import LONG_AGO, Cast, nominate
from tests.units.organisation.reform import decided, new_unit
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole
from units.organisation.actions import merge
from units.organisation.models import Unit

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


def _closed(cast: Cast) -> None:
    cast.round.closes_on = timezone.localdate() - datetime.timedelta(days=1)
    cast.round.save()


def test_a_returned_dossier_comes_back_also_after_the_round_has_closed(
    cast: Cast, submitted: Nomination
) -> None:
    actions.return_for_correction(submitted, by=cast["officer"], reason="Bổ sung số liệu")
    _closed(cast)

    actions.submit(submitted, by=cast["clerk"])

    assert submitted.state == State.SUBMITTED


def test_what_the_ministry_returned_and_the_unit_took_back_once_more_goes_to_the_ministry(
    cast: Cast,
) -> None:
    nomination = nominate(cast, award="BKB_CN", merits=["extraordinary"])
    recommended(cast, nomination)
    actions.forward(nomination, by=cast["officer"])
    actions.return_for_correction(nomination, by=cast["ministry_officer"], reason="Nêu số liệu")

    actions.submit(nomination, by=cast["clerk"])
    actions.recall(nomination, by=cast["clerk"])
    assert nomination.state == State.DRAFT
    actions.submit(nomination, by=cast["clerk"])

    assert nomination.desk == cast.units["BTNMT"]
    assert nomination.level == Level.MINISTRY


def test_nothing_is_taken_back_that_could_not_be_sent_again(
    cast: Cast, submitted: Nomination
) -> None:
    _closed(cast)
    submitted.refresh_from_db()

    with pytest.raises(ObstacleError, match="trả lại"):
        actions.recall(submitted, by=cast["clerk"])

    submitted.refresh_from_db()
    assert submitted.state == State.SUBMITTED


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


def test_a_draft_withdrawn_at_home_is_nobody_elses_business(cast: Cast, draft: Nomination) -> None:
    actions.withdraw(draft, by=cast["clerk"], reason="Nhập nhầm người")

    seen = [Nomination.objects.visible_to(cast[part]).exists() for part in ("clerk", "officer")]
    assert seen == [True, False]


def test_taken_back_and_given_to_another_house_it_goes_to_the_desk_of_that(
    cast: Cast, submitted: Nomination
) -> None:
    actions.recall(submitted, by=cast["clerk"])
    Nomination.objects.update(nominating_unit=cast.units["TCQLĐĐ"])

    actions.submit(submitted, by=cast["outsider"])

    assert submitted.desk == cast.units["TCQLĐĐ"]


@pytest.mark.parametrize("whose", ["nominating_unit", "unit"])
def test_a_unit_that_is_no_more_neither_nominates_nor_is_nominated(cast: Cast, whose: str) -> None:
    draft = nominate(cast, award="TTLDXS", person=None, unit=cast.units["VP"])
    gone = Unit.objects.create(
        code="CU",
        name="Phòng Cũ",
        kind="office",
        parent=cast.units["VP"],
        established_on=LONG_AGO,
        dissolved_on=timezone.localdate() - datetime.timedelta(days=1),
    )
    Nomination.objects.update(**{whose: gone})

    with pytest.raises(ObstacleError, match="Phòng Cũ"):
        actions.submit(draft, by=cast["clerk"])


def test_what_a_merged_unit_had_begun_is_sent_by_its_successor(cast: Cast) -> None:
    draft = nominate(cast, "Tài")
    into = new_unit(cast)
    UnitRole.objects.create(user=cast.users["outsider"], unit=into, role=Role.CLERK)
    merge([cast.units["VP"], cast.units["TT"]], into=into, **decided(cast))

    actions.submit(draft, by=cast["outsider"])

    assert draft.desk == cast.units["TCMT"]


def test_where_the_successor_is_no_more_either_nobody_sends(cast: Cast) -> None:
    draft = nominate(cast, "Tài")
    into = new_unit(cast)
    merge([cast.units["VP"], cast.units["TT"]], into=into, **decided(cast))
    Unit.objects.filter(pk=into.pk).update(dissolved_on=timezone.localdate())

    assert any(cast.units["VP"].name in each for each in obstacles_to_submitting(draft))
