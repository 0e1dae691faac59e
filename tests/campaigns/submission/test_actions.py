"""The verbs of a submission: one list, one paper, one act for all that stands on it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.canonical import digest
from awards_registry.ledger.models import Entry, Head
from campaigns.catalogue.models import AwardType
from campaigns.journey import Level, OffRouteError, State
from campaigns.nomination.actions import (
    ObstacleError,
    forward,
    recall,
    return_for_correction,
    screen,
    submit,
    withdraw,
)
from campaigns.nomination.models import Nomination, Round, Submission
from campaigns.submission import actions
from campaigns.submission.actions import SubmissionStateError
from tests.campaigns.sittings import recommended
from tests.campaigns.submission.lists import drafts, listed
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError

pytestmark = pytest.mark.django_db


def states(rows: list[Nomination]) -> list[str]:
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def test_a_unit_sends_its_whole_list_at_once_under_one_paper(cast: Cast) -> None:
    rows = drafts(cast, 3)
    submission = listed(cast, rows)
    actions.describe(
        submission,
        subject="đề nghị tặng Giấy khen",
        number="45/TTr-VP",
        dated_on=datetime.date(2026, 11, 2),
        signer_name="Người Ký",
        signer_post="Chánh Văn phòng",
        by=cast["clerk"],
    )

    sent = actions.send(submission, by=cast["clerk"])

    assert states(rows) == [State.SUBMITTED] * 3
    assert (sent.state, sent.to_desk) == (Submission.State.SENT, cast.units["TCMT"])
    lines = list(sent.lines.order_by("order"))
    assert [line.snapshot_hash for line in lines] == [row.snapshot_hash for row in rows]
    assert sent.content_hash == digest(actions.content_of(sent, lines))
    assert {step.submission for row in rows for step in row.steps.all()} == {sent}
    assert first_fault() is None


def test_one_that_may_not_go_keeps_the_whole_list(cast: Cast) -> None:
    rows = drafts(cast, 3)
    submission = listed(cast, rows)
    Nomination.objects.filter(pk=rows[2].pk).update(achievement=" ")
    before = Head.objects.get().sequence

    with pytest.raises(ObstacleError, match="Lê Danh Sách"):
        actions.send(submission, by=cast["clerk"])

    assert states(rows) == [State.DRAFT] * 3
    assert [row.pk for row, _text in actions.obstacles_to_sending(submission) if row] == [
        rows[2].pk
    ]
    assert Head.objects.get().sequence == before


def test_the_second_of_two_clicks_sends_nothing(cast: Cast) -> None:
    rows = drafts(cast, 2)
    submission = listed(cast, rows)
    actions.send(submission, by=cast["clerk"])
    before = Head.objects.get().sequence

    with pytest.raises(SubmissionStateError) as refusal:
        actions.send(submission, by=cast["clerk"])

    assert refusal.value.here == Submission.State.SENT
    assert Head.objects.get().sequence == before
    assert [row.steps.count() for row in rows] == [1, 1]


def test_what_was_sent_alone_meanwhile_stands_in_the_way_and_can_be_taken_out(cast: Cast) -> None:
    rows = drafts(cast, 2)
    submission = listed(cast, rows)
    submit(rows[0], by=cast["clerk"])

    [(row, _text)] = actions.obstacles_to_sending(submission)
    with pytest.raises(ObstacleError):
        actions.send(submission, by=cast["clerk"])
    actions.take_out(submission, submission.lines.filter(nomination=row), by=cast["clerk"])
    actions.send(submission, by=cast["clerk"])

    assert states(rows) == [State.SUBMITTED, State.SUBMITTED]
    assert rows[0].steps.get().submission is None


def test_a_nomination_waits_in_one_list_only(cast: Cast) -> None:
    rows = drafts(cast, 2)
    listed(cast, rows)

    with pytest.raises(ObstacleError):
        listed(cast, rows[:1])

    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    "part", ["officer", "outsider", "leader", "secretary", "member_1", "ministry_officer"]
)
def test_nobody_but_the_clerk_of_the_unit_makes_or_moves_its_list(cast: Cast, part: str) -> None:
    rows = drafts(cast, 3)
    submission, by = listed(cast, rows[:2]), cast[part]
    other = listed(cast, rows[2:])
    one = submission.lines.all()[:1]
    forbidden: list[Any] = [
        lambda: actions.gather(
            cast.units["VP"], cast.round, [nominate(cast, "Lan")], subject="", by=by
        ),
        lambda: actions.add(submission, rows, by=by),
        lambda: actions.take_out(submission, one, by=by),
        lambda: actions.split(submission, one, subject="", by=by),
        lambda: actions.merge(submission, other, by=by),
        lambda: actions.drop(submission, by=by),
        lambda: actions.send(submission, by=by),
    ]
    for act in forbidden:
        with pytest.raises(NotYoursError):
            act()
    assert states(rows) == [State.DRAFT] * 3


def test_dossiers_of_another_unit_or_round_do_not_come_onto_the_list(cast: Cast) -> None:
    foreign = nominate(cast, "Đạt", nominating_unit=cast.units["TT"])
    other = Round.objects.create(
        name="Đợt khác",
        unit=cast.units["TCMT"],
        year=cast.round.year,
        opens_on=cast.round.opens_on,
        closes_on=cast.round.closes_on,
    )
    elsewhere = nominate(cast, "Lan", round=other)
    submission = listed(cast, drafts(cast, 1))

    for row in (foreign, elsewhere):
        with pytest.raises(ObstacleError):
            actions.add(submission, [row], by=cast["clerk"])
    assert submission.lines.count() == 1


def test_a_returned_dossier_goes_back_to_its_own_desk_so_not_onto_a_list_for_another(
    cast: Cast,
) -> None:
    [above] = recommended(cast, award="BKB_CN", first=300)
    forward(above, by=cast["officer"])
    return_for_correction(above, by=cast["ministry_officer"], reason="Bổ sung số liệu")
    submission = listed(cast, drafts(cast, 1))

    with pytest.raises(ObstacleError):
        actions.add(submission, [above], by=cast["clerk"])
    own = listed(cast, [above])
    actions.send(own, by=cast["clerk"])

    above.refresh_from_db()
    assert own.to_desk == above.desk == cast.units["BTNMT"]
    assert above.level == Level.MINISTRY


def test_lines_are_split_merged_and_taken_out(cast: Cast) -> None:
    rows = drafts(cast, 4)
    submission, clerk = listed(cast, rows), cast["clerk"]
    lines = list(submission.lines.order_by("order"))

    part = actions.split(submission, lines[:2], subject="đợt một", by=clerk)
    assert part.origin == submission
    assert [line.nomination for line in part.lines.order_by("order")] == rows[:2]
    with pytest.raises(ObstacleError):
        actions.split(part, part.lines.all(), subject="", by=clerk)

    actions.merge(submission, part, by=clerk)
    assert [line.nomination for line in submission.lines.order_by("order")] == [
        *rows[2:],
        *rows[:2],
    ]
    part.refresh_from_db()
    assert (part.state, part.merged_into) == (Submission.State.DROPPED, submission)

    actions.take_out(submission, submission.lines.filter(nomination__in=rows[:3]), by=clerk)
    with pytest.raises(SubmissionStateError):
        actions.take_out(submission, lines[:1], by=clerk)
    actions.drop(submission, by=clerk)
    assert states(rows) == [State.DRAFT] * 4
    assert listed(cast, rows).lines.count() == 4


def test_the_desk_gathers_what_it_recommended_and_forwards_it_together(cast: Cast) -> None:
    rows = recommended(cast, 3, award="BKB_CN", first=310)
    submission = listed(cast, rows, "officer")

    actions.send(submission, by=cast["officer"])

    assert states(rows) == [State.FORWARDED] * 3
    assert {row.desk for row in rows} == {cast.units["BTNMT"]}
    assert submission.level == Level.GENERAL_DEPARTMENT
    assert rows[0].steps.latest("pk").submission == submission


def test_what_the_desk_may_grant_itself_is_not_forwarded(cast: Cast) -> None:
    rows = recommended(cast, 1, first=320)

    with pytest.raises(ObstacleError):
        listed(cast, rows, "officer")


def test_what_was_called_back_or_recalled_can_go_onto_a_list_again(cast: Cast) -> None:
    rows = drafts(cast, 2)
    actions.send(listed(cast, rows), by=cast["clerk"])
    recall(rows[0], by=cast["clerk"])

    again = listed(cast, rows[:1])
    actions.send(again, by=cast["clerk"])

    assert rows[0].submission_lines.count() == 2
    assert [seal.number for seal in rows[0].seals.all()] == [1, 2]
    assert states(rows) == [State.SUBMITTED] * 2


def test_the_obstacles_of_three_hundred_are_found_in_as_many_queries_as_of_three(
    cast: Cast,
) -> None:
    cast.round.papers_required = True
    cast.round.save()
    counts = []
    for size in (3, 30):
        submission = listed(cast, drafts(cast, size))
        with CaptureQueriesContext(connection) as caught:
            found = actions.obstacles_to_sending(submission)
        assert len(found) == size
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 8


def test_a_withdrawn_one_is_named_and_the_others_go(cast: Cast) -> None:
    rows = drafts(cast, 2)
    submission = listed(cast, rows)
    withdraw(rows[1], by=cast["clerk"], reason="Chuyển đợt sau")

    assert [row for row, _text in actions.obstacles_to_sending(submission)] == [rows[1]]
    gone = submission.lines.filter(nomination=rows[1])
    actions.take_out(submission, gone, by=cast["clerk"])
    actions.send(submission, by=cast["clerk"])

    assert states(rows) == [State.SUBMITTED, State.WITHDRAWN]


def test_a_sent_list_is_changed_no_more(cast: Cast) -> None:
    rows, clerk = drafts(cast, 2), cast["clerk"]
    submission = listed(cast, rows)
    actions.send(submission, by=clerk)
    lines = submission.lines.all()
    before = Entry.objects.count()
    for act in (
        lambda: actions.add(submission, drafts(cast, 1), by=clerk),
        lambda: actions.take_out(submission, lines, by=clerk),
        lambda: actions.split(submission, lines[:1], subject="", by=clerk),
        lambda: actions.drop(submission, by=clerk),
    ):
        with pytest.raises(SubmissionStateError):
            act()
    assert Entry.objects.count() == before


def test_an_officer_with_an_old_row_in_hand_does_not_act_at_the_desk_above(cast: Cast) -> None:
    [row] = recommended(cast, award="BKB_CN", first=330)
    old = Nomination.objects.select_related("desk").get(pk=row.pk)
    assert old.desk == cast.units["TCMT"]
    forward(row, by=cast["officer"])

    with pytest.raises(NotYoursError):
        screen(old, by=cast["second_officer"])
    with pytest.raises(NotYoursError):
        return_for_correction(old, by=cast["second_officer"], reason="Trễ")
    row.refresh_from_db()
    assert row.state == State.FORWARDED


def test_an_old_row_in_hand_does_not_take_it_off_the_agenda(cast: Cast) -> None:
    row = nominate(cast)
    submit(row, by=cast["clerk"])
    old = Nomination.objects.get(pk=row.pk)
    Nomination.objects.filter(pk=row.pk).update(state=State.IN_COUNCIL)

    with pytest.raises(OffRouteError):
        screen(old, by=cast["officer"])
    row.refresh_from_db()
    assert row.state == State.IN_COUNCIL


def test_the_office_may_propose_another_award_of_the_same_kind_only(cast: Cast) -> None:
    row = nominate(cast)
    submit(row, by=cast["clerk"])
    collective = AwardType.objects.get(code="GK_TT")
    other = AwardType.objects.get(code="BKB_CN")

    with pytest.raises(ObstacleError):
        screen(row, by=cast["officer"], proposed_award=collective)
    step = screen(row, by=cast["officer"], opinion="Xứng đáng hơn", proposed_award=other)

    assert step.proposed_award == other
    assert row.award_type.code == "GK_CN"
    assert timezone.localdate(step.taken_at) == timezone.localdate()
