"""Whatever is refused says in Vietnamese what to do, and never with an empty page."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from tests.cast import Cast


def test_the_address_of_an_act_says_why_it_does_not_open(client: Client, cast: Cast) -> None:
    client.force_login(cast["clerk"])

    answer = client.get(reverse("entry_typing"))

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Không mở trực tiếp được" in answer.content.decode()
    assert not client.head(reverse("entry_typing")).content


def test_rows_that_no_page_sends_are_refused_in_words(client: Client, cast: Cast) -> None:
    client.force_login(cast["clerk"])

    answer = client.post(reverse("grid", args=[cast.round.pk]), {"row-0-nomination": "một"})

    assert answer.status_code == 400
    assert "Chưa có gì được lưu" in answer.content.decode()
