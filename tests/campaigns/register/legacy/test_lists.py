"""Earlier awards come in with lists: whose, which award, from which decision."""

from __future__ import annotations

import datetime

import pytest

from campaigns.register.legacy.papers import split_number
from campaigns.register.models import Award, Decision
from tests.campaigns.register.legacy.conftest import ROWS
from tests.cast import Cast
from tests.units.intake.lists import (
    counts,
    exported,
    filled_in,
    looked_at,
    nothing_written,
    said,
    table,
    taken_in,
)
from units.intake.actions import apply, undo

KIND = "legacy_awards"


def test_a_template_that_is_filled_in_comes_back_unchanged_from_the_export(cast: Cast) -> None:
    officer = cast["officer"]
    batch = looked_at(KIND, filled_in(KIND, ROWS, officer), officer)
    assert (batch.refusal, said(batch), counts(batch)) == ("", [], (3, 0, 0, 0))
    apply(batch, by=officer)
    for form in ("xlsx", "csv"):
        taken = exported(KIND, cast["officer"], form, app="campaigns")
        again = looked_at(KIND, taken, cast["officer"], name=f"so.{form}")
        assert (said(again), counts(again)) == ([], (0, 0, 3, 0))


def test_it_stands_in_the_register_with_its_mark_and_everything_as_on_the_day(
    earlier: list[Award], cast: Cast
) -> None:
    tai, lan, office = earlier
    assert (tai.decision, tai.line, lan.line) == (lan.decision, 1, 2)
    assert (tai.decision.full_number, tai.decision.source) == ("1234/QĐ-TCMT", "legacy")
    assert (tai.recipient_name, tai.recipient_post) == ("Nguyễn Văn Tài", "Chuyên viên")
    assert tai.recipient_unit == cast.units["VP"]
    assert (office.unit, office.person, office.year_to) == (cast.units["VP"], None, 2014)
    # Nobody told the day, so it counts from the end of its year.
    assert office.decision.signed_on == datetime.date(2014, 12, 31)
    assert all(award.unverified for award in earlier)
    assert not Award.objects.attested().filter(unverified=True).exists()


def test_the_same_list_twice_changes_nothing_and_undone_it_leaves_nothing(cast: Cast) -> None:
    before = Award.objects.count(), Decision.objects.count()
    batch = taken_in(KIND, table(KIND, ROWS), cast["officer"])
    assert counts(looked_at(KIND, table(KIND, ROWS), cast["officer"])) == (0, 0, 3, 0)
    undo(batch, by=cast["officer"])
    assert (Award.objects.count(), Decision.objects.count()) == before


def test_a_title_stands_once_a_year_and_its_decision_can_be_corrected(
    earlier: list[Award], cast: Cast
) -> None:
    corrected = [{**ROWS[0], "decision_number": "1235/QĐ-TCMT"}]
    batch = looked_at(KIND, table(KIND, corrected), cast["officer"])
    assert counts(batch) == (0, 1, 0, 0)
    apply(batch, by=cast["officer"])
    earlier[0].refresh_from_db()
    assert (earlier[0].decision.full_number, earlier[0].line) == ("1235/QĐ-TCMT", 1)
    assert Award.objects.unverified().count() == 3


def test_two_commendations_of_one_year_are_two_by_their_decisions(cast: Cast) -> None:
    row = {"code": "CB-Tài", "award": "Giấy khen", "year": 2015}
    rows = [{**row, "decision_number": f"{n}/QĐ-TCMT"} for n in (10, 11)]
    taken_in(KIND, table(KIND, rows), cast["officer"])
    assert Award.objects.unverified().count() == 2
    vague = looked_at(KIND, table(KIND, [row]), cast["officer"])
    assert counts(vague)[3] == 1
    assert "nhiều khen thưởng" in said(vague)[0] or "several times" in said(vague)[0]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"code": "CB-Tài", "award": "Tập thể lao động xuất sắc", "year": 2015}, "award"),
        ({"code": "CB-Tài", "award": "Huân chương Sao Hỏa", "year": 2015}, "award"),
        ({"code": "CB-Tài", "award": "CSTDCS"}, "year"),
        ({"code": "CB-Tài", "award": "CSTDCS", "year": 2015, "year_from": 2016}, "year_from"),
        ({"code": "X9", "award": "CSTDCS", "year": 2015}, "code"),
        ({"award": "CSTDCS", "year": 2015}, "full_name"),
    ],
)
def test_what_cannot_be_is_refused_at_its_cell(
    row: dict[str, object], column: str, cast: Cast
) -> None:
    keys = ["code", "full_name", "award", "year", "year_from"]
    with nothing_written():
        batch = looked_at(KIND, table(KIND, [row], keys=keys), cast["officer"])
    assert counts(batch)[3] == 1
    assert [key for key, _sentence in batch.sheaves.get().lines[0]["e"]] == [column]


def test_people_of_others_are_not_reached(cast: Cast) -> None:
    rows = [{"code": "CB-Xa", "award": "CSTDCS", "year": 2015}]
    assert counts(looked_at(KIND, table(KIND, rows), cast["officer"]))[3] == 1


@pytest.mark.parametrize(
    ("written", "number", "symbol"),
    [
        ("1234/QĐ-TTg", 1234, "QĐ-TTg"),
        ("Số 05/QĐ-BTNMT", 5, "QĐ-BTNMT"),
        ("1234a/QĐ-CTN", None, "1234a/QĐ-CTN"),
        ("", None, ""),
    ],
)
def test_a_number_is_read_as_it_stands_on_the_paper(
    written: str, number: int | None, symbol: str
) -> None:
    assert split_number(written) == (number, symbol)
