"""Servers that run already are tried in order; the newest programs start a throw-away one."""

from pathlib import Path

from awards_registry.install.cluster import programs
from awards_registry.install.postgres import candidates


def test_the_usual_server_is_tried_as_postgres_and_as_the_one_who_runs_the_tests() -> None:
    found = [each.conninfo for each in candidates({}, "lan")]
    assert found == [
        "host=127.0.0.1 port=5432 user=postgres",
        "host=127.0.0.1 port=5432 user=lan",
    ]


def test_a_named_server_comes_first() -> None:
    named = "postgres://lan@db/registry"
    assert candidates({"DATABASE_URL": named, "PGHOST": "db"}, "lan")[0].conninfo == named


def test_a_database_file_is_no_server() -> None:
    names = [each.name for each in candidates({"DATABASE_URL": "sqlite:///x"}, "postgres")]
    assert names == ["127.0.0.1 as postgres"]


def test_the_newest_programs_are_taken_by_number_not_by_letter(tmp_path: Path) -> None:
    for version in ("9.6", "15", "17"):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        (folder / "initdb").touch()
    (tmp_path / "18" / "bin").mkdir(parents=True)
    assert programs(tmp_path) == tmp_path / "17" / "bin"
