"""The shell commands of what-if: answers, refusals, exit codes."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from campaigns.eligibility.whatif import SCHEMA
from campaigns.nomination.models import Nomination
from tests.campaigns.eligibility.cases import CASES
from tests.campaigns.eligibility.cases.case import NEW, held, rated, subject
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out)
    return out.getvalue()


def told(*args: str) -> Any:
    return json.loads(run(*args, "--json"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "facts.json"


def test_the_whole_table_is_judged_from_one_file_by_the_catalogue(file: Path) -> None:
    file.write_text(json.dumps([case.facts for case in CASES], ensure_ascii=False), "utf-8")
    answers = told("eligibility", "--facts", str(file))
    assert [one["verdict"] for one in answers] == [case.verdict for case in CASES]


def test_judging_a_file_touches_no_register(cast: Cast, file: Path) -> None:
    file.write_text(json.dumps([subject("LDTT", NEW)]), "utf-8")
    before = Nomination.objects.count()
    run("eligibility", "--facts", str(file))
    assert Nomination.objects.count() == before


def test_a_reader_sees_who_what_and_why(file: Path) -> None:
    facts = subject("CSTDB", NEW, name="Lý Thị Thử", awards=held("CSTDCS", 2023, 2024))
    file.write_text(json.dumps([facts]), "utf-8")
    text = run("eligibility", "--facts", str(file))
    assert text.startswith("Lý Thị Thử, Chiến sĩ thi đua Bộ, 01/03/2025: Chưa đủ điều kiện")
    assert "Thiếu Chiến sĩ thi đua cơ sở năm 2022" in text


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = json.dumps([subject("LDTT", NEW, ratings=rated("HTTNV", 2024))]).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert told("eligibility", "--facts", "-")[0]["verdict"] == "eligible"


def test_the_schema_is_printed() -> None:
    assert json.loads(run("eligibility", "--schema")) == SCHEMA


def test_an_award_is_called_as_it_was_called_in_its_time(file: Path) -> None:
    facts = [subject("KNC", on) for on in ("2025-10-30", "2025-10-31")]
    file.write_text(json.dumps(facts), "utf-8")
    older, newer = [one["award_name"] for one in told("eligibility", "--facts", str(file))]
    assert older == 'Kỷ niệm chương "Vì sự nghiệp tài nguyên và môi trường"'
    assert newer == 'Kỷ niệm chương "Vì sự nghiệp Nông nghiệp và Môi trường"'
    paid = run("bonus", "--award", "KNC", "--recipient", "individual", "--on", "2025-10-30")
    assert paid.startswith(older)


def test_a_refused_file_is_refused_whole(file: Path) -> None:
    file.write_text(json.dumps([subject("LDTT", NEW), subject("LDT", NEW)]), "utf-8")
    with pytest.raises(CommandError, match=r"đối tượng số 2\.award: .* LDTT"):
        run("eligibility", "--facts", str(file))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.json: No such file"):
        run("eligibility", "--facts", str(tmp_path / "none.json"))
    with pytest.raises(CommandError, match="directory"):
        run("eligibility", "--facts", str(tmp_path))


def test_something_must_be_asked() -> None:
    with pytest.raises(CommandError, match="required"):
        run("eligibility")


@pytest.mark.parametrize(
    ("award", "recipient", "on", "money"),
    [
        ("LDTT", "individual", "2026-07-01", 760_000),
        ("LDTT", "individual", "2026-06-30", 710_000),
        ("CSTDCS", "individual", "2026-11-22", 2_530_000),
        ("CSTDB", "individual", "2026-11-22", 7_590_000),
        ("BKB", "individual", "2026-11-22", 3_800_000),
        ("BKB", "collective", "2026-11-22", 7_590_000),
        ("BKB", "household", "2026-11-22", 5_700_000),
        ("BKB_CN", "individual", "2023-12-31", 1_800_000),
        ("BKB_CN", "individual", "2024-01-01", 2_700_000),
        ("TTLDXS", "collective", "2026-11-22", 3_800_000),
        ("CTDB", "collective", "2026-11-22", 20_240_000),
        ("BKTTG", "individual", "2026-11-22", 8_860_000),
        ("BKTTG", "household", "2026-11-22", 13_290_000),
        ("GK", "household", "2026-11-22", 1_140_000),
        ("BKTTG", "individual", "2017-09-30", 1_950_000),
        ("BKTTG", "individual", "2017-10-01", 4_550_000),
        ("HCLD1", "collective", "2026-11-22", 45_540_000),
    ],
)
def test_what_an_award_pays(award: str, recipient: str, on: str, money: int) -> None:
    answer = told("bonus", "--award", award, "--recipient", recipient, "--on", on)
    assert answer["bonus"] == money
    assert answer["at_most"] is False
    assert all(answer["legal_basis"].values())


def test_the_sum_of_a_bonus_is_shown() -> None:
    answer = told("bonus", "--award", "LDTT", "--recipient", "individual", "--on", "2026-07-01")
    assert (answer["rate"], answer["base_salary"], answer["product"]) == (
        "0.3",
        2_530_000,
        "759000",
    )
    assert answer["legal_basis"]["rate"] == "Nghị định 152/2025/NĐ-CP, Điều 49–54"
    text = run("bonus", "--award", "LDTT", "--recipient", "individual", "--on", "2026-07-01")
    assert "760.000 đồng" in text
    assert "mức cao nhất" in text


def test_a_ceiling_is_told_as_one() -> None:
    answer = told("bonus", "--award", "KNC", "--recipient", "individual", "--on", "2026-07-01")
    assert (answer["bonus"], answer["at_most"]) == (1_520_000, True)


@pytest.mark.parametrize(
    ("award", "recipient", "on", "why"),
    [
        ("LDTT", "collective", "2026-07-01", "Lao động tiên tiến"),
        ("LDT", "individual", "2026-07-01", "LDTT"),
        ("LDTT", "individual", "2026-02-30", "2026-02-30"),
        ("LDTT", "individual", "2010-01-01", "01/06/2014"),
        ("KNC", "individual", "2020-01-01", "TT-BTNMT, Điều 14"),
    ],
)
def test_a_bonus_that_cannot_be_told_is_refused(
    award: str, recipient: str, on: str, why: str
) -> None:
    with pytest.raises(CommandError, match=why):
        run("bonus", "--award", award, "--recipient", recipient, "--on", on)


@pytest.mark.parametrize(
    ("award", "on", "members", "needed", "comparison"),
    [
        ("CSTDB", "2025-03-01", 17, 16, "at_least"),
        ("CSTDCS", "2025-03-01", 17, 14, "at_least"),
        ("CSTDCS", "2025-03-01", 10, 8, "at_least"),
        ("CSTDCS", "2023-12-31", 17, 9, "more_than"),
        ("CSTDTQ", "2023-12-31", 10, 9, "at_least"),
        ("CTDCP", "2025-03-01", 15, 12, "at_least"),
        ("AHLD", "2025-03-01", 20, 18, "at_least"),
        ("BKB", "2025-03-01", 10, 6, "more_than"),
        ("BKB_CN", "2025-03-01", 1, 1, "more_than"),
    ],
)
def test_votes_needed(award: str, on: str, members: int, needed: int, comparison: str) -> None:
    line = told("pass_line", "--award", award, "--on", on, "--members", str(members))
    assert (line["votes_needed"], line["comparison"]) == (needed, comparison)
    assert (line["base"], line["passed"]) == ("all_members", None)


@pytest.mark.parametrize(("yes", "passed"), [(15, False), (16, True), (0, False), (17, True)])
def test_whether_it_passed(yes: int, passed: bool) -> None:
    asked = ("pass_line", "--award", "CSTDB", "--on", "2025-03-01", "--members", "17")
    assert told(*asked, "--yes", str(yes))["passed"] is passed
    assert ("không đạt" in run(*asked, "--yes", str(yes))) is not passed


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"--members": "0"}, "0"),
        ({"--members": "1001"}, "1000"),
        ({"--yes": "18"}, "18"),
        ({"--yes": "-1"}, "-1"),
        ({"--on": "tomorrow"}, "tomorrow"),
        ({"--award": "CSTD"}, "CSTDB"),
        ({"--on": "2010-01-01"}, "01/06/2014"),
    ],
)
def test_a_pass_line_that_cannot_be_told_is_refused(wrong: dict[str, str], why: str) -> None:
    asked = {"--award": "CSTDB", "--on": "2025-03-01", "--members": "17", **wrong}
    with pytest.raises(CommandError, match=why):
        run("pass_line", *(f"{key}={value}" for key, value in asked.items()))


def test_the_exit_code_of_a_refusal_is_one() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "eligibility", "--facts", "does-not-exist.json"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
