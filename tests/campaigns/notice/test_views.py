"""The inbox is everybody's own; the outbox is that of one's office."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.notice.models import Kind, Message, Silence
from tests.cast import Cast


def message(cast: Cast, to: str = "clerk", **more: Any) -> Message:
    fields = {
        "kind": Kind.RETURNED,
        "unit": cast.units["TCMT"],
        "recipient": cast.users[to],
        "email": f"{to}@registry.example",
        "subject": "Hồ sơ cần bổ sung",
        "lines": [{"text": "ĐN-1 Tài", "url": "/nominations/1/", "key": ""}],
        "count": 1,
    }
    return Message.objects.create(**(fields | more))


def test_the_bell_counts_and_the_inbox_shows_only_my_own(client: Client, cast: Cast) -> None:
    message(cast)
    message(cast, "secretary", subject="Chuyện của thư ký")
    client.force_login(cast["clerk"])
    page = client.get(reverse("inbox")).content.decode()
    assert "1 thông báo chưa đọc" in page
    assert "Chuyện của thư ký" not in page
    other = Message.objects.get(recipient__username="secretary")
    client.post(reverse("inbox_read"), {"messages": other.pk})
    client.post(reverse("inbox_read"), {"all": "on"})
    other.refresh_from_db()
    assert other.read_at is None
    assert "chưa đọc" not in client.get(reverse("home")).content.decode()


def test_the_bell_costs_one_question(client: Client, cast: Cast) -> None:
    client.force_login(cast["signatory"])
    with CaptureQueriesContext(connection) as seen:
        client.get(reverse("glossary"))
    asked = [each for each in seen.captured_queries if "campaigns_message" in each["sql"]]
    assert len(asked) == 1


def test_the_officer_edits_holds_and_drops(client: Client, cast: Cast) -> None:
    row = message(cast)
    client.force_login(cast["officer"])
    address = reverse("outbox_message", args=[row.pk])
    client.post(address, {"subject": "Đã sửa", "opening": "Kính gửi", "seen": row.seen})
    for act in ("hold", "release", "drop"):
        client.post(reverse("outbox_act"), {"act": act, "messages": row.pk})
    row.refresh_from_db()
    assert (row.subject, row.state) == ("Đã sửa", Message.State.DROPPED)
    late = client.post(reverse("outbox_act"), {"act": "send", "messages": row.pk}, follow=True)
    assert "hãy tải lại trang" in late.content.decode()


def test_what_joined_meanwhile_is_shown_before_it_is_saved(client: Client, cast: Cast) -> None:
    row = message(cast)
    Message.objects.filter(pk=row.pk).update(count=2)
    client.force_login(cast["officer"])
    address = reverse("outbox_message", args=[row.pk])
    answer = client.post(address, {"subject": "Đã sửa", "opening": "", "seen": row.seen})
    page = answer.content.decode()
    assert "Thư vừa có thêm nội dung" in page
    assert 'value="Đã sửa"' in page
    seen = answer.context["form"]["seen"].value()
    client.post(address, {"subject": "Đã sửa", "opening": "", "seen": seen})
    row.refresh_from_db()
    assert row.subject == "Đã sửa"


def test_the_outbox_of_another_office_is_not_there(client: Client, cast: Cast) -> None:
    row = message(cast)
    for part in ("clerk", "ministry_officer", "outsider"):
        client.force_login(cast[part])
        assert client.get(reverse("outbox_message", args=[row.pk])).status_code == 404
        client.post(reverse("outbox_act"), {"act": "drop", "messages": row.pk})
    row.refresh_from_db()
    assert row.state == Message.State.WAITING


def test_a_kind_is_silenced_and_heard_again(client: Client, cast: Cast) -> None:
    client.force_login(cast["officer"])
    asked = {"unit": cast.units["TCMT"].pk, "kind": "screened"}
    client.post(reverse("outbox_silence"), asked | {"silent": "on"})
    assert Silence.objects.get().kind == Kind.SCREENED
    client.post(reverse("outbox_silence"), asked)
    assert not Silence.objects.exists()
    client.post(reverse("outbox_silence"), asked | {"kind": "outsider", "silent": "on"})
    client.post(reverse("outbox_silence"), asked | {"unit": cast.units["BTNMT"].pk, "silent": "on"})
    assert not Silence.objects.exists()


@pytest.mark.parametrize("name", ["inbox", "outbox"])
def test_more_messages_cost_no_more_questions(client: Client, cast: Cast, name: str) -> None:
    def asked(count: int) -> int:
        for _each in range(count):
            message(cast, "officer")
        client.force_login(cast["officer"])
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse(name))
        return len(seen)

    asked(3)
    first = asked(0)
    # the second page begins, which costs nothing but its count
    assert asked(19) == first
