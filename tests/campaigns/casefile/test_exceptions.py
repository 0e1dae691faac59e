"""The exception on the page of its nomination, and its mark in every list."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.catalogue.models import AwardType
from campaigns.council.actions import open_voting, put_on_agenda
from campaigns.eligibility.actions import check
from campaigns.eligibility.models import Override
from campaigns.eligibility.overriding import confirm, propose
from campaigns.nomination.actions import screen, submit
from campaigns.nomination.models import Nomination
from tests.campaigns.sittings import planned
from tests.cast import Cast, nominate

pytestmark = pytest.mark.django_db
MARK = "ngoại lệ</span>".encode()
TYPED = {"text": "Chưa nhập đủ sổ cũ", "ground": "Nghị định 152/2025/NĐ-CP"}


@pytest.fixture
def failing(cast: Cast) -> Nomination:
    nomination = nominate(cast, award="CSTDB")
    check([nomination], by=cast["clerk"])
    return nomination


@pytest.fixture
def excepted(cast: Cast, failing: Nomination) -> Nomination:
    """Two people set its judgement aside, and it lies screened at the desk."""
    override = propose(failing, reason="Sổ cũ", legal_ground="Điều 4", by=cast["clerk"])
    confirm(override, by=cast["officer"])
    submit(failing, by=cast["clerk"])
    screen(failing, by=cast["officer"])
    return failing


def act(client: Client, cast: Cast, part: str, verb: str, nomination: Nomination) -> bytes:
    client.force_login(cast[part])
    name = f"nomination_override{verb}"
    answer = client.post(reverse(name, args=[nomination.pk]), TYPED, follow=True)
    return answer.content


def test_clerk_and_officer_set_a_judgement_aside_on_the_page(
    client: Client, cast: Cast, failing: Nomination
) -> None:
    client.force_login(cast["clerk"])
    assert b"exception-ground" in client.get(failing.get_absolute_url()).content

    page = act(client, cast, "clerk", "", failing)
    assert TYPED["text"].encode() in page
    assert b"override/confirm/" not in page
    submit(failing, by=cast["clerk"])
    client.force_login(cast["officer"])
    assert b"override/confirm/" in client.get(failing.get_absolute_url()).content
    act(client, cast, "officer", "_confirm", failing)

    assert failing.overrides.get().state == Override.State.CONFIRMED
    client.force_login(cast["leader"])
    assert MARK in client.get(failing.get_absolute_url()).content


def test_a_draft_that_nobody_above_sees_is_not_confirmed_blindly(
    client: Client, cast: Cast, failing: Nomination
) -> None:
    act(client, cast, "clerk", "", failing)
    client.force_login(cast["officer"])

    answer = client.post(reverse("nomination_override_confirm", args=[failing.pk]))

    assert answer.status_code == 404


def test_refusing_needs_a_reason_that_is_shown(
    client: Client, cast: Cast, failing: Nomination
) -> None:
    act(client, cast, "clerk", "", failing)
    submit(failing, by=cast["clerk"])
    client.force_login(cast["leader"])
    client.post(reverse("nomination_override_refuse", args=[failing.pk]), {"text": " "})
    assert failing.overrides.get().state == Override.State.PROPOSED

    page = act(client, cast, "leader", "_refuse", failing)

    assert failing.overrides.get().state == Override.State.REFUSED
    assert TYPED["text"].encode() in page


def test_a_second_click_is_told_kindly(client: Client, cast: Cast, failing: Nomination) -> None:
    act(client, cast, "clerk", "", failing)
    act(client, cast, "clerk", "", failing)
    act(client, cast, "clerk", "_withdraw", failing)
    act(client, cast, "clerk", "_withdraw", failing)

    assert [each.state for each in failing.overrides.all()] == [Override.State.WITHDRAWN]


def test_the_mark_stands_in_the_lists(client: Client, cast: Cast, excepted: Nomination) -> None:
    client.force_login(cast["officer"])
    assert MARK in client.get(reverse("nomination_list")).content
    assert MARK in client.get(reverse("admin:campaigns_nomination_changelist")).content


def test_the_mark_stands_on_the_agenda_and_the_ballot(
    client: Client, cast: Cast, excepted: Nomination
) -> None:
    sitting = planned(cast, [])
    client.force_login(cast["secretary"])
    assert MARK in client.get(sitting.get_absolute_url()).content

    put_on_agenda(sitting, [excepted], by=cast["secretary"])
    open_voting(sitting, by=cast["secretary"])

    assert MARK in client.get(sitting.get_absolute_url()).content
    client.force_login(cast["member_2"])
    assert MARK in client.get(reverse("sitting_ballot", args=[sitting.pk])).content


def test_the_mark_stands_in_the_draft_of_the_decision(
    client: Client, cast: Cast, excepted: Nomination
) -> None:
    base_level = AwardType.objects.get(code="CSTDCS")
    Nomination.objects.filter(pk=excepted.pk).update(state="recommended", award_type=base_level)
    client.force_login(cast["officer"])

    assert MARK in client.get(reverse("decision_draft")).content


def test_the_page_says_what_stands_in_the_way_of_the_council(
    client: Client, cast: Cast, failing: Nomination
) -> None:
    submit(failing, by=cast["clerk"])
    screen(failing, by=cast["officer"])
    client.force_login(cast["secretary"])

    page = client.get(failing.get_absolute_url())

    assert page.context["step"].blockers
