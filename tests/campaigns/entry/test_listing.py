"""Nominations handed in as one list: looked at, applied whole, judged, taken back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.models import Check
from campaigns.eligibility.rulebook import rulebook_on
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination
from tests.campaigns.entry.sheets import staffed
from tests.cast import Cast, nominate
from tests.units.intake.lists import Row, looked_at, table, taken_in
from units.households.models import Household
from units.intake.actions import NotReadyError, apply, undo
from units.intake.kind import KINDS, Hand
from units.intake.models import Batch
from units.intake.workbooks import template

WORK = "Xử lý 1.602 hồ sơ đúng hạn, không hồ sơ nào bị trả lại"


@pytest.fixture(autouse=True)
def _folder_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def line(**more: Any) -> Row:
    return {"award": "GK_CN", "code": "CB-Tài", "achievement": WORK} | more


def seen(cast: Cast, rows: list[Row], part: str = "clerk") -> Batch:
    return looked_at("nominations", table("nominations", rows), cast[part])


def sentences(batch: Batch) -> list[str]:
    """What is wrong with the rows of a preview, in their order."""
    return [
        sentence
        for sheaf in batch.sheaves.all()
        for told in sheaf.lines
        for _key, sentence in told.get("e", ())
    ]


def test_people_collectives_and_households_become_judged_drafts(cast: Cast) -> None:
    cast.round.award_types.add(*_household_awards())
    kept = Household.objects.create(
        code="HGD-1", head_name="Lò Văn Mừng", place="Mường Lát", unit=cast.units["VP"]
    )
    rows = [
        line(round=cast.round.name, confirmed_clean="có", report="Dòng một\nDòng hai"),
        line(award="giay khen", code=None, full_name="LY THI LAN", year=cast.round.year - 1),
        line(award="Tập thể lao động xuất sắc", code=None, unit="Văn phòng Tổng cục"),
        line(award=_household_awards()[0].code, code=None, household="Lò Văn Mừng"),
    ]

    batch = taken_in("nominations", table("nominations", rows), cast["clerk"])

    assert batch.state == Batch.State.APPLIED
    tai, lan, office, home = Nomination.objects.order_by("pk")
    assert (tai.person, tai.nominating_unit) == (cast.people["Tài"], cast.units["VP"])
    assert (tai.confirmed_clean, tai.report) == (True, "Dòng một\nDòng hai")
    assert tai.created_by == cast.users["clerk"]
    assert tai.achievement_key
    assert (lan.person, lan.achievement_year) == (cast.people["Lan"], cast.round.year - 1)
    assert office.unit == cast.units["VP"]
    assert home.household == kept
    assert tai.checks.get().verdict == "eligible"
    assert {each.state for each in (tai, lan, office, home)} == {"draft"}
    assert Check.objects.values("nomination").distinct().count() == _judgeable()
    assert Entry.objects.filter(verb="import.apply").count() == 1


def _household_awards() -> list[AwardType]:
    return list(AwardType.objects.filter(recipient="household")[:1])


def _judgeable() -> int:
    """Of the nominations those whose award has a rule in force today."""
    book = rulebook_on(timezone.localdate())
    return sum(each.award_type.code in book for each in Nomination.objects.all())


def test_what_is_wrong_is_said_at_its_row_and_nothing_is_written(cast: Cast) -> None:
    gone = cast.units["TT"]
    gone.dissolved_on = timezone.localdate() - datetime.timedelta(days=1)
    gone.save()
    rows = [
        line(code="CB-Xa"),  # somebody else's
        line(award="TTLDXS"),  # an award for collectives
        line(award="BKTTg_HGD_XYZ"),
        line(round="Đợt không có"),
        line(),
        line(),  # the same again
        line(code="CB-Lan", nominating_unit="Tổng cục Quản lý đất đai"),
        line(code=None, household="Không Ai Biết"),
    ]

    batch = seen(cast, rows)

    assert batch.count("error") == len(rows) - 1
    told = "\n".join(sentences(batch))
    for part in ("CB-Xa", "TTLDXS", "BKTTg_HGD_XYZ", "Đợt không có", "Không Ai Biết"):
        assert part in told
    with pytest.raises(NotReadyError):
        apply(batch, by=cast["clerk"])
    assert not Nomination.objects.exists()


def test_a_closed_round_takes_nothing_new(cast: Cast) -> None:
    cast.round.closes_on = timezone.localdate() - datetime.timedelta(days=1)
    cast.round.save()

    assert seen(cast, [line()]).count("error") == 1


def test_a_draft_is_edited_and_its_version_counts_up(cast: Cast) -> None:
    mine = nominate(cast)
    sent = nominate(cast, "Lan")
    actions.submit(sent, by=cast["clerk"])

    batch = seen(cast, [line(), line(code="CB-Lan")])
    assert (batch.count("changed"), batch.count("unchanged")) == (1, 1)
    apply(batch, by=cast["clerk"])

    mine.refresh_from_db()
    sent.refresh_from_db()
    assert (mine.achievement, mine.version) == (WORK, 2)
    assert sent.achievement != WORK
    assert Entry.objects.get(verb="nomination.edit").content["fields"] == ["achievement"]
    assert mine.checks.count() == 1
    undo(Batch.objects.get(pk=batch.pk), by=cast["clerk"])
    mine.refresh_from_db()
    assert mine.version == 1


def test_a_list_is_undone_until_somebody_builds_on_it(cast: Cast) -> None:
    first = taken_in("nominations", table("nominations", [line()]), cast["clerk"])
    undo(first, by=cast["clerk"])
    assert not Nomination.objects.exists()
    assert not Check.objects.exists()

    second = taken_in("nominations", table("nominations", [line()]), cast["clerk"])
    actions.submit(Nomination.objects.get(), by=cast["clerk"])
    with pytest.raises(NotReadyError):
        undo(second, by=cast["clerk"])
    assert Nomination.objects.count() == 1


def test_the_template_offers_the_open_round_and_its_awards(cast: Cast) -> None:
    kind = KINDS["nominations"]
    book = load_workbook(
        BytesIO(template(kind, kind.columns_for(Hand.of(cast["clerk"], kind.label))))
    )
    words = {cell.value for row in book["_"] for cell in row}

    assert cast.round.name in words
    assert "Chiến sĩ thi đua cơ sở" in words


def test_what_goes_out_comes_in_again(cast: Cast) -> None:
    nominate(cast)
    kind = KINDS["nominations"]
    rows: list[Row] = list(kind.exported(Nomination.objects.all()))

    assert seen(cast, rows).count("unchanged") == 1


def test_the_shell_says_in_whose_name_it_is(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "de-nghi.xlsx"
    path.write_bytes(table("nominations", [line()]))
    out = StringIO()
    call_command("import_records", "nominations", str(path), stdout=out)
    with pytest.raises(CommandError):
        call_command("import_records", "nominations", str(path), "--apply", stdout=out)
    assert not Nomination.objects.exists()

    call_command("import_records", "nominations", str(path), "--apply", "--as", "clerk", stdout=out)
    assert Nomination.objects.get().created_by.username == "clerk"


def counted(act: Callable[[], Any]) -> tuple[int, Any]:
    """How often an act reads."""
    with CaptureQueriesContext(connection) as found:
        result = act()
    return sum(query["sql"].startswith("SELECT") for query in found.captured_queries), result


def test_three_rows_ask_as_often_as_three_hundred(cast: Cast) -> None:
    staffed(cast, 303)
    reads = []
    for first, count in ((0, 3), (3, 300)):
        rows = [line(code=f"P{n:03}") for n in range(first, first + count)]
        data = table("nominations", rows)
        looking, batch = counted(partial(looked_at, "nominations", data, cast["clerk"]))
        assert batch.count("new") == count
        applying, _batch = counted(partial(apply, batch, by=cast["clerk"]))
        reads.append((looking, applying))
    assert reads[0] == reads[1]
    assert Check.objects.count() == 303
