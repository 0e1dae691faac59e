"""Before the council: what the law wants posted was posted, and upheld as it is sealed."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from campaigns.catalogue.models import RuleVersion
from campaigns.council import actions as council
from campaigns.dashboard.tasks import parts_of
from campaigns.journey import State
from campaigns.nomination import actions as nominations
from campaigns.nomination.actions import ObstacleError
from campaigns.posting import actions as postings
from campaigns.posting.gate import asked_of, lacking, to_post
from campaigns.posting.models import PostedItem
from tests.campaigns.posting.scene import (
    ORDER,
    REPORT,
    at_ministry,
    closed,
    let_time_pass,
    running,
    sitting_of_the_ministry,
)
from tests.campaigns.sittings import screened
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.mark.parametrize(
    ("award", "on", "days"),
    [
        ("CSTDTQ", "2020-06-01", 5),  # Decree 91/2017 with Circular 12/2019
        ("CSTDTQ", "2023-12-31", 5),
        ("CSTDTQ", "2024-01-01", 0),  # Law 06/2022
        ("HCLD3_CN", "2020-06-01", 10),
        ("HCLD3_CN", "2026-06-01", 10),
        ("AHLD_CN", "2026-06-01", 10),
        ("BKTTG_CN", "2026-06-01", 0),
        ("BKB_CN", "2026-06-01", 0),
    ],
)
def test_each_law_asks_for_its_own_days(cast: Cast, award: str, on: str, days: int) -> None:
    [row] = at_ministry(cast, award=award)
    day = datetime.date.fromisoformat(on)
    assert asked_of([row], on=day) == days
    assert bool(lacking([row], on=day)) is bool(days)


def test_an_order_comes_before_the_council_only_after_its_posting(cast: Cast) -> None:
    [row] = at_ministry(cast)
    sitting, secretary = sitting_of_the_ministry(cast)
    with pytest.raises(ObstacleError, match="84"):
        council.put_on_agenda(sitting, [row], by=secretary)
    posting = postings.draft(
        cast.units["BTNMT"], [row], title="Công khai", working_days=10, by=cast["ministry_officer"]
    )
    postings.open_posting(posting, by=cast["ministry_officer"])
    closed(cast, posting)
    row.refresh_from_db()
    council.put_on_agenda(sitting, [row], by=secretary)
    council.open_voting(sitting, by=secretary)
    row.refresh_from_db()
    assert row.state == State.IN_COUNCIL


def test_what_was_held_back_waits_for_a_new_posting_or_is_not_considered(cast: Cast) -> None:
    officer = cast["ministry_officer"]
    posting = running(cast)
    item = posting.items.get()
    let_time_pass(posting)
    reason = "Có ý kiến chưa xác minh được"
    postings.set_outcomes(posting, {item.pk: (PostedItem.Outcome.WITHHELD, reason)}, by=officer)
    postings.close(posting, report=REPORT, by=officer)
    row = item.nomination
    row.refresh_from_db()
    [lack] = lacking([row], on=TODAY()).values()
    assert lack.held_back_in == posting
    sitting, secretary = sitting_of_the_ministry(cast)
    with pytest.raises(ObstacleError):
        council.put_on_agenda(sitting, [row], by=secretary)
    again = postings.draft(cast.units["BTNMT"], [row], title="Lần hai", working_days=10, by=officer)
    closed(cast, postings.open_posting(again, by=officer))
    row.refresh_from_db()
    assert lacking([row], on=TODAY()) == {}
    nominations.reject(row, by=officer, reason="Thôi")


def test_a_changed_dossier_is_posted_anew(cast: Cast) -> None:
    officer, clerk = cast["ministry_officer"], cast["clerk"]
    posting = running(cast)
    closed(cast, posting)
    row = posting.items.get().nomination
    row.refresh_from_db()
    assert lacking([row], on=TODAY()) == {}
    nominations.return_for_correction(row, by=officer, reason="Bổ sung")
    row.achievement = "Một thành tích khác hẳn, chưa ai được xem"
    row.save()
    nominations.submit(row, by=clerk)
    nominations.screen(row, by=officer)
    row.refresh_from_db()
    assert list(lacking([row], on=TODAY())) == [row.pk]


def test_voting_is_not_opened_where_the_law_asks_for_more_meanwhile(cast: Cast) -> None:
    posting = running(cast)
    closed(cast, posting)
    row = posting.items.get().nomination
    row.refresh_from_db()
    sitting, secretary = sitting_of_the_ministry(cast)
    council.put_on_agenda(sitting, [row], by=secretary)
    RuleVersion.objects.filter(posting_working_days=10).update(posting_working_days=20)
    assert "20" in " ".join(council.obstacles_to_opening(sitting))
    with pytest.raises(ObstacleError, match="20"):
        council.open_voting(sitting, by=secretary)


def test_below_the_last_desk_nothing_is_asked(cast: Cast) -> None:
    [row] = screened(cast, award=ORDER)
    assert lacking([row], on=TODAY()) == {}
    assert to_post([cast.units["TCMT"].pk], on=TODAY()) == []


def test_the_posting_of_another_desk_does_not_count(cast: Cast) -> None:
    officer = cast["officer"]
    [row] = screened(cast, award=ORDER)
    below = postings.draft(cast.units["TCMT"], [row], title="Ở dưới", working_days=10, by=officer)
    postings.open_posting(below, by=officer)
    let_time_pass(below)
    outcomes = {below.items.get().pk: (PostedItem.Outcome.UPHELD, "")}
    postings.set_outcomes(below, outcomes, by=officer)
    postings.close(below, report=REPORT, by=officer)
    row.refresh_from_db()
    row.desk = cast.units["BTNMT"]
    assert list(lacking([row], on=TODAY())) == [row.pk]


def page(cast: Cast, user: object, name: str, *args: object) -> str:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type] # one of the cast
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_concerned_is_told_what_is_missing_and_who_clears_it(cast: Cast) -> None:
    [row] = at_ministry(cast)
    sitting, secretary = sitting_of_the_ministry(cast)
    officer = cast["ministry_officer"]
    case = page(cast, officer, "nomination", row.pk)
    assert "Bùi Bộ Thẩm" in case
    assert reverse("posting_draft") in case
    assert reverse("posting_draft") not in page(cast, cast["clerk"], "nomination", row.pk)
    agenda = page(cast, secretary, "sitting", sitting.pk)
    assert f'value="{row.pk}"' not in agenda
    assert "Điều 84" in agenda or "84(5)" in agenda or "khoản 5 Điều 84" in agenda
    tasks = {task.url: task for part in parts_of(officer, TODAY()) for task in part.tasks}
    assert tasks[reverse("posting_draft")].count == 1


def test_the_case_page_tells_until_when_it_is_posted(cast: Cast) -> None:
    posting = running(cast)
    row = posting.items.get().nomination
    case = page(cast, cast["ministry_officer"], "nomination", row.pk)
    assert f"{posting.ends_on:%d/%m/%Y}" in case
    assert posting.get_absolute_url() in case


def test_the_gate_asks_the_same_for_three_and_for_nine(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    at_ministry(cast, 9)
    desks = [cast.units["BTNMT"].pk]
    with django_assert_num_queries(4) as few:
        assert len(to_post(desks, on=TODAY())) == 9
    for row in list(to_post(desks, on=TODAY()))[3:]:
        nominations.reject(row.nomination, by=cast["ministry_officer"], reason="x")
    with django_assert_num_queries(len(few.captured_queries)):
        assert len(to_post(desks, on=TODAY())) == 3


def test_all_orders_ask_for_ten_days(cast: Cast) -> None:
    orders = RuleVersion.objects.on(TODAY()).filter(award_type__code__startswith="HC")
    assert set(orders.values_list("posting_working_days", flat=True)) == {10}
