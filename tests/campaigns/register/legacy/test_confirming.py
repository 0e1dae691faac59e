"""An officer who has seen the decision confirms what stands in it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards_registry.ledger.models import Entry
from campaigns.nomination.actions import ObstacleError
from campaigns.register.legacy.actions import confirm, to_confirm
from campaigns.register.models import Award, Decision
from tests.campaigns.register.legacy.conftest import ROWS
from tests.cast import Cast
from tests.units.intake.lists import counts, looked_at, said, table
from units.accounts.access import NotYoursError
from units.intake.actions import NotReadyError, undo
from units.intake.models import Batch

DAY = datetime.date(2016, 1, 15)
PAPER: Any = {"number": "1234/QĐ-TCMT", "signed_on": DAY, "issuer": "Tổng cục Môi trường"}


def test_confirmed_they_lose_the_mark_and_the_ledger_knows_who_saw_the_paper(
    earlier: list[Award], cast: Cast
) -> None:
    officer = cast["officer"]
    decision = confirm(earlier[:2], **PAPER, by=officer)
    assert decision == earlier[0].decision
    for award in Award.objects.filter(pk__in=[each.pk for each in earlier[:2]]):
        assert (award.unverified, award.verified_by) == (False, officer)
    line = Entry.objects.get(verb="award.verify")
    assert line.actor_id == officer.pk
    assert line.content["awards"] == sorted(each.pk for each in earlier[:2])
    assert list(to_confirm(officer)) == [earlier[2]]


def test_a_decision_told_otherwise_is_entered_and_what_is_left_empty_goes(
    earlier: list[Award], cast: Cast
) -> None:
    office = earlier[2]
    decision = confirm(
        [office],
        number="77/QĐ-BTNMT",
        signed_on=datetime.date(2015, 2, 3),
        issuer="Bộ Tài nguyên và Môi trường",
        by=cast["officer"],
    )
    office.refresh_from_db()
    assert (office.decision, office.line) == (decision, 1)
    assert Decision.objects.filter(source="legacy").count() == 2
    assert not Decision.objects.filter(source="legacy", number=None).exists()


def test_nobody_confirms_twice_or_for_others_or_nothing(earlier: list[Award], cast: Cast) -> None:
    with pytest.raises(NotYoursError):
        confirm(earlier, **PAPER, by=cast["outside_officer"])
    with pytest.raises(ObstacleError):
        confirm([], **PAPER, by=cast["officer"])
    confirm(earlier[:1], **PAPER, by=cast["officer"])
    with pytest.raises(ObstacleError):
        confirm(earlier[:2], **PAPER, by=cast["officer"])
    assert Award.objects.unverified().count() == 2


def test_a_confirmed_award_is_changed_by_no_list_and_holds_its_list_fast(
    earlier: list[Award], cast: Cast
) -> None:
    confirm(earlier[:1], **PAPER, by=cast["officer"])
    rows = [{**ROWS[0], "achievement": "Khác hẳn", "decision_number": "9/QĐ-X"}]
    batch = looked_at("legacy_awards", table("legacy_awards", rows), cast["officer"])
    assert counts(batch) == (0, 0, 1, 0)
    assert len(said(batch, "a")) == 1
    with pytest.raises(NotReadyError):
        undo(Batch.objects.get(state="applied"), by=cast["officer"])


def test_it_counts_for_the_law_with_the_mark_in_words(earlier: list[Award], cast: Cast) -> None:
    client = Client()
    client.force_login(cast["officer"])
    page = client.get(reverse("register"))
    assert page.content.decode().count("chưa xác nhận") == 3
    assert "Nguyễn Văn Tài" not in Client().get(reverse("honours")).content.decode()


def test_the_page_confirms_what_is_ticked_and_says_what_is_missing(
    earlier: list[Award], cast: Cast
) -> None:
    client, address = Client(), reverse("legacy_awards")
    client.force_login(cast["officer"])
    page = client.get(address, {"decision": earlier[0].decision_id})
    assert "1234/QĐ-TCMT" in page.content.decode()
    sent = {"number": "1234/QĐ-TCMT", "signed_on": "15/01/2016", "issuer": "Tổng cục Môi trường"}
    assert client.post(address, sent).context["form"].errors["awards"]
    forged = client.post(address, {**sent, "awards": ["999999"]})
    assert forged.context["form"].errors
    answer = client.post(address, {**sent, "awards": [award.pk for award in earlier[:2]]})
    assert answer.status_code == 302
    assert Award.objects.unverified().count() == 1
    client.force_login(cast["clerk"])
    assert client.get(address).status_code == 403


def test_the_page_asks_as_often_for_many_as_for_few(earlier: list[Award], cast: Cast) -> None:
    client, address = Client(), reverse("legacy_awards")
    client.force_login(cast["officer"])
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    first = earlier[0]
    for number in range(20):
        first.pk, first.line, first.year_to = None, 10 + number, 2016 + number
        first.year_from = first.year_to
        first._state.adding = True
        first.save()
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
