"""The page of a submission offers its papers, filled in from the register."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.submission import actions
from campaigns.submission.filling import forms_of
from tests.campaigns.submission.lists import drafts, listed
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_letter_list_and_minutes_are_one_click_away(cast: Cast, client: Client) -> None:
    made = listed(cast, drafts(cast, 2))
    client.force_login(cast["clerk"])

    page = client.get(made.get_absolute_url())

    assert len(page.context["forms"]) == 3
    for each in page.context["forms"]:
        assert each.url in page.content.decode()
        answer = client.get(each.url)
        assert answer.content[:2] == b"PK"


def test_who_only_reads_is_offered_nothing_that_would_be_refused(cast: Cast) -> None:
    made = listed(cast, drafts(cast, 1))
    assert forms_of(made, cast["secretary"]) == []


def test_a_list_that_was_given_up_has_no_papers(cast: Cast, client: Client) -> None:
    made = actions.drop(listed(cast, drafts(cast, 1)), by=cast["clerk"])
    client.force_login(cast["clerk"])
    page = client.get(made.get_absolute_url())
    assert page.context["forms"] == []
    assert reverse("submission_form", args=[made.pk, "letter"]) not in page.content.decode()
