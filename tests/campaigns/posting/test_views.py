"""The officer's pages of a posting, and what the others who may open them see."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from campaigns.journey import State
from campaigns.nomination.models import Nomination
from campaigns.posting import actions as postings
from campaigns.posting.models import Opinion, PostedItem, PublicPosting
from tests.campaigns.posting.scene import (
    EMAIL,
    OPINION,
    REPORT,
    at_ministry,
    closed,
    confirmed,
    council_of_the_ministry,
    drafted,
    let_time_pass,
    running,
)
from tests.cast import LONG_AGO, Cast
from units.accounts.models import UnitRole, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Client:
    return signed_in(cast["ministry_officer"])


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def shown(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def did(client: Client, name: str, *args: object, **data: Any) -> str:
    return client.post(reverse(name, args=args), data, follow=True).content.decode()


def test_an_officer_drafts_changes_and_opens(cast: Cast, officer: Client) -> None:
    order, other = at_ministry(cast)[0], at_ministry(cast, award="BKB_CN")[0]
    form = shown(officer, "posting_draft")
    assert f'value="{order.pk}" data-choice="HCLD3_CN" checked' in form  # the law wants it
    assert f'value="{other.pk}" data-choice="BKB_CN">' in form
    typed = {"title": "Đợt 1", "working_days": 9, "nominations": [order.pk]}
    assert "ít nhất 10 ngày làm việc" in did(officer, "posting_draft", **typed)
    did(officer, "posting_draft", **(typed | {"working_days": 10}))
    posting = PublicPosting.objects.get()
    assert posting.desk == cast.units["BTNMT"]
    both = [order.pk, other.pk]
    changed = typed | {"working_days": 12, "nominations": both}
    did(officer, "posting_revise", posting.pk, **changed)
    assert posting.items.count() == 2
    assert "Danh sách đã được công khai" in did(officer, "posting_open", posting.pk)
    again = did(officer, "posting_open", posting.pk)
    assert "Đang công khai" in again
    assert set(Nomination.objects.filter(pk__in=both).values_list("state", flat=True)) == {
        State.POSTED
    }
    did(officer, "posting_revise", posting.pk, **typed)
    assert posting.items.count() == 2


def test_a_forged_desk_posts_at_the_own_one(cast: Cast, officer: Client) -> None:
    [row] = at_ministry(cast)
    forged = {"title": "x", "working_days": 10, "nominations": [row.pk]}
    did(officer, "posting_draft", **forged, desk=cast.units["TCMT"].pk)
    assert PublicPosting.objects.get().desk == cast.units["BTNMT"]


def test_from_an_opinion_to_the_report(cast: Cast, officer: Client) -> None:
    posting = running(cast, 2)
    opinion = confirmed(posting)
    assert OPINION[:40] in shown(officer, "posting", posting.pk)
    assert EMAIL in shown(officer, "posting_opinion", opinion.pk)
    wrong = did(officer, "posting_opinion", opinion.pk, text="Xong", settles="on")
    assert "khi đã trả lời" in wrong
    did(officer, "posting_opinion", opinion.pk, text="Đã xem", is_answer="on", settles="on")
    assert "Đã xem" in shown(officer, "posting_opinion", opinion.pk)
    let_time_pass(posting)
    form = shown(officer, "posting_outcomes", posting.pk)
    first, second = posting.items.all()
    assert form.count('value="upheld" selected') == 1  # the one nobody spoke of
    assert "Ghi lý do" in did(
        officer,
        "posting_outcomes",
        posting.pk,
        **{f"outcome_{first.pk}": "withheld", f"outcome_{second.pk}": "upheld"},
    )
    did(
        officer,
        "posting_outcomes",
        posting.pk,
        **{
            f"outcome_{first.pk}": "withheld",
            f"reason_{first.pk}": "Chờ xác minh",
            f"outcome_{second.pk}": "upheld",
        },
    )
    assert "tạm dừng xét: 1 trường hợp" in shown(officer, "posting_close", posting.pk)
    assert "kết thúc" in did(officer, "posting_close", posting.pk, report=REPORT)
    assert REPORT in shown(officer, "posting_report", posting.pk)
    posting.refresh_from_db()
    assert posting.state == PublicPosting.State.CLOSED
    did(officer, "posting_close", posting.pk, report="khác")
    posting.refresh_from_db()
    assert posting.report == REPORT


def test_before_its_time_it_is_not_closed_by_the_address_either(
    cast: Cast, officer: Client
) -> None:
    posting = running(cast)
    assert "Chưa thể kết thúc" in shown(officer, "posting_close", posting.pk)
    did(officer, "posting_close", posting.pk, report=REPORT)
    posting.refresh_from_db()
    assert posting.state == PublicPosting.State.OPEN


def test_leader_and_secretary_see_counts_and_no_opinion(cast: Cast) -> None:
    posting = running(cast)
    opinion = confirmed(posting)
    secretary = council_of_the_ministry(cast)
    leader = User.objects.create_user("lanh_dao_bo", "x", full_name="Lãnh Đạo Bộ")
    UnitRole.objects.create(
        user=leader, unit=cast.units["BTNMT"], role="leader", starts_on=LONG_AGO
    )
    item = posting.items.get()
    outcome = {item.pk: (PostedItem.Outcome.WITHHELD, "Lý do kín")}
    postings.set_outcomes(posting, outcome, by=cast["ministry_officer"])
    for user in (leader, secretary):
        client = signed_in(User.objects.get(pk=user.pk))
        told = shown(client, "posting", posting.pk)
        assert "Ý kiến đã nhận" in told
        for canary in (OPINION[:30], EMAIL, "Trần Văn Dân", "Lý do kín"):
            assert canary not in told
        assert client.get(reverse("posting_opinion", args=[opinion.pk])).status_code == 403
        assert client.post(reverse("posting_close", args=[posting.pk])).status_code == 403


def test_the_officer_of_another_house_finds_nothing(cast: Cast) -> None:
    posting = running(cast)
    opinion = confirmed(posting)
    for part in ("outside_officer", "officer"):
        client = signed_in(cast[part])
        for name in ("posting", "posting_open", "posting_close", "posting_outcomes"):
            assert client.get(reverse(name, args=[posting.pk])).status_code == 404
        assert client.get(reverse("posting_opinion", args=[opinion.pk])).status_code == 404
        assert (
            client.post(reverse("posting_opinion", args=[opinion.pk]), {"text": "x"}).status_code
            == 404
        )
        assert posting.title not in shown(client, "posting_list")


def test_the_report_stands_when_the_posting_is_closed(cast: Cast, officer: Client) -> None:
    posting = running(cast)
    assert officer.get(reverse("posting_report", args=[posting.pk])).status_code == 404
    closed(cast, posting)
    assert "Trần Công Khai 001" in shown(officer, "posting_report", posting.pk)


def test_a_posting_is_called_off_with_a_reason(cast: Cast, officer: Client) -> None:
    posting = running(cast)
    assert "Ghi lý do" in did(officer, "posting_call_off", posting.pk, reason="")
    did(officer, "posting_call_off", posting.pk, reason="Sai danh sách")
    assert "Sai danh sách" in shown(officer, "posting", posting.pk)
    draft = drafted(cast, list(Nomination.objects.filter(posted__posting=posting)))
    did(officer, "posting_call_off", draft.pk)
    draft.refresh_from_db()
    assert draft.state == PublicPosting.State.CALLED_OFF


def test_the_pages_ask_the_same_for_few_and_for_many(
    cast: Cast, officer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    posting = running(cast, 1)
    confirmed(posting)
    counts = {}
    for name in ("posting", "posting_list", "posting_outcomes"):
        args = [] if name == "posting_list" else [posting.pk]
        with CaptureQueriesContext(connection) as found:
            shown(officer, name, *args)
        counts[name] = len(found)
    rows = at_ministry(cast, 4, first=10)
    PostedItem.objects.bulk_create(
        PostedItem(
            posting=posting,
            nomination=row,
            order=number,
            snapshot_hash="x",
            name=f"Người {number}",
            unit_name="Đơn vị",
            award_name="Huân chương",
        )
        for number, row in enumerate(rows, start=2)
    )
    Opinion.objects.bulk_create(
        Opinion(
            posting=posting,
            item=posting.items.last(),
            name="Dân",
            email=EMAIL,
            text=f"Ý {number}",
            token=f"t{number}",
            state="received",
            confirmed_at=posting.opened_at,
        )
        for number in range(5)
    )
    for name, count in counts.items():
        args = [] if name == "posting_list" else [posting.pk]
        with django_assert_num_queries(count):
            shown(officer, name, *args)
