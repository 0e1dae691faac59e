"""Opinions of the public: the address is proved by a code, and each is handled and answered."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from campaigns.nomination.actions import ObstacleError
from campaigns.notice.models import Kind, Message
from campaigns.posting import actions as postings
from campaigns.posting import codes, flood
from campaigns.posting.actions import CodeError, MailError, PostingStateError
from campaigns.posting.models import Handling, Opinion, PublicPosting
from tests.campaigns.posting.scene import (
    EMAIL,
    OPINION,
    closed,
    code_in,
    confirmed,
    let_time_pass,
    running,
)
from tests.campaigns.sittings import screened
from tests.cast import Cast
from units.accounts.access import NotYoursError

pytestmark = pytest.mark.django_db


@pytest.fixture
def posting(cast: Cast) -> PublicPosting:
    return running(cast)


def said(posting: PublicPosting, **more: Any) -> Opinion:
    fields = {"item": posting.items.first(), "name": "Dân", "email": EMAIL, "text": OPINION}
    return postings.give(posting, **(fields | more))


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_an_opinion_counts_when_the_code_from_the_mail_is_typed(
    cast: Cast, posting: PublicPosting
) -> None:
    opinion = said(posting)
    postings.send_code(opinion)
    [letter] = mail.outbox
    assert letter.to == [EMAIL]
    assert not posting.opinions.confirmed().exists()
    postings.confirm(opinion, code_in(letter))
    assert opinion.state == Opinion.State.RECEIVED
    told = Message.objects.get(kind=Kind.OPINION)
    assert told.recipient == cast["ministry_officer"]
    assert EMAIL not in str(told.lines) + told.subject


def test_no_word_of_the_sender_goes_out_with_the_mail(posting: PublicPosting) -> None:
    postings.send_code(said(posting, name="MUA NGAY", text="http://lua.dao.example/"))
    [letter] = mail.outbox
    told = letter.subject + str(letter.body)
    assert "MUA NGAY" not in told
    assert "lua.dao" not in told


def test_the_code_is_kept_nowhere_as_it_is(posting: PublicPosting) -> None:
    opinion = said(posting)
    postings.send_code(opinion)
    opinion.refresh_from_db()
    code = code_in(mail.outbox[0])
    assert code not in opinion.code_hash
    assert not Message.objects.filter(kind=Kind.OUTSIDER).exists()
    assert len({codes.new_code() for _number in range(50)}) > 40
    assert not codes.fits(opinion.token, "", "")


def test_five_wrong_codes_make_the_right_one_void(posting: PublicPosting) -> None:
    opinion = said(posting)
    postings.send_code(opinion)
    code = code_in(mail.outbox[0])
    for _number in range(codes.MOST_ATTEMPTS):
        with pytest.raises(CodeError):
            postings.confirm(opinion, wrong(code))
    with pytest.raises(CodeError):
        postings.confirm(opinion, code)
    Opinion.objects.update(code_sent_at=timezone.now() - datetime.timedelta(minutes=2))
    postings.send_code(opinion)
    with pytest.raises(CodeError):  # the old one stays void
        postings.confirm(opinion, code if code != code_in(mail.outbox[1]) else wrong(code))
    postings.confirm(opinion, code_in(mail.outbox[1]))


def test_after_a_quarter_of_an_hour_the_code_is_void(posting: PublicPosting) -> None:
    opinion = said(posting)
    postings.send_code(opinion)
    Opinion.objects.update(code_sent_at=timezone.now() - datetime.timedelta(minutes=15, seconds=1))
    with pytest.raises(CodeError):
        postings.confirm(opinion, code_in(mail.outbox[0]))


def test_the_code_of_one_opinion_does_not_open_another(posting: PublicPosting) -> None:
    first, second = said(posting), said(posting, text="Một ý kiến khác")
    postings.send_code(first)
    with pytest.raises(CodeError):  # no code was sent for it
        postings.confirm(second, code_in(mail.outbox[0]))


def test_two_clicks_make_one_opinion_and_one_mail(posting: PublicPosting) -> None:
    for _click in range(2):
        opinion = said(posting)
        postings.send_code(opinion)
    assert (Opinion.objects.count(), len(mail.outbox)) == (1, 1)
    for _click in range(2):
        postings.confirm(opinion, code_in(mail.outbox[0]))
    assert Message.objects.filter(kind=Kind.OPINION).get().count == 1


def test_an_address_gets_five_mails_an_hour(posting: PublicPosting) -> None:
    for number in range(flood.CODES_TO_AN_ADDRESS + 3):
        postings.send_code(said(posting, text=f"Ý kiến {number}"))
    assert len(mail.outbox) == flood.CODES_TO_AN_ADDRESS
    cache.clear()  # the next hour
    postings.send_code(said(posting, text="Ý kiến sau"))
    assert len(mail.outbox) == flood.CODES_TO_AN_ADDRESS + 1


def test_without_a_mail_server_it_can_be_tried_again(posting: PublicPosting, settings: Any) -> None:
    opinion = said(posting)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(MailError):
        postings.send_code(opinion)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    postings.send_code(opinion)
    postings.confirm(opinion, code_in(mail.outbox[0]))


def test_after_the_last_day_nothing_is_taken_but_what_was_given_before(
    cast: Cast, posting: PublicPosting
) -> None:
    early, late = said(posting), said(posting, text="Chưa có mã")
    postings.send_code(early)
    let_time_pass(posting)
    with pytest.raises(PostingStateError):
        said(posting, text="Muộn")
    with pytest.raises(PostingStateError):
        postings.send_code(late)
    postings.confirm(early, code_in(mail.outbox[0]))


def test_after_the_closing_no_code_helps(cast: Cast, posting: PublicPosting) -> None:
    opinion = said(posting)
    postings.send_code(opinion)
    closed(cast, posting)
    with pytest.raises(PostingStateError):
        postings.confirm(opinion, code_in(mail.outbox[0]))


def test_an_answer_goes_to_the_sender_and_notes_stay_in_the_house(
    cast: Cast, posting: PublicPosting
) -> None:
    officer = cast["ministry_officer"]
    opinion = confirmed(posting)
    postings.handle(opinion, text="Hỏi lại Văn phòng Bộ.", by=officer)
    assert not Message.objects.filter(kind=Kind.OUTSIDER).exists()
    with pytest.raises(ObstacleError):  # settled without an answer
        postings.handle(opinion, text="Xong.", settles=True, by=officer)
    postings.handle(opinion, text="Đã xác minh, đúng.", is_answer=True, by=officer)
    postings.handle(opinion, text="Lưu hồ sơ.", settles=True, by=officer)
    letter = Message.objects.get(kind=Kind.OUTSIDER)
    assert (letter.email, letter.recipient, letter.opening) == (EMAIL, None, "Đã xác minh, đúng.")
    assert opinion.state == Opinion.State.SETTLED
    assert [line.done_by for line in opinion.handlings.all()] == [officer] * 3
    with pytest.raises(PostingStateError):
        postings.handle(opinion, text="Thêm.", by=officer)


def test_the_second_click_writes_no_second_line_and_no_second_mail(
    cast: Cast, posting: PublicPosting
) -> None:
    opinion = confirmed(posting)
    for _click in range(2):
        postings.handle(
            opinion, text="Xong.", is_answer=True, settles=True, by=cast["ministry_officer"]
        )
    assert Handling.objects.count() == 1
    assert Message.objects.filter(kind=Kind.OUTSIDER).count() == 1


def test_what_is_not_proved_is_not_handled(cast: Cast, posting: PublicPosting) -> None:
    with pytest.raises(PostingStateError):
        postings.handle(said(posting), text="x", by=cast["ministry_officer"])


@pytest.mark.parametrize("part", ["officer", "leader", "secretary", "administrator", "clerk"])
def test_opinions_are_for_the_officers_of_the_desk_alone(
    cast: Cast, posting: PublicPosting, part: str
) -> None:
    opinion = confirmed(posting)
    postings.handle(opinion, text="Trả lời", is_answer=True, by=cast["ministry_officer"])
    assert Opinion.objects.visible_to(cast["ministry_officer"]).get() == opinion
    assert not Opinion.objects.visible_to(cast[part]).exists()
    assert not Message.objects.visible_to(cast[part]).filter(kind=Kind.OUTSIDER).exists()
    with pytest.raises(NotYoursError):
        postings.handle(opinion, text="x", by=cast[part])


def test_the_officer_of_the_desk_above_does_not_read_them_either(cast: Cast) -> None:
    """The general department posts by its own choice; the ministry sees the counts."""
    below = postings.draft(
        cast.units["TCMT"], screened(cast), title="x", working_days=3, by=cast["officer"]
    )
    postings.open_posting(below, by=cast["officer"])
    opinion = confirmed(below)
    assert Opinion.objects.visible_to(cast["officer"]).get() == opinion
    assert not Opinion.objects.visible_to(cast["ministry_officer"]).exists()
    assert PublicPosting.objects.visible_to(cast["ministry_officer"]).get() == below
