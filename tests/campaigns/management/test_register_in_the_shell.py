"""The shell judges whoever stands in the register, and goes over all of them."""

from __future__ import annotations

import datetime
import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from campaigns.eligibility.models import Check
from tests.campaigns.rows import decided, granted
from tests.cast import Cast, employ, nominate
from units.record.models import AnnualRating, Initiative, InitiativeAuthor

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def told(*words: str) -> Any:
    """What ``manage.py`` answers to these words with --json."""
    out = io.StringIO()
    call_command(*words, "--json", stdout=out)
    return json.loads(out.getvalue())


def spoken(*words: str) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def eligibility(award: str, *more: str, year: int = YEAR) -> Any:
    return told("eligibility", "--award", award, "--year", str(year), *more)


def test_everybody_in_a_unit_is_judged_with_findings(cast: Cast) -> None:
    answers = eligibility("LDTT", "--unit", "TCMT-VP")

    assert {each["person"] for each in answers} == {"CB-Tài", "CB-Lan"}
    [rating] = [one for one in answers[0]["findings"] if one["kind"] == "rating"]
    assert rating["met"] is True
    assert rating["legal_basis"]
    assert rating["records"][0]["type"] == "rating"


def test_what_no_unit_has_confirmed_cannot_be_told(cast: Cast) -> None:
    [answer] = eligibility("LDTT", "--person", "CB-Tài")

    assert answer["verdict"] == "cannot_tell"
    assert [one["kind"] for one in answer["findings"] if one["met"] is None] == ["clean"]


def test_what_a_nomination_states_counts(cast: Cast) -> None:
    nominate(cast, award="LDTT", confirmed_clean=True)
    nominate(cast, given="Lan", award="LDTT", state="withdrawn")

    verdicts = {each["person"]: each["verdict"] for each in eligibility("LDTT")}

    assert verdicts["CB-Tài"] == "eligible"
    assert verdicts["CB-Lan"] == "cannot_tell"


def test_nothing_is_kept(cast: Cast) -> None:
    nominate(cast, award="LDTT")
    eligibility("LDTT")
    told("radar", "--year", str(YEAR))

    assert not Check.objects.exists()


def test_a_person_far_off_is_told_what_is_missing(cast: Cast) -> None:
    [answer] = eligibility("CSTDB", "--person", "cb-tài")

    assert answer["verdict"] == "not_eligible"
    assert any(str(YEAR - 1) in sentence for sentence in answer["missing"])


def test_collectives_are_named_by_their_unit(cast: Cast) -> None:
    answers = eligibility("TTLDTT", "--unit", "TCMT")

    assert {each["unit"] for each in answers} == {"TCMT", "TCMT-VP", "TCMT-TT"}
    assert all("person" not in each for each in answers)


def test_the_law_of_the_day_judges(cast: Cast) -> None:
    AnnualRating.objects.create(person=cast.people["Tài"], year=2023, level="HTXSNV")

    def asked(day: str) -> set[str]:
        [answer] = eligibility("CSTDCS", "--person", "CB-Tài", "--on", day, year=2023)
        return {finding["kind"] for finding in answer["findings"]}

    assert "quota" in asked("2023-12-31")
    assert "quota" not in asked("2024-01-01")


def test_for_readers_each_condition_has_a_line(cast: Cast) -> None:
    text = spoken("eligibility", "--award", "CSTDCS", "--year", str(YEAR), "--person", "CB-Tài")

    assert text.startswith("Nguyễn Văn Tài, Chiến sĩ thi đua cơ sở")
    assert "Phương án 1" in text


@pytest.mark.parametrize(
    "words",
    [
        ["--award", "KHONG-CO", "--year", str(YEAR)],
        ["--award", "LDTT"],
        ["--award", "LDTT", "--year", "2014"],
        ["--award", "LDTT", "--year", str(YEAR + 1)],
        ["--award", "LDTT", "--year", str(YEAR), "--unit", "KHONG-CO"],
        ["--award", "LDTT", "--year", str(YEAR), "--person", "KHONG-CO"],
        ["--award", "LDTT", "--year", str(YEAR), "--person", "CB-Xa", "--unit", "TCMT"],
        ["--award", "LDTT", "--year", str(YEAR), "--on", "2026-02-30"],
        ["--award", "LDTT", "--year", str(YEAR), "--on", "2000-01-01"],
        ["--award", "LDTT", "--year", str(YEAR), "--on", f"{YEAR - 1}-12-31"],
        ["--award", "TTLDTT", "--year", str(YEAR), "--person", "CB-Tài"],
        ["--award", "GK_HGD", "--year", str(YEAR)],
        ["--year", str(YEAR), "--facts", "-"],
    ],
)
def test_what_cannot_be_judged_is_refused_in_words(cast: Cast, words: list[str]) -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("eligibility", *words, stdout=io.StringIO())
    assert str(refusal.value)


def test_the_radar_lists_who_qualifies_and_who_lacks_one_thing(cast: Cast) -> None:
    AnnualRating.objects.filter(person=cast.people["Lan"], year=YEAR).delete()
    nominate(cast, award="LDTT")

    found = told("radar", "--year", str(YEAR), "--unit", "TCMT")

    qualified = {(line["award"], line["person"]) for line in found["qualified"]}
    assert ("LDTT", "CB-Đạt") in qualified
    assert ("LDTT", "CB-Tài") not in qualified  # nominated
    [line] = [
        one for one in found["one_step"] if (one["award"], one["person"]) == ("LDTT", "CB-Lan")
    ]
    assert line["reachable"] is True
    assert str(YEAR) in line["missing"][0]
    assert found["people"] == 3
    assert found["rules"]["LDTT"]["valid_from"] == "2024-01-01"


def test_the_radar_says_the_limit(cast: Cast) -> None:
    """Until the end of 2023 at most 15 % of those who hold Lao động tiên tiến."""
    decision = decided(cast, on=datetime.date(2022, 12, 1))
    for number in range(6):
        person = employ("Trần Văn Sáu", "m", cast.units["VP"], code=f"S{number}")
        granted(decision, person, award="LDTT", unit=cast.units["VP"])
    granted(decision, cast.people["Tài"], award="LDTT", unit=cast.units["VP"])
    made = Initiative.objects.create(
        title="Sáng kiến", scope="base", year=2022, recognised_by="Tổng cục trưởng"
    )
    InitiativeAuthor.objects.create(initiative=made, person=cast.people["Tài"])

    text = spoken("radar", "--year", "2022", "--unit", "TCMT-VP")

    assert "CSTDCS: CB-Tài Nguyễn Văn Tài (TCMT-VP), trong hạn mức 1, đã khen 0" in text


@pytest.mark.parametrize("words", [["--year", "1999"], ["--year", "2026", "--unit", "KHÔNG"]])
def test_a_radar_of_nowhere_or_never_is_refused(cast: Cast, words: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("radar", *words, stdout=io.StringIO())
