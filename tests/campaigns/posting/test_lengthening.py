"""Days off that are entered late lengthen what runs; a year without any is told."""

from __future__ import annotations

import datetime

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import Holiday
from campaigns.catalogue.working_days import DAY
from campaigns.posting import actions as postings
from campaigns.posting.clock import years_unknown
from tests.campaigns.posting.scene import closed, running
from tests.cast import Cast

ADD = "admin:campaigns_holiday_add"


def enter(cast: Cast, first: datetime.date, days: int) -> str:
    """Enter days off at the desk; what the page then says."""
    client = Client()
    client.force_login(cast["ministry_officer"])
    form = {
        "name": "Nghỉ Tết theo thông báo",
        "starts_on": f"{first:%d/%m/%Y}",
        "ends_on": f"{first + (days - 1) * DAY:%d/%m/%Y}",
        "legal_basis": "Thông báo của Bộ Nội vụ",
    }
    return client.post(reverse(ADD), form, follow=True).content.decode()


def test_days_off_entered_while_it_runs_lengthen_it(cast: Cast) -> None:
    posting = running(cast)
    before = posting.ends_on

    page = enter(cast, timezone.localdate() + DAY, 7)

    posting.refresh_from_db()
    assert posting.ends_on >= before + 7 * DAY
    assert f"{posting.ends_on:%d/%m/%Y}" in page
    assert Entry.objects.filter(verb="posting.lengthen", subject_id=str(posting.pk)).exists()


def test_what_is_closed_stays_and_nothing_is_shortened(cast: Cast) -> None:
    over, runs = closed(cast, running(cast)), running(cast, first=1)
    Holiday.objects.create(
        name="Nghỉ bù", starts_on=over.starts_on, ends_on=over.ends_on, legal_basis="x"
    )
    type(runs).objects.filter(pk=runs.pk).update(ends_on=runs.ends_on + 30 * DAY)
    ends = [over.ends_on, runs.ends_on + 30 * DAY]

    assert postings.lengthen_running(by=cast["ministry_officer"]) == []

    over.refresh_from_db()
    runs.refresh_from_db()
    assert [over.ends_on, runs.ends_on] == ends


def test_a_year_of_which_no_day_off_is_known_is_told_before_it_is_opened(cast: Cast) -> None:
    posting = running(cast)
    client = Client()
    client.force_login(cast["ministry_officer"])
    address, words = reverse("posting", args=[posting.pk]), "chưa có ngày nghỉ"
    for year in (posting.starts_on.year, posting.ends_on.year):
        Holiday.objects.get_or_create(
            starts_on=datetime.date(year, 1, 1),
            worked=False,
            defaults={"name": "Tết", "ends_on": datetime.date(year, 1, 1), "legal_basis": "x"},
        )
    assert words not in client.get(address).content.decode()

    Holiday.objects.all().delete()

    assert words in client.get(address).content.decode()
    assert years_unknown(posting.starts_on, posting.starts_on) == [posting.starts_on.year]
