"""The Vietnamese catalogue stays whole through merges, renames and forgotten words."""

import gettext
from pathlib import Path

import polib
import pytest

from awards_registry.translation.catalogue import (
    collect,
    compile_catalogue,
    faults_of_file,
    faults_of_uses,
)
from awards_registry.translation.extract import Message, Use

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "django.po"


def write(path: Path, *entries: tuple[str, str]) -> None:
    lines = [f'msgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in entries]
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8")


def texts(path: Path) -> list[tuple[str, str, bool]]:
    return [(entry.msgid, entry.msgstr, bool(entry.obsolete)) for entry in polib.pofile(str(path))]


def test_collecting_adds_sorts_and_puts_unused_words_aside(path: Path) -> None:
    write(path, ("Vote", "Bỏ phiếu"), ("Old", "Cũ"), ("Save", "Lưu"))
    done = collect(path, [Message("Vote"), Message("Award")], {("", "Save")})
    assert (done.added, done.merged, done.dropped) == (1, 0, 1)
    assert texts(path) == [
        ("Award", "", False),
        ("Save", "Lưu", False),
        ("Vote", "Bỏ phiếu", False),
        ("Old", "Cũ", True),
    ]


def test_a_word_used_again_gets_its_translation_back(path: Path) -> None:
    write(path, ("Old", "Cũ"))
    collect(path, [], set())
    collect(path, [Message("Old")], set())
    assert texts(path) == [("Old", "Cũ", False)]


def test_collecting_twice_changes_nothing(path: Path) -> None:
    collect(path, [Message("Unit"), Message("paper", "papers"), Message("Return", "", "x")], set())
    once = path.read_bytes()
    collect(path, [Message("Unit"), Message("paper", "papers"), Message("Return", "", "x")], set())
    assert path.read_bytes() == once


def test_of_two_entries_after_a_merge_the_translated_one_stays(path: Path) -> None:
    write(path, ("Unit", ""), ("Unit", "đơn vị"), ("Unit", "Cơ quan"))
    assert [fault.split(": ", 1)[1] for fault in faults_of_file(path)] == [
        "twice in the catalogue: 'Unit'",
        "not translated: 'Unit'",
        "twice in the catalogue: 'Unit'",
        "twice in the catalogue: 'Unit'",
    ]
    done = collect(path, [Message("Unit")], set())
    assert done.merged == 2
    assert done.conflicts == ["'Unit': kept 'đơn vị', not 'Cơ quan'"]
    assert texts(path) == [("Unit", "đơn vị", False)]


@pytest.mark.parametrize(
    ("source", "vietnamese"),
    [
        ("%(n)s papers", "%(m)s hồ sơ"),
        ("%(n)s papers", "hồ sơ"),
        ("{name} was sent", "{ten} đã gửi"),
        ("%s of %d", "%d trong %s"),
    ],
)
def test_other_holes_than_the_source_are_a_fault(path: Path, source: str, vietnamese: str) -> None:
    write(path, (source, vietnamese))
    assert faults_of_file(path) == [f"{path}:4: other holes than {source!r}: {vietnamese!r}"]


def test_holes_may_change_their_order_and_their_number(path: Path) -> None:
    write(
        path,
        ("%(a)s for %(b)s", "%(b)s: %(a)s (%(b)s)"),
        ("{} new", "{} mới"),
        ("80% of all", "Trên 80% số"),
    )
    assert faults_of_file(path) == []


def test_plural_takes_the_holes_of_the_plural_and_has_one_form(path: Path) -> None:
    entry = 'msgid "a paper"\nmsgid_plural "%(n)s papers"\n'
    path.write_text(HEADER + entry + 'msgstr[0] "%(n)s hồ sơ"\n', encoding="utf-8")
    assert faults_of_file(path) == []
    path.write_text(HEADER + entry + 'msgstr[0] "x"\nmsgstr[1] "y"\n', encoding="utf-8")
    assert faults_of_file(path) == [f"{path}:4: Vietnamese has one plural form: 'a paper'"]


def test_fuzzy_and_unreadable_are_faults(path: Path) -> None:
    path.write_text(HEADER + '#, fuzzy\nmsgid "a"\nmsgstr "b"\n', encoding="utf-8")
    assert faults_of_file(path) == [f"{path}:4: marked fuzzy: 'a'"]
    path.write_text(HEADER + "<<<<<<< ours\n", encoding="utf-8")
    assert "cannot be read" in faults_of_file(path)[0]


def test_every_use_needs_an_entry_here_or_in_a_package(path: Path) -> None:
    write(path, ("Unit", "đơn vị"))
    place = Path("a.py")
    uses = [
        Use(Message("Unit"), place, 1),
        Use(Message("Save"), place, 2),
        Use(Message("Vote"), place, 3),
        Use(Message("Unit", "Units"), place, 4),
        Use(None, place, 5, "in pieces"),
    ]
    assert faults_of_uses(path, uses, {("", "Save")}) == [
        "a.py:3: no Vietnamese entry: 'Vote'",
        "a.py:4: another plural in the catalogue: 'Units'",
        "a.py:5: in pieces",
    ]


def test_compiled_catalogue_answers_and_is_written_once(path: Path) -> None:
    write(path, ("Unit", "đơn vị"), ("Empty", ""))
    assert compile_catalogue(path)
    assert not compile_catalogue(path)
    with path.with_suffix(".mo").open("rb") as compiled:
        spoken = gettext.GNUTranslations(compiled)
    assert (spoken.gettext("Unit"), spoken.gettext("Empty")) == ("đơn vị", "Empty")
