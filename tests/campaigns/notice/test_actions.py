"""Notices gather lines before they leave; an outbox is read, changed, held, dropped and sent."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination
from campaigns.notice import actions
from campaigns.notice.actions import Line, OutboxError, deliver, gathering, notify
from campaigns.notice.models import Kind, Message, Silence
from campaigns.submission import actions as submissions
from tests.campaigns.rows import people
from tests.cast import Cast, nominate
from units.accounts.access import NotYoursError
from units.accounts.models import User

State = Message.State


@pytest.fixture
def clerk(cast: Cast) -> User:
    """The clerk, with an address."""
    User.objects.filter(username="clerk").update(email="hoa@registry.example")
    return cast["clerk"]


def told(cast: Cast, *texts: str, topic: str = "t", kind: Kind = Kind.RETURNED) -> Message:
    [message] = notify(
        kind,
        unit=cast.units["TCMT"],
        to=[cast["clerk"]],
        subject="Hồ sơ cần bổ sung",
        lines=[Line(text, "/nominations/1/") for text in texts],
        topic=topic,
    )
    return message


def due(message: Message) -> Message:
    Message.objects.filter(pk=message.pk).update(send_after=timezone.now())
    message.refresh_from_db()
    return message


def test_what_happens_before_a_message_leaves_joins_it(cast: Cast, clerk: User) -> None:
    first = told(cast, "một")
    told(cast, "hai", "ba")

    message = Message.objects.get(recipient=clerk)

    assert [line["text"] for line in message.lines] == ["một", "hai", "ba"]
    assert (message.pk, message.count, message.state) == (first.pk, 3, State.WAITING)
    assert message.send_after > timezone.now() + datetime.timedelta(minutes=5)
    assert deliver().sent == 0


def test_a_due_message_leaves_once_as_plain_vietnamese_with_addresses(
    cast: Cast, clerk: User, settings: Settings
) -> None:
    settings.SITE_URL = "https://khen.example"
    message = due(told(cast, "ĐN-1 Nguyễn Văn Tài"))

    assert (deliver().sent, deliver().sent) == (1, 0)

    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["hoa@registry.example"], "Hồ sơ cần bổ sung")
    assert letter.body.startswith("Kính gửi đồng chí Phạm Thị Hoa,")
    assert "- ĐN-1 Nguyễn Văn Tài\n  https://khen.example/nominations/1/" in letter.body
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.SENT, 1)
    # what comes afterwards begins a new message
    assert told(cast, "hai").pk != message.pk


class Broken(BaseEmailBackend):
    def send_messages(self, _messages: object) -> int:
        raise SMTPException("550 no such user")


def test_what_cannot_be_delivered_is_tried_three_times_and_then_shown(
    cast: Cast, clerk: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    message = told(cast, "một")
    for _each in range(3):
        due(message)
        assert deliver().failed == 1
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.FAILED, 3)
    assert "550 no such user" in message.fault
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    actions.send_now([message], by=cast["officer"])
    assert deliver().sent == 1


def test_a_message_is_held_let_go_changed_and_dropped(cast: Cast, clerk: User) -> None:
    message, officer = told(cast, "một"), cast["officer"]
    actions.hold([message], by=officer)
    due(message)
    assert deliver().sent == 0
    told(cast, "hai")  # it still grows
    with pytest.raises(OutboxError, match="thêm nội dung"):
        actions.edit(message, subject="Mới", opening="Kính gửi", seen="1.", by=officer)
    message.refresh_from_db()
    actions.edit(message, subject="Mới", opening="Kính gửi", seen=message.seen, by=officer)
    actions.release([message], by=officer)
    actions.drop([message], by=officer)
    message.refresh_from_db()
    assert (message.state, message.subject, message.count) == (State.DROPPED, "Mới", 2)
    assert not Message.objects.to(clerk).exists()
    with pytest.raises(OutboxError, match="trạng thái"):
        actions.hold([message], by=officer)


@pytest.mark.parametrize("part", ["clerk", "ministry_officer", "outside_officer", "signatory"])
def test_nobody_acts_upon_the_outbox_of_another_unit(cast: Cast, clerk: User, part: str) -> None:
    message, by = told(cast, "một"), cast[part]
    verbs: list[Callable[[], object]] = [
        lambda: actions.hold([message], by=by),
        lambda: actions.drop([message], by=by),
        lambda: actions.send_now([message], by=by),
        lambda: actions.edit(message, subject="x", opening="", seen="1.", by=by),
        lambda: actions.silence(cast.units["TCMT"], Kind.RETURNED, by=by),
    ]
    for verb in verbs:
        with pytest.raises(NotYoursError):
            verb()


def test_a_silent_kind_is_read_in_the_house_only(cast: Cast, clerk: User) -> None:
    waiting, other = told(cast, "một"), told(cast, "hai", topic="u", kind=Kind.REJECTED)
    actions.silence(cast.units["TCMT"], Kind.RETURNED, by=cast["officer"])
    later = told(cast, "ba", topic="v")
    for message in (waiting, other, later):
        due(message)

    assert deliver().sent == 1
    assert [each.state for each in (waiting, other, later)] == [
        State.INSIDE,
        State.WAITING,
        State.INSIDE,
    ]
    assert Message.objects.to(clerk).count() == 3
    actions.unsilence(cast.units["TCMT"], Kind.RETURNED, by=cast["officer"])
    assert told(cast, "bốn", topic="w").state == State.WAITING
    assert not Silence.objects.exists()


def test_what_a_dead_process_left_is_for_a_person_to_decide(cast: Cast, clerk: User) -> None:
    message = told(cast, "một")
    Message.objects.filter(pk=message.pk).update(state=State.SENDING, sent_at=timezone.now())
    with pytest.raises(OutboxError, match="đang được gửi"):
        actions.send_now([message], by=cast["officer"])
    an_hour_ago = timezone.now() - datetime.timedelta(hours=1)
    Message.objects.filter(pk=message.pk).update(sent_at=an_hour_ago, send_after=an_hour_ago)
    assert deliver().sent == 0
    actions.settle_as_sent([message], by=cast["officer"])
    message.refresh_from_db()
    assert message.state == State.SENT


def test_what_failed_is_sent_again_though_something_new_waits_on_its_topic(
    cast: Cast, clerk: User
) -> None:
    failed = told(cast, "một")
    Message.objects.filter(pk=failed.pk).update(state=State.FAILED)
    younger = told(cast, "hai")

    actions.send_now([failed], by=cast["officer"])

    assert deliver().sent == 1
    younger.refresh_from_db()
    assert (younger.state, younger.count) == (State.WAITING, 1)
    assert "một" in str(mail.outbox[0].body)


def test_what_is_sent_at_once_leaves_as_it_was_read(cast: Cast, clerk: User) -> None:
    read = told(cast, "một")
    actions.send_now([read], by=cast["officer"])
    told(cast, "hai")

    assert deliver().sent == 1
    assert "hai" not in str(mail.outbox[0].body)


def test_an_address_that_was_put_right_is_the_one_it_is_sent_to(cast: Cast, clerk: User) -> None:
    failed = told(cast, "một")
    Message.objects.filter(pk=failed.pk).update(state=State.FAILED)
    User.objects.filter(pk=clerk.pk).update(email="hoa.moi@registry.example")

    actions.send_now([failed], by=cast["officer"])

    deliver()
    assert mail.outbox[0].to == ["hoa.moi@registry.example"]


def test_of_two_who_change_a_message_the_second_is_told(cast: Cast, clerk: User) -> None:
    message = told(cast, "một")
    opened = message.seen
    words = {"subject": "Cần bổ sung", "opening": "Kính gửi Văn phòng"}
    actions.edit(message, **words, seen=opened, by=cast["officer"])

    with pytest.raises(OutboxError, match="Người khác"):
        actions.edit(message, subject="Khác", opening="", seen=opened, by=cast["second_officer"])

    message.refresh_from_db()
    assert (message.subject, message.opening) == ("Cần bổ sung", "Kính gửi Văn phòng")


def test_an_answer_to_somebody_outside_leaves_as_it_stands_in_the_log(cast: Cast) -> None:
    answer = Message.objects.create(
        kind=Kind.OUTSIDER,
        unit=cast.units["TCMT"],
        email="dan@example.vn",
        subject="Trả lời",
        opening="Như trong sổ",
        count=1,
    )
    words = {"subject": "Khác", "opening": "Khác hẳn", "seen": answer.seen}

    with pytest.raises(OutboxError, match="nhật ký"):
        actions.edit(answer, **words, by=cast["officer"])

    answer.refresh_from_db()
    assert answer.opening == "Như trong sổ"


def test_reading_is_everybodys_own(cast: Cast, clerk: User) -> None:
    message = told(cast, "một")
    assert actions.mark_read([message.pk], by=cast["officer"]) == 0
    assert actions.mark_read(None, by=clerk) == 1
    assert not Message.objects.to(clerk).unread().exists()


def test_where_the_act_fails_nobody_is_told(cast: Cast, clerk: User) -> None:
    @gathering()
    def act() -> None:
        notify(Kind.VOTED, unit=cast.units["TCMT"], to=[clerk], subject="x", lines=[Line("một")])
        raise OutboxError

    with pytest.raises(OutboxError):
        act()
    assert not Message.objects.exists()


def _asked_of_the_outbox(cast: Cast, count: int) -> tuple[int, Message]:
    """How many questions sending a list of ``count`` dossiers asks about notices."""
    crowd = people(cast.units["VP"], count)
    award = cast.round.award_types.get(code="GK_CN")
    made = Nomination.objects.bulk_create(
        Nomination(
            round=cast.round,
            award_type=award,
            person=person,
            nominating_unit=cast.units["VP"],
            achievement_year=cast.round.year,
            achievement="Hoàn thành",
            created_by=cast.users["clerk"],
        )
        for person in crowd
    )
    unit = cast.units["VP"]
    paper = submissions.gather(unit, cast.round, made, subject="Tờ trình", by=cast["clerk"])
    tables = ("campaigns_message", "campaigns_silence", "units_unitrole")
    asked: Counter[bool] = Counter()

    def count_it(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        asked[any(table in sql for table in tables)] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count_it):
        submissions.send(paper, by=cast["clerk"])
    return asked[True], Message.objects.filter(kind=Kind.SUBMITTED).latest("pk")


@pytest.mark.parametrize(("few", "many"), [(3, 30), pytest.param(3, 300, marks=pytest.mark.full)])
def test_many_dossiers_ask_the_outbox_no_more_than_three(cast: Cast, few: int, many: int) -> None:
    first, _message = _asked_of_the_outbox(cast, few)
    Message.objects.all().delete()
    then, message = _asked_of_the_outbox(cast, many)

    assert first == then <= 10
    assert message.count == many
    assert len(message.lines) == min(many, actions.MOST_LINES)
    assert {each.recipient for each in Message.objects.filter(kind=Kind.SUBMITTED)} == {
        cast.users["officer"],
        cast.users["second_officer"],
    }


def test_a_return_reaches_the_clerk_through_the_outbox_of_the_desk(cast: Cast, clerk: User) -> None:
    nomination = nominate(cast)
    nominations.submit(nomination, by=clerk)
    nominations.return_for_correction(nomination, by=cast["officer"], reason="Thiếu biên bản")
    message = Message.objects.get(recipient=clerk)
    assert (message.kind, message.unit) == (Kind.RETURNED, cast.units["TCMT"])
    assert "Thiếu biên bản" in message.lines[0]["text"]
