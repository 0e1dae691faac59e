"""What the verbs of a posting do, and whom, when and what they refuse."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import RuleVersion
from campaigns.journey import State
from campaigns.nomination import actions as nominations
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Nomination
from campaigns.posting import actions as postings
from campaigns.posting.actions import PostingStateError
from campaigns.posting.clock import last_day
from campaigns.posting.models import PostedItem, PublicPosting
from campaigns.posting.report import prefilled
from tests.campaigns.posting.scene import (
    OPINION,
    REPORT,
    at_ministry,
    closed,
    confirmed,
    drafted,
    let_time_pass,
    running,
    upheld,
)
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.people.models import PersonalData

pytestmark = pytest.mark.django_db
STRANGERS = ["clerk", "officer", "secretary", "signatory", "leader", "member_1", "administrator"]
UPHELD, WITHHELD = PostedItem.Outcome.UPHELD, PostedItem.Outcome.WITHHELD


def states(posting: PublicPosting) -> list[str]:
    rows = Nomination.objects.filter(posted__posting=posting).order_by("posted__order")
    return list(rows.values_list("state", flat=True))


@pytest.mark.parametrize("part", STRANGERS)
def test_only_the_officer_of_exactly_this_desk_posts(cast: Cast, part: str) -> None:
    rows = at_ministry(cast, 2)
    posting = drafted(cast, rows[:1])
    by = cast[part]
    acts: list[Callable[[], Any]] = [
        lambda: postings.draft(posting.desk, rows[1:], title="x", working_days=10, by=by),
        lambda: postings.revise(posting, rows, title="x", working_days=10, by=by),
        lambda: postings.open_posting(posting, by=by),
        lambda: postings.call_off(posting, reason="x", by=by),
        lambda: postings.close(posting, report="x", by=by),
        lambda: postings.set_outcomes(posting, {}, by=by),
    ]
    for act in acts:
        with pytest.raises(NotYoursError):
            act()
    assert PublicPosting.objects.get().state == PublicPosting.State.DRAFT


def test_what_is_opened_is_posted_until_the_last_working_day(cast: Cast) -> None:
    posting = running(cast, 2)
    today = timezone.localdate()
    assert (posting.starts_on, posting.ends_on) == (today, last_day(today, 10))
    assert states(posting) == [State.POSTED] * 2
    assert posting.opened_by == cast["ministry_officer"]
    assert len(posting.token) == 32


def test_the_list_shows_the_dossier_as_it_was_sealed_and_no_more(cast: Cast) -> None:
    [row] = at_ministry(cast)
    posting = postings.open_posting(drafted(cast, [row]), by=cast["ministry_officer"])
    assert row.person
    row.person.full_name = "Tên Đổi Sau Khi Gửi"
    row.person.save()
    item = posting.items.get()
    assert (item.name, item.post) == ("Trần Công Khai 001", "Chuyên viên")
    assert (item.unit_name, item.award_name) == ("Văn phòng Bộ", row.award_type.name)
    assert item.achievement == row.achievement
    assert item.snapshot_hash == row.snapshot_hash


def test_less_than_the_law_asks_cannot_be_posted(cast: Cast) -> None:
    rows = at_ministry(cast)
    with pytest.raises(ObstacleError, match="10"):
        drafted(cast, rows, days=9)
    posting = drafted(cast, rows)
    RuleVersion.objects.filter(posting_working_days=10).update(posting_working_days=15)
    with pytest.raises(ObstacleError, match="15"):  # the law changed before it was opened
        postings.open_posting(posting, by=cast["ministry_officer"])


def test_only_what_lies_screened_at_this_desk_is_listed_once(cast: Cast) -> None:
    rows = at_ministry(cast, 2)
    with pytest.raises(ObstacleError):
        drafted(cast, [])
    with pytest.raises(ObstacleError):
        drafted(cast, [nominate(cast)])
    drafted(cast, rows[:1])
    with pytest.raises(ObstacleError):  # also the second of two clicks
        drafted(cast, rows[:1])
    assert PublicPosting.objects.count() == 1


def test_a_draft_is_changed_as_a_whole(cast: Cast) -> None:
    rows = at_ministry(cast, 3)
    posting = drafted(cast, rows[:2])
    postings.revise(
        posting, rows[1:], title="Danh  sách\nmới", working_days=12, by=cast["ministry_officer"]
    )
    assert (posting.title, posting.working_days) == ("Danh sách mới", 12)
    assert list(posting.items.values_list("nomination", flat=True)) == [r.pk for r in rows[1:]]


def test_what_left_the_desk_meanwhile_keeps_the_draft_from_opening(cast: Cast) -> None:
    rows = at_ministry(cast, 2)
    posting = drafted(cast, rows)
    nominations.reject(rows[0], by=cast["ministry_officer"], reason="Trùng")
    with pytest.raises(ObstacleError, match="001"):
        postings.open_posting(posting, by=cast["ministry_officer"])
    assert states(posting) == [State.REJECTED, State.SCREENED]
    postings.revise(posting, rows[1:], title="x", working_days=10, by=cast["ministry_officer"])
    postings.open_posting(posting, by=cast["ministry_officer"])


def test_the_second_click_opens_and_closes_nothing_twice(cast: Cast) -> None:
    posting = running(cast)
    with pytest.raises(PostingStateError):
        postings.open_posting(posting, by=cast["ministry_officer"])
    closed(cast, posting)
    with pytest.raises(PostingStateError):
        postings.close(posting, report=REPORT, by=cast["ministry_officer"])
    with pytest.raises(PostingStateError):
        postings.call_off(posting, reason="x", by=cast["ministry_officer"])
    assert Nomination.objects.get(posted__posting=posting).steps.count() == 4


def test_called_off_it_goes_back_to_the_desk_with_the_reason(cast: Cast) -> None:
    posting = running(cast, 2)
    with pytest.raises(ObstacleError):
        postings.call_off(posting, reason=" ", by=cast["ministry_officer"])
    postings.call_off(posting, reason="Danh sách thiếu một người", by=cast["ministry_officer"])
    assert states(posting) == [State.SCREENED] * 2
    row = Nomination.objects.filter(posted__posting=posting)[0]
    assert row.steps.reverse()[0].reason == "Danh sách thiếu một người"
    assert posting.report == "Danh sách thiếu một người"
    assert not PublicPosting.objects.public().exists()


def test_a_draft_is_dropped_without_a_reason(cast: Cast) -> None:
    posting = drafted(cast, at_ministry(cast))
    postings.call_off(posting, by=cast["ministry_officer"])
    assert (posting.state, states(posting)) == (PublicPosting.State.CALLED_OFF, [State.SCREENED])
    assert drafted(cast, list(Nomination.objects.filter(posted__posting=posting)))


def test_it_is_closed_only_when_everything_is_done(cast: Cast) -> None:
    officer = cast["ministry_officer"]
    posting = running(cast)
    opinion = confirmed(posting)
    missing = postings.obstacles_to_closing(posting)
    assert len(missing) == 3  # time, opinion, outcome
    with pytest.raises(ObstacleError):
        upheld(cast, posting)  # before the last day is over
    let_time_pass(posting)
    with pytest.raises(ObstacleError, match="001"):
        upheld(cast, posting)  # its opinion is not settled
    with pytest.raises(ObstacleError):
        postings.close(posting, report=REPORT, by=officer)
    postings.handle(opinion, text="Đã kiểm tra.", is_answer=True, settles=True, by=officer)
    upheld(cast, posting)
    with pytest.raises(ObstacleError):
        postings.close(posting, report="  ", by=officer)
    postings.close(posting, report=REPORT, by=officer)
    assert (posting.state, posting.report) == (PublicPosting.State.CLOSED, REPORT)
    assert states(posting) == [State.SCREENED]


def test_on_its_last_day_it_still_runs(cast: Cast) -> None:
    posting = running(cast)
    posting.ends_on = timezone.localdate()
    posting.starts_on = posting.ends_on - datetime.timedelta(days=14)
    posting.save()
    assert postings.give(posting, name="A", email="a@example.vn", text=OPINION)
    with pytest.raises(ObstacleError):
        upheld(cast, posting)


def test_what_is_held_back_has_its_reason_and_keeps_it_out_of_trail_and_ledger(
    cast: Cast,
) -> None:
    officer = cast["ministry_officer"]
    posting = running(cast, 2)
    first, second = posting.items.all()
    with pytest.raises(ObstacleError):
        postings.set_outcomes(posting, {first.pk: (WITHHELD, " ")}, by=officer)
    secret = "Đang có đơn tố cáo chưa giải quyết"
    postings.set_outcomes(posting, {first.pk: (WITHHELD, secret)}, by=officer)
    let_time_pass(posting)
    assert postings.set_outcomes(posting, {second.pk: (UPHELD, "bỏ")}, by=officer) == 1
    assert postings.set_outcomes(posting, {second.pk: (UPHELD, "")}, by=officer) == 0
    assert secret in prefilled(posting)
    postings.close(posting, report=prefilled(posting), by=officer)
    assert states(posting) == [State.SCREENED] * 2
    assert secret not in json.dumps(list(Entry.objects.values_list("content", flat=True)))
    assert secret not in "".join(first.nomination.steps.values_list("reason", flat=True))


def test_an_outcome_of_another_list_or_of_another_word_is_refused(cast: Cast) -> None:
    officer = cast["ministry_officer"]
    posting, other = running(cast), running(cast, first=5)
    with pytest.raises(ObstacleError):
        postings.set_outcomes(posting, {other.items.get().pk: (WITHHELD, "x")}, by=officer)
    with pytest.raises(ObstacleError):
        postings.set_outcomes(posting, {posting.items.get().pk: ("granted", "x")}, by=officer)


def test_a_dossier_returned_meanwhile_is_held_back_and_stays_where_it_is(cast: Cast) -> None:
    officer = cast["ministry_officer"]
    posting = running(cast)
    item = posting.items.get()
    nominations.return_for_correction(item.nomination, by=officer, reason="Bổ sung báo cáo")
    let_time_pass(posting)
    with pytest.raises(ObstacleError, match="001"):
        upheld(cast, posting)
    postings.set_outcomes(posting, {item.pk: (WITHHELD, "Hồ sơ đã trả lại")}, by=officer)
    postings.close(posting, report=REPORT, by=officer)
    assert states(posting) == [State.RETURNED]


def test_posted_anew_it_is_not_taken_down_by_the_end_of_the_older_posting(cast: Cast) -> None:
    officer, clerk = cast["ministry_officer"], cast["clerk"]
    older = running(cast)
    item = older.items.get()
    row = item.nomination
    nominations.return_for_correction(row, by=officer, reason="Bổ sung báo cáo")
    nominations.submit(row, by=clerk)
    nominations.screen(row, by=officer)
    with pytest.raises(ObstacleError):  # the older one still has it
        drafted(cast, [row])
    postings.set_outcomes(older, {item.pk: (WITHHELD, "Công khai lại")}, by=officer)
    younger = postings.open_posting(drafted(cast, [row]), by=officer)
    postings.call_off(older, reason="Công khai lại", by=officer)
    assert states(younger) == [State.POSTED]


def test_the_ledger_tells_of_it_without_a_name(cast: Cast) -> None:
    posting = running(cast)
    opinion = confirmed(posting)
    officer = cast["ministry_officer"]
    postings.handle(opinion, text="Đã trả lời ông Dân.", is_answer=True, settles=True, by=officer)
    closed(cast, posting)
    lines = Entry.objects.filter(verb__regex=r"^(posting|opinion)\.").order_by("sequence")
    assert [line.verb for line in lines] == [
        *("posting.draft", "posting.open", "opinion.confirm", "opinion.handle"),
        *("posting.outcome", "posting.close"),
    ]
    told = json.dumps([line.content for line in lines], ensure_ascii=False)
    for canary in (opinion.name, opinion.email, opinion.text, "Trần Công Khai", "ông Dân"):
        assert canary not in told
    assert first_fault() is None


def test_the_sender_of_the_dossier_is_told_that_it_is_posted(cast: Cast) -> None:
    running(cast)
    assert User.objects.get(username="clerk").messages.filter(kind="posted").count() == 1


def test_nothing_of_the_personal_data_is_kept_with_the_list(cast: Cast) -> None:
    [row] = at_ministry(cast)
    assert row.person
    PersonalData.objects.create(person=row.person, national_id="001080012345")
    posting = postings.open_posting(drafted(cast, [row]), by=cast["ministry_officer"])
    kept = json.dumps(list(PostedItem.objects.filter(posting=posting).values()), default=str)
    assert "001080012345" not in kept
    assert row.person.code not in kept
