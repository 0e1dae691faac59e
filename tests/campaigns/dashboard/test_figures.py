"""The leader's figures against rows made by hand."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from campaigns.catalogue.working_days import calendar_around
from campaigns.dashboard import figures
from campaigns.dashboard.figures import Figure
from campaigns.journey import State
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Step
from tests.campaigns.rows import decided, granted, people
from tests.cast import Cast, employ, nominate
from units.people.models import Posting

YEAR = timezone.localdate().year
TODAY = timezone.localdate()
NEW_YEAR = datetime.date(YEAR, 1, 1)
LAST_YEAR = datetime.date(YEAR - 1, 6, 1)


@pytest.fixture
def register(cast: Cast) -> Cast:
    """In this year Tài twice, Đạt (a leader), one collective, Lan revoked; last year: Lan."""
    this, last = decided(cast, on=NEW_YEAR), decided(cast, on=LAST_YEAR)
    vp, tt = cast.units["VP"], cast.units["TT"]
    Posting.objects.filter(person=cast.people["Đạt"]).update(is_leader=True)
    granted(this, cast.people["Tài"], unit=vp)
    granted(this, cast.people["Tài"], unit=vp, award="LDTT")
    granted(this, cast.people["Đạt"], unit=tt)
    granted(this, tt, award="GK_TT")
    granted(this, cast.people["Lan"], unit=vp, state="revoked")
    granted(this, cast.people["Xa"], unit=cast.units["TCQLĐĐ"])
    granted(last, cast.people["Lan"], unit=vp)
    return cast


def test_awards_in_force_of_the_year_in_the_own_scope(register: Cast) -> None:
    assert figures.awards_in_force(register["leader"], YEAR) == Figure(4, 1)
    assert figures.awards_in_force(register["ministry_officer"], YEAR) == Figure(5, 1)


def test_the_share_of_staff_counts_each_person_once(register: Cast) -> None:
    found = figures.staff_covered(register["leader"], YEAR, TODAY)

    assert found.now == pytest.approx(100 * 2 / 3)
    assert found.before == pytest.approx(100 * 1 / 3)
    assert found.change == pytest.approx(100 * 1 / 3)


def test_the_share_of_direct_workers_leaves_out_leaders(register: Cast) -> None:
    assert figures.direct_workers(register["leader"], YEAR) == Figure(50, 100)


def test_figures_without_ground_say_nothing(cast: Cast) -> None:
    assert figures.direct_workers(cast["leader"], YEAR) == Figure(None, None)
    assert figures.days_to_decision(cast["leader"], YEAR) == Figure(None, None)


def test_days_run_from_the_first_submission_to_the_signature(cast: Cast) -> None:
    decision = decided(cast, on=TODAY)
    for given, days in {"Tài": 10, "Lan": 20}.items():
        nomination = nominate(cast, given)
        award = granted(decision, cast.people[given], unit=cast.units["VP"])
        award.nomination = nomination
        award.save()
        for later in (0, 3):
            Step.objects.create(
                nomination=nomination,
                came_from=State.DRAFT,
                went_to=State.SUBMITTED,
                level=2,
                taken_by=cast.users["clerk"],
                taken_at=timezone.now() - datetime.timedelta(days=days - later),
            )

    found = figures.days_to_decision(cast["leader"], TODAY.year)

    assert found == Figure(15, None)


def test_the_funnel_counts_what_one_may_see_by_state(cast: Cast) -> None:
    nominate(cast, "Lan")
    nominations.submit(nominate(cast, "Tài"), by=cast["clerk"])

    assert figures.funnel(cast["leader"], YEAR) == [(State.SUBMITTED, 1)]
    assert figures.funnel(cast["clerk"], YEAR) == [(State.DRAFT, 1), (State.SUBMITTED, 1)]


def test_coverage_stands_by_unit_the_least_covered_first(register: Cast) -> None:
    employ("Cao Thị Mới", "f", register.units["VP"], code="CB-Mới")

    found = figures.coverage_by_unit(register["leader"], YEAR, TODAY)

    rows = [(each.unit.short_name, each.awarded, each.staff) for each in found]
    assert rows == [("VP", 1, 3), ("TT", 1, 1)]


def test_overdue_is_what_lies_longer_than_ten_working_days(cast: Cast) -> None:
    old, fresh = nominate(cast, "Tài"), nominate(cast, "Lan")
    for each in (old, fresh):
        nominations.submit(each, by=cast["clerk"])
    first = calendar_around(TODAY).before(TODAY, 10)
    at = timezone.make_aware(datetime.datetime.combine(first, datetime.time(8)))
    old.steps.update(taken_at=at - datetime.timedelta(days=1))
    fresh.steps.update(taken_at=at)

    assert list(figures.overdue(cast["leader"], timezone.now())) == [old]
    assert list(figures.overdue(cast["outsider"], timezone.now())) == []


def test_the_first_figure_opens_exactly_the_awards_it_counts(
    client: Client, register: Cast
) -> None:
    client.force_login(register["leader"])
    page = client.get(reverse("dashboard"))
    first = page.context["figures"][0]
    opened = client.get(first["url"])

    assert first["value"] == "4"
    assert first["change"] == "+3 so với năm trước"
    assert opened.context["paginator"].count == 4


def test_the_coverage_of_a_unit_opens_its_persons(client: Client, register: Cast) -> None:
    client.force_login(register["leader"])
    page = client.get(reverse("dashboard"))
    row = next(row for row in page.context["coverage"] if row["label"] == "Văn phòng Tổng cục")
    opened = client.get(row["url"])

    assert row["note"] == "1/2 người"
    assert {award.person for award in opened.context["object_list"]} == {register.people["Tài"]}


def test_more_rows_cost_the_dashboard_no_more_questions(
    client: Client, register: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(register["leader"])
    client.get(reverse("dashboard"))
    with django_assert_max_num_queries(60) as few:
        client.get(reverse("dashboard"))
    decision = decided(register, on=NEW_YEAR)
    for person in people(register.units["VP"], 30):
        Posting.objects.create(
            person=person, unit=register.units["VP"], position="Viên chức", started_on=LAST_YEAR
        )
        granted(decision, person, unit=register.units["VP"])
        nominations.submit(nominate(register, person=person), by=register["clerk"])
    with django_assert_max_num_queries(60) as many:
        client.get(reverse("dashboard"))

    assert len(few) == len(many)
