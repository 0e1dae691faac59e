"""A judgement is set aside by two people, never by one, and marked wherever the case appears."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from awards_registry.ledger.models import Entry
from campaigns.council.actions import plan, put_on_agenda
from campaigns.council.models import Sitting
from campaigns.eligibility.actions import check
from campaigns.eligibility.models import Override
from campaigns.eligibility.overriding import (
    confirm,
    hindered,
    mark,
    propose,
    refuse,
    withdraw,
)
from campaigns.journey import State
from campaigns.nomination.actions import ObstacleError, screen, submit
from campaigns.nomination.models import Nomination
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError
from units.record.models import AnnualRating, Discipline

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
GROUND = {"reason": "Danh hiệu năm trước chưa nhập vào sổ", "legal_ground": "Nghị định 152/2025"}


@pytest.fixture
def failing(cast: Cast) -> Nomination:
    """Two years short of the title of the ministry, and judged so."""
    nomination = nominate(cast, award="CSTDB")
    check([nomination], by=cast["clerk"])
    return nomination


def screened(cast: Cast, nomination: Nomination) -> Nomination:
    submit(nomination, by=cast["clerk"])
    screen(nomination, by=cast["officer"])
    return nomination


def sitting(cast: Cast) -> Sitting:
    return plan(cast.council, name="Phiên họp", held_on=timezone.localdate(), by=cast["secretary"])


def test_what_fails_the_law_does_not_come_before_the_council(
    cast: Cast, failing: Nomination
) -> None:
    screened(cast, failing)

    with pytest.raises(ObstacleError, match="ngoại lệ"):
        put_on_agenda(sitting(cast), [failing], by=cast["secretary"])

    failing.refresh_from_db()
    assert failing.state == State.SCREENED


def test_a_proposal_alone_opens_no_door(cast: Cast, failing: Nomination) -> None:
    propose(failing, **GROUND, by=cast["clerk"])
    screened(cast, failing)

    with pytest.raises(ObstacleError):
        put_on_agenda(sitting(cast), [failing], by=cast["secretary"])


def test_what_two_people_excepted_comes_before_the_council(cast: Cast, failing: Nomination) -> None:
    override = propose(failing, **GROUND, by=cast["clerk"])
    confirm(override, by=cast["officer"])
    screened(cast, failing)

    [item] = put_on_agenda(sitting(cast), [failing], by=cast["secretary"])

    assert item.nomination.state == State.IN_COUNCIL


def test_what_nobody_can_tell_is_for_the_council_to_weigh(cast: Cast) -> None:
    open_question = nominate(cast, award="GK_CN", confirmed_clean=None)
    check([open_question], by=cast["clerk"])

    assert hindered([open_question]) == []


@pytest.mark.parametrize("part", ["clerk", "officer"])
def test_nobody_confirms_the_own_proposal(cast: Cast, failing: Nomination, part: str) -> None:
    override = propose(failing, **GROUND, by=cast[part])

    with pytest.raises(NotYoursError):
        confirm(override, by=cast[part])
    with pytest.raises(NotYoursError):
        refuse(override, by=cast[part], reason="Không")


@pytest.mark.parametrize("part", ["second_officer", "leader"])
def test_another_officer_or_a_leader_confirms(cast: Cast, failing: Nomination, part: str) -> None:
    override = propose(failing, **GROUND, by=cast["officer"])

    assert confirm(override, by=cast[part]).state == Override.State.CONFIRMED


@pytest.mark.parametrize(
    "part", ["secretary", "signatory", "member_1", "outsider", "outside_officer", "administrator"]
)
def test_nobody_else_proposes_or_confirms(cast: Cast, failing: Nomination, part: str) -> None:
    with pytest.raises(NotYoursError):
        propose(failing, **GROUND, by=cast[part])
    override = propose(failing, **GROUND, by=cast["clerk"])
    with pytest.raises(NotYoursError):
        confirm(override, by=cast[part])


@pytest.mark.parametrize("missing", ["reason", "legal_ground"])
def test_reason_and_legal_ground_are_both_needed(
    cast: Cast, failing: Nomination, missing: str
) -> None:
    with pytest.raises(ObstacleError):
        propose(failing, **(GROUND | {missing: "  "}), by=cast["clerk"])


def test_what_is_met_needs_no_exception(cast: Cast) -> None:
    good = nominate(cast, award="CSTDCS")
    check([good], by=cast["clerk"])
    unjudged = nominate(cast, given="Lan", award="CSTDCS")

    for nomination in (good, unjudged):
        with pytest.raises(ObstacleError):
            propose(nomination, **GROUND, by=cast["clerk"])


def test_one_exception_at_a_time(cast: Cast, failing: Nomination) -> None:
    override = propose(failing, **GROUND, by=cast["clerk"])
    with pytest.raises(ObstacleError):
        propose(failing, **GROUND, by=cast["officer"])
    confirm(override, by=cast["officer"])
    with pytest.raises(ObstacleError):
        propose(failing, **GROUND, by=cast["officer"])
    with pytest.raises(ObstacleError):
        confirm(override, by=cast["second_officer"])


def test_a_refused_or_withdrawn_one_makes_room_for_another(cast: Cast, failing: Nomination) -> None:
    refuse(propose(failing, **GROUND, by=cast["clerk"]), by=cast["officer"], reason="Sổ đủ cả")
    withdraw(propose(failing, **GROUND, by=cast["clerk"]), by=cast["clerk"])

    assert propose(failing, **GROUND, by=cast["clerk"]).state == Override.State.PROPOSED
    assert [each.pk for each in hindered([failing])] == [failing.pk]


def test_only_who_proposed_withdraws_and_only_with_a_reason_is_refused(
    cast: Cast, failing: Nomination
) -> None:
    override = propose(failing, **GROUND, by=cast["clerk"])

    with pytest.raises(NotYoursError):
        withdraw(override, by=cast["officer"])
    with pytest.raises(ObstacleError):
        refuse(override, by=cast["officer"], reason=" ")


def test_the_same_judgement_again_leaves_the_exception(cast: Cast, failing: Nomination) -> None:
    confirm(propose(failing, **GROUND, by=cast["clerk"]), by=cast["officer"])

    check([failing], by=cast["clerk"])

    assert hindered([failing]) == []


def test_something_else_missing_ends_the_exception(cast: Cast, failing: Nomination) -> None:
    """Two people looked at what was missing then; the discipline they never saw."""
    confirm(propose(failing, **GROUND, by=cast["clerk"]), by=cast["officer"])
    Discipline.objects.create(
        person=cast.people["Tài"], form="canh_cao", starts_on=datetime.date(YEAR, 1, 1)
    )

    check([failing], by=cast["clerk"])

    assert failing.overrides.get().state == Override.State.LAPSED
    assert hindered([failing])
    assert Entry.objects.filter(verb="eligibility.override_lapsed").exists()


def test_an_exception_that_is_needed_no_more_ends(cast: Cast) -> None:
    nomination = nominate(cast, award="CSTDCS")
    AnnualRating.objects.filter(person=cast.people["Tài"], year=YEAR).update(level="HTNV")
    check([nomination], by=cast["clerk"])
    confirm(propose(nomination, **GROUND, by=cast["clerk"]), by=cast["officer"])
    AnnualRating.objects.filter(person=cast.people["Tài"], year=YEAR).update(level="HTXSNV")

    check([nomination], by=cast["clerk"])

    assert nomination.overrides.get().state == Override.State.LAPSED


def test_the_ground_is_not_changed_under_an_open_vote(cast: Cast, failing: Nomination) -> None:
    override = propose(failing, **GROUND, by=cast["clerk"])
    Nomination.objects.filter(pk=failing.pk).update(state="in_council", snapshot_hash="0" * 64)
    failing.refresh_from_db()

    with pytest.raises(ObstacleError):
        confirm(override, by=cast["officer"])
    with pytest.raises(ObstacleError):
        propose(failing, **GROUND, by=cast["officer"])


def test_every_act_leaves_a_line_with_reason_and_ground(cast: Cast, failing: Nomination) -> None:
    confirm(propose(failing, **GROUND, by=cast["clerk"]), by=cast["officer"])

    lines = Entry.objects.filter(verb__startswith="eligibility.override").order_by("sequence")
    assert [line.verb.rpartition("_")[2] for line in lines] == ["propose", "confirmed"]
    assert lines[0].content["legal_ground"] == GROUND["legal_ground"]
    assert lines[0].content["reason"] == GROUND["reason"]


def test_the_database_refuses_one_person_twice(cast: Cast, failing: Nomination) -> None:
    override = propose(failing, **GROUND, by=cast["clerk"])
    for state in ("confirmed", "refused"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Override.objects.filter(pk=override.pk).update(
                state=state, answered_by=override.proposed_by
            )
        with pytest.raises(IntegrityError), transaction.atomic():
            Override.objects.filter(pk=override.pk).update(state=state, answered_by=None)


def test_marking_asks_once_for_all(
    cast: Cast, failing: Nomination, django_assert_num_queries: object
) -> None:
    other = nominate(cast, given="Lan", award="GK_CN")
    confirm(propose(failing, **GROUND, by=cast["clerk"]), by=cast["officer"])

    with django_assert_num_queries(1):  # type: ignore[operator] # a fixture
        mark([failing, other])

    assert (failing.overridden, other.overridden) == (True, False)  # type: ignore[attr-defined] # set by mark
