"""Lists from the shell: looked at, applied, taken back; nothing is left of what was not applied."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.cast import Cast
from tests.units.intake.lists import (
    ROWS,
    filled_in,
    nothing_written,
    register,
    table,
)
from tests.units.roster.malformed import cases
from units.intake.models import Batch, Sheaf
from units.people.models import Person


@pytest.fixture(autouse=True)
def _folder_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def shell(kind: str, *words: Any) -> str:
    out = StringIO()
    call_command("import_records", kind, *map(str, words), stdout=out)
    return out.getvalue()


@pytest.fixture
def people(tmp_path: Path, cast: Cast) -> Path:
    del cast
    path = tmp_path / "ds.xlsx"
    path.write_bytes(filled_in("people", ROWS["people"], None))
    return path


def left(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


def test_a_look_writes_nothing_and_leaves_nothing(people: Path, tmp_path: Path) -> None:
    with nothing_written():
        told = json.loads(shell("people", people, "--json"))
    assert told["counts"] == {"new": 2, "changed": 0, "unchanged": 0, "warning": 0, "error": 0}
    assert [row["status"] for row in told["rows"]] == ["new", "new"]
    assert (Batch.objects.count(), Sheaf.objects.count(), left(tmp_path)) == (0, 0, [])


def test_a_list_is_applied_and_taken_back(
    people: Path, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told = json.loads(shell("people", people, "--apply", "--json"))
    assert told["state"] == "applied"
    assert Person.objects.filter(code__in=["CB-100", "CB-101"]).count() == 2
    assert left(tmp_path) == []
    with nothing_written():
        again = json.loads(shell("people", people, "--apply", "--json"))
    assert again["counts"]["unchanged"] == 2
    assert Batch.objects.count() == 1
    shell("people", "--undo", told["batch"])
    assert not Person.objects.filter(code__in=["CB-100", "CB-101"]).exists()


def test_errors_end_the_command_and_come_back_in_the_file(tmp_path: Path, cast: Cast) -> None:
    del cast
    path, back = tmp_path / "x.xlsx", tmp_path / "back.xlsx"
    path.write_bytes(table("people", [{"code": "CB-Tài", "full_name": "Người Khác Hẳn"}]))
    out = StringIO()
    with nothing_written(), pytest.raises(CommandError):
        call_command(
            "import_records", "people", str(path), "--apply", "--errors", str(back), stdout=out
        )
    assert "CB-Tài" in out.getvalue()
    assert back.read_bytes()[:2] == b"PK"
    assert not Batch.objects.exists()


def test_somebody_s_reach_holds_in_the_shell_too(people: Path) -> None:
    with nothing_written(), pytest.raises(CommandError):
        shell("people", people, "--apply", "--as", "outsider")
    with pytest.raises(CommandError):
        shell("people", people, "--as", "signatory")
    with pytest.raises(CommandError, match="nobody"):
        shell("people", people, "--as", "nobody")


@pytest.mark.parametrize(
    "words",
    [(), ("/no/such/file",), ("--undo", "x"), ("--undo", "6f1ed002-ab59-4b8c-9d3c-0a2c3d4e5f60")],
)
def test_wrong_words_are_answered_in_one_sentence(words: tuple[str, ...], cast: Cast) -> None:
    del cast
    with pytest.raises(CommandError):
        shell("people", *words)


def test_a_template_is_written_where_it_is_asked_for(tmp_path: Path, cast: Cast) -> None:
    del cast
    for kind in ROWS:
        out = tmp_path / f"{kind}.xlsx"
        assert str(out) in shell(kind, "--template", out)
        assert out.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_no_hostile_file_comes_in(case: Any, tmp_path: Path, cast: Cast) -> None:
    del cast
    path, before = tmp_path / "x", register()
    path.write_bytes(case.data)
    with pytest.raises(CommandError) as refused:
        shell("people", path, "--apply")
    assert register() == before
    assert "Hãy" in str(refused.value)
    for part in case.place:
        assert str(part or "") in str(refused.value)
    assert (Batch.objects.count(), left(tmp_path)) == (0, [])
