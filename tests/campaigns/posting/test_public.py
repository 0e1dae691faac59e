"""The pages for everybody: the least of personal data, one 404, limits, no query too many."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from campaigns.nomination.models import Nomination
from campaigns.posting import actions as postings
from campaigns.posting import flood
from campaigns.posting.models import Opinion, PostedItem, PublicPosting
from campaigns.posting.models.posting import KEPT_PUBLIC
from tests.campaigns.posting.scene import (
    EMAIL,
    OPINION,
    at_ministry,
    closed,
    code_in,
    confirmed,
    drafted,
    let_time_pass,
    running,
)
from tests.cast import Cast
from units.people.models import PersonalData
from units.record.models import AnnualRating, Discipline

pytestmark = pytest.mark.django_db


@pytest.fixture
def posting(cast: Cast) -> PublicPosting:
    return running(cast)


def page(name: str, *args: object, status: int = 200) -> str:
    answer = Client().get(reverse(name, args=args))
    assert answer.status_code == status
    return answer.content.decode()


def typed(**more: Any) -> dict[str, Any]:
    return {"item": "", "text": OPINION, "name": "Trần Văn Dân", "email": EMAIL} | more


def give(posting: PublicPosting, client: Client | None = None, **more: Any) -> Any:
    address = reverse("posting_speak", args=[posting.token])
    return (client or Client()).post(address, typed(**more))


# Each is a mark that stands in one field of the register and must not come through.
CANARIES = [
    *("1979-05-17", "17/05/1979", "001079054321", "77/QĐ-KL", "khien_trach"),
    *("Số 7 ngõ Chim Hoàng Yến", "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ (", "Khiển trách"),
    *("Báo cáo dài kín", "CB-CANARY", "Thu Hồng Đồng Tác", "ĐN-", "Thẩm định kín"),
]


def test_no_other_field_of_the_register_comes_through(cast: Cast) -> None:
    [row] = at_ministry(cast)
    person = row.person
    assert person
    PersonalData.objects.create(
        person=person,
        birth_date="1979-05-17",
        national_id="001079054321",
        address="Số 7 ngõ Chim Hoàng Yến",
    )
    Discipline.objects.create(
        person=person, form="khien_trach", starts_on="2020-01-02", decision_number="77/QĐ-KL"
    )
    assert AnnualRating.objects.filter(person=person, level="HTXSNV").exists()
    person.code = "CB-CANARY"
    person.save()
    snapshot = row.snapshot | {"report": "Báo cáo dài kín"}
    snapshot["candidate"] |= {"code": "CB-CANARY"}
    snapshot["co_authors"] = [{"code": "X", "name": "Thu Hồng Đồng Tác"}]
    Nomination.objects.filter(pk=row.pk).update(snapshot=snapshot, report="Báo cáo dài kín")
    row.steps.update(reason="Thẩm định kín")
    posting = postings.open_posting(drafted(cast, [row]), by=cast["ministry_officer"])
    opinion = confirmed(posting)
    shown = [
        page("posting_public", posting.token),
        page("posting_speak", posting.token),
        page("posting_public_list"),
        page("opinion", opinion.token),
    ]
    assert person.full_name in shown[0]
    assert [(mark, n) for n, text in enumerate(shown) for mark in CANARIES if mark in text] == []


def test_opinions_outcomes_and_reasons_are_not_shown_to_the_public(
    cast: Cast, posting: PublicPosting
) -> None:
    confirmed(posting, text="Ý kiến kín")
    officer = cast["ministry_officer"]
    item = posting.items.get()
    outcomes = {item.pk: (PostedItem.Outcome.WITHHELD, "Lý do kín")}
    postings.set_outcomes(posting, outcomes, by=officer)
    opinion = Opinion.objects.get()
    postings.handle(opinion, text="Trả lời kín", is_answer=True, settles=True, by=officer)
    let_time_pass(posting)
    postings.close(posting, report="Báo cáo kết quả kín", by=officer)
    shown = page("posting_public", posting.token) + page("posting_public_list")
    assert item.name in shown  # the old list stays as it was posted
    assert " kín" not in shown
    assert "tạm dừng xét" not in shown
    assert EMAIL not in shown


def test_every_unknown_token_is_one_404_and_drafts_are_unknown(
    cast: Cast, posting: PublicPosting
) -> None:
    draft = drafted(cast, at_ministry(cast, first=5))
    off = running(cast, first=9)
    postings.call_off(off, reason="x", by=cast["ministry_officer"])
    unknown = page("posting_public", "0" * 32, status=404)
    for token in (draft.token, off.token, posting.token[:-1], posting.token.upper() + "x"):
        assert page("posting_public", token, status=404) == unknown
        page("posting_speak", token, status=404)
    assert draft.title not in page("posting_public_list").replace(posting.title, "")
    assert page("opinion", "0" * 32, status=404) == unknown


def test_from_the_list_to_the_answer(cast: Cast, posting: PublicPosting) -> None:
    client = Client()
    item = posting.items.get()
    speak = reverse("posting_speak", args=[posting.token])
    listed = client.get(reverse("posting_public", args=[posting.token])).content.decode()
    assert f"{speak}?about={item.pk}" in listed
    assert "selected" in client.get(f"{speak}?about={item.pk}").content.decode()
    answer = give(posting, client, item=item.pk, email="Nguoi.Dan@Example.vn")
    opinion = Opinion.objects.get()
    here = reverse("opinion", args=[opinion.token])
    assert answer.headers["Location"] == here
    assert (opinion.email, opinion.item) == (EMAIL, item)
    assert here in str(mail.outbox[0].body)
    code = code_in(mail.outbox[0])
    assert OPINION not in client.get(here).content.decode()  # not before it is proved
    client.post(here, {"code": f"{code[:3]} {code[3:]}"})
    assert OPINION in client.get(here).content.decode()
    officer = cast["ministry_officer"]
    postings.handle(opinion, text="Chỉ ghi nội bộ", by=officer)
    postings.handle(opinion, text="Đã xác minh.", is_answer=True, settles=True, by=officer)
    told = client.get(here).content.decode()
    assert "Đã xác minh." in told
    assert "Chỉ ghi nội bộ" not in told
    assert officer.full_name not in told


def test_a_wrong_code_is_said_and_counted(posting: PublicPosting) -> None:
    give(posting)
    opinion = Opinion.objects.get()
    here = reverse("opinion", args=[opinion.token])
    for code in ("", "abc", "12345", "１２３４５６", "1234567"):
        assert Client().post(here, {"code": code}).status_code == 200
    opinion.refresh_from_db()
    assert opinion.attempts == 0  # no code at all
    wrong = f"{(int(code_in(mail.outbox[0])) + 1) % 10**6:06d}"
    assert Client().post(here, {"code": wrong}).status_code == 200
    opinion.refresh_from_db()
    assert (opinion.attempts, opinion.state) == (1, Opinion.State.UNCONFIRMED)


def test_the_answer_is_the_same_for_an_address_that_is_known_and_one_that_is_not(
    posting: PublicPosting,
) -> None:
    confirmed(posting, email=EMAIL)
    known = give(posting, text="Ý kiến thứ hai", email=EMAIL)
    fresh = give(posting, text="Ý kiến thứ hai", email="ai.do@example.vn")
    pages = []
    for answer in (known, fresh):
        assert answer.status_code == 302
        token = answer.headers["Location"].split("/")[2]
        shown = page("opinion", token).replace(token, "")
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown))
    assert pages[0] == pages[1]


def test_past_the_limit_of_an_address_the_page_tells_nothing(posting: PublicPosting) -> None:
    for number in range(flood.CODES_TO_AN_ADDRESS + 1):
        assert give(posting, text=f"Ý kiến {number}").status_code == 302
    assert len(mail.outbox) == flood.CODES_TO_AN_ADDRESS


def test_one_connection_gives_twenty_opinions_an_hour_and_another_is_not_hindered(
    posting: PublicPosting,
) -> None:
    for number in range(flood.OPINIONS_OF_A_CONNECTION):
        assert give(posting, email=f"a{number}@example.vn").status_code == 302
    answer = give(posting, email="b@example.vn")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert Opinion.objects.count() == flood.OPINIONS_OF_A_CONNECTION
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert give(posting, other, email="c@example.vn").status_code == 302
    header = Client(headers={"X-Forwarded-For": "203.0.113.77"})  # a word is no proof
    assert give(posting, header, email="d@example.vn").status_code == 429


def test_one_connection_tries_sixty_codes_an_hour(posting: PublicPosting) -> None:
    give(posting)
    here = reverse("opinion", args=[Opinion.objects.get().token])
    cache.clear()
    client = Client()
    codes = [client.post(here, {"code": f"{n:06d}"}).status_code for n in range(62)]
    assert codes[-2:] == [429, 429]
    assert 429 not in codes[: flood.TRIES_OF_A_CONNECTION]


def test_what_is_no_opinion_is_said_and_nothing_is_sent(posting: PublicPosting) -> None:
    wrongs: list[dict[str, Any]] = [
        *({"text": ""}, {"name": ""}, {"email": "không phải"}, {"item": "99999999999999999999"}),
        *({"item": "x"}, {"text": "a" * 4001}, {"name": "\u202eNgược"}, {"email": ""}),
    ]
    for wrong in wrongs:
        assert give(posting, **wrong).status_code == 200
    assert (Opinion.objects.count(), len(mail.outbox)) == (0, 0)


def test_a_name_of_another_list_cannot_be_spoken_of(cast: Cast, posting: PublicPosting) -> None:
    other = running(cast, first=5)
    assert give(posting, item=other.items.get().pk).status_code == 200
    assert not Opinion.objects.exists()


def test_after_the_last_day_the_page_says_so_and_takes_nothing(
    cast: Cast, posting: PublicPosting
) -> None:
    let_time_pass(posting)
    for name in ("posting_public", "posting_speak"):
        shown = page(name, posting.token)
        assert "đã hết" in shown
        assert reverse("posting_speak", args=[posting.token]) + "?" not in shown
        assert "<textarea" not in shown
    assert give(posting).status_code == 200
    assert not Opinion.objects.exists()
    closed(cast, posting)
    assert give(posting).status_code == 200
    assert not Opinion.objects.exists()


def test_without_a_mail_server_the_page_says_so(posting: PublicPosting, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client = Client()
    answer = client.post(reverse("posting_speak", args=[posting.token]), typed(), follow=True)
    assert "Hiện chưa gửi được thư" in answer.content.decode()


@pytest.mark.parametrize("name", ["posting_public", "posting_speak"])
def test_the_public_page_asks_the_same_for_3_and_for_300_names(
    posting: PublicPosting, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    model = posting.items.get()

    def lengthen(first: int, last: int) -> None:
        rows = [
            Nomination(
                **{
                    field.attname: getattr(model.nomination, field.attname)
                    for field in Nomination._meta.concrete_fields
                    if field.name not in {"id", "state", "achievement_year"}
                },
                state="withdrawn",
                achievement_year=2000,
            )
            for _number in range(first, last)
        ]
        PostedItem.objects.bulk_create(
            PostedItem(
                posting=posting,
                nomination=row,
                order=first + number,
                snapshot_hash="x",
                name=f"Người {first + number}",
                unit_name="Đơn vị",
                award_name="Huân chương",
            )
            for number, row in enumerate(Nomination.objects.bulk_create(rows))
        )

    lengthen(2, 4)
    with django_assert_num_queries(3):
        page(name, posting.token)
    lengthen(4, 301)
    assert posting.items.count() == 300
    with django_assert_num_queries(3):
        assert "Người 300" in page(name, posting.token)


def test_names_of_a_closed_list_do_not_stay_public_for_ever(
    cast: Cast, posting: PublicPosting
) -> None:
    closed(cast, posting)
    assert posting.title in page("posting_public_list")

    PublicPosting.objects.update(closed_at=timezone.now() - KEPT_PUBLIC - timedelta(seconds=1))

    assert posting.title not in page("posting_public_list")
    page("posting_public", posting.token, status=404)
    client = Client()
    client.force_login(cast["ministry_officer"])
    shown = client.get(reverse("posting", args=[posting.pk])).content.decode()
    assert posting.title in shown
    assert reverse("posting_public", args=[posting.token]) not in shown
