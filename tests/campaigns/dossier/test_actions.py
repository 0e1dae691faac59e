"""The unit's clerk adds, waives, takes out; nobody else does, and not once it is sent."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import transaction

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from campaigns.dossier.actions import attach, take_out, waive
from campaigns.dossier.keeping import digest_of, path_of
from campaigns.dossier.limits import DOSSIER_FILES, MEGABYTE
from campaigns.dossier.sweeping import A_DAY, sweep
from campaigns.nomination import actions as nominations
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Document, Nomination
from campaigns.nomination.papers import checklist, missing, rule_of
from tests.campaigns.dossier.files import pdf, photo, word
from tests.campaigns.dossier.hostile import HOSTILE
from tests.cast import PARTS, Cast, nominate
from units.accounts.access import NotYoursError

REPORT, LIST = "bao-cao-thanh-tich", "danh-sach-de-nghi-khen-thuong"


def sent(content: bytes | None = None, name: str = "Báo cáo.pdf") -> ContentFile[bytes]:
    return ContentFile(pdf() if content is None else content, name)


def files(shelf: Path) -> list[Path]:
    return sorted(path for path in shelf.rglob("*") if path.is_file())


def complete(nomination: Nomination, cast: Cast) -> None:
    for paper in missing(nomination):
        waive(nomination, paper.code, "Nộp bản giấy", by=cast["clerk"])


def test_a_file_is_kept_under_a_random_name_for_its_owner_alone(cast: Cast, shelf: Path) -> None:
    nomination = nominate(cast)

    paper = attach(nomination, REPORT, sent(name="Báo cáo của Tài.pdf"), by=cast["clerk"])

    [path] = files(shelf)
    assert path == path_of(paper.place)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (path.read_bytes(), digest_of(path)) == (pdf(), paper.sha256)
    assert (path.suffix, "Tài" in str(path), len(path.name)) == ("", False, 32)
    assert (paper.file_name, paper.kind, paper.size) == ("Báo cáo của Tài.pdf", "pdf", len(pdf()))
    line = Entry.objects.order_by("-sequence")[0]
    assert (line.verb, line.content["sha256"]) == ("paper.attach", paper.sha256)
    assert "Tài" not in str(line.content)
    assert first_fault() is None


def test_the_checklist_knows_what_is_there_not_needed_missing_and_made_later(cast: Cast) -> None:
    nomination = nominate(cast, "Tài", "CSTDCS")
    before = {paper.code for paper in missing(nomination)}
    attach(nomination, REPORT, sent(), by=cast["clerk"])
    waive(nomination, LIST, "Chỉ có một người", by=cast["clerk"])

    papers = {paper.code: paper for paper in checklist(nomination)}

    assert papers[REPORT].is_there
    assert (papers[LIST].waived, papers[LIST].missing) == (True, False)
    assert before - {paper.code for paper in missing(nomination)} == {REPORT, LIST}
    assert not any(p.missing for p in papers.values() if "hoi-dong" in p.code)


def test_a_replaced_file_goes_unless_it_was_sealed(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    attach(nomination, REPORT, sent(), by=clerk)
    with transaction.atomic():
        second = attach(nomination, REPORT, sent(word()), by=clerk)
    assert list(nomination.documents.all()) == [second]

    nominations.submit(nomination, by=clerk)
    nominations.recall(nomination, by=clerk)
    third = attach(nomination, REPORT, sent(photo()), by=clerk)

    assert list(nomination.documents.current()) == [third]
    second.refresh_from_db()
    assert (second.removed_by, digest_of(path_of(second.place))) == (clerk, second.sha256)
    take_out(third, by=clerk)
    assert list(nomination.documents.all()) == [second]


def test_files_go_when_their_rows_are_gone(
    cast: Cast, shelf: Path, django_capture_on_commit_callbacks: object
) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    paper = attach(nomination, REPORT, sent(), by=clerk)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # a fixture
        take_out(paper, by=clerk)
    assert (files(shelf), nomination.documents.count()) == ([], 0)


def test_a_reason_that_was_sealed_stays_when_a_file_takes_its_place(cast: Cast) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    reason = waive(nomination, REPORT, "  Nộp   bản giấy ", by=clerk)
    assert reason.waiver == "Nộp bản giấy"
    assert waive(nomination, REPORT, "Nộp bản giấy", by=clerk) == reason
    nominations.submit(nomination, by=clerk)
    nominations.recall(nomination, by=clerk)

    attach(nomination, REPORT, sent(), by=clerk)

    reason.refresh_from_db()
    assert reason.removed_at is not None


def test_only_the_clerk_of_the_nominating_unit_changes_the_papers(cast: Cast, shelf: Path) -> None:
    nomination = nominate(cast)
    paper = attach(nomination, REPORT, sent(), by=cast["clerk"])
    for part in set(PARTS) - {"clerk"}:
        other = cast[part]
        for act in (
            lambda by=other: attach(nomination, LIST, sent(), by=by),
            lambda by=other: waive(nomination, LIST, "Không cần", by=by),
            lambda by=other: take_out(paper, by=by),
        ):
            with pytest.raises(NotYoursError):
                act()
    assert (len(files(shelf)), Entry.objects.filter(verb__startswith="paper.").count()) == (1, 1)


def test_the_papers_stay_as_they_were_sent(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    paper = attach(nomination, REPORT, sent(), by=clerk)
    nominations.submit(nomination, by=clerk)

    for act in (
        lambda: attach(nomination, LIST, sent(), by=clerk),
        lambda: waive(nomination, LIST, "Không cần", by=clerk),
        lambda: take_out(paper, by=clerk),
    ):
        with pytest.raises(ObstacleError):
            act()

    assert len(files(shelf)) == 1
    assert nomination.snapshot["papers"][0]["sha256"] == paper.sha256


def test_no_hostile_file_leaves_a_row_or_a_byte(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    for name, make in HOSTILE.items():
        with pytest.raises(ObstacleError):
            attach(nomination, REPORT, sent(make(), f"{name}.pdf"), by=clerk)
    assert (files(shelf), nomination.documents.count()) == ([], 0)


def test_the_same_file_sent_twice_is_kept_once(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    for paper in (REPORT, "other"):
        first = attach(nomination, paper, sent(), by=clerk)
        assert attach(nomination, paper, sent(), by=clerk) == first
    assert (len(files(shelf)), nomination.documents.count()) == (2, 2)


def test_of_other_papers_there_may_be_several(cast: Cast) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    attach(nomination, "other", sent(), by=clerk, title="  Xác nhận\tthuế ")
    attach(nomination, "other", sent(word(), "Giấy mời.docx"), by=clerk)
    assert [str(each) for each in nomination.documents.all()] == ["Xác nhận thuế", "Giấy mời"]


def test_what_the_law_does_not_ask_of_the_unit_is_refused(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast, "Tài", "CSTDCS"), cast["clerk"]
    rule = rule_of(nomination)
    assert rule
    rule.dossier = [*rule.dossier, "Biên bản họp Hội đồng"]
    rule.save()
    later = next(paper.code for paper in checklist(nomination) if not paper.asked_of_unit)
    for paper in ("khong-co", "", later):
        with pytest.raises(ObstacleError):
            attach(nomination, paper, sent(), by=clerk)
        with pytest.raises(ObstacleError):
            waive(nomination, paper, "Không cần", by=clerk)
    attach(nomination, REPORT, sent(), by=clerk)
    for paper, reason in ((REPORT, "Đã có"), (LIST, " "), (LIST, "x" * 401), ("other", "x")):
        with pytest.raises(ObstacleError):
            waive(nomination, paper, reason, by=clerk)
    assert len(files(shelf)) == 1


def _fill(nomination: Nomination, cast: Cast, count: int, size: int) -> None:
    Document.objects.bulk_create(
        Document(
            nomination=nomination,
            paper="other",
            title=f"Giấy {number}",
            place=f"papers/zz/{number}",
            kind="pdf",
            size=size,
            sha256=f"{number:064d}",
            uploaded_by=cast.users["clerk"],
        )
        for number in range(count)
    )


def test_a_dossier_that_is_full_says_the_numbers(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    _fill(nomination, cast, DOSSIER_FILES, 1000)
    with pytest.raises(ObstacleError, match=r"40.*40"):
        attach(nomination, REPORT, sent(), by=clerk)
    Document.objects.filter(title="Giấy 0").delete()
    attach(nomination, REPORT, sent(), by=clerk)
    attach(nomination, REPORT, sent(word()), by=clerk)  # in the place of one: no more than before

    heavy = nominate(cast, "Lan")
    _fill_heavy(heavy, cast)
    with pytest.raises(ObstacleError, match="60 MB"):
        attach(heavy, REPORT, sent(), by=clerk)
    assert len(files(shelf)) == 2  # the replaced one goes with the transaction of the test


def _fill_heavy(nomination: Nomination, cast: Cast) -> None:
    Document.objects.create(
        nomination=nomination,
        paper="other",
        title="Nặng",
        place="papers/zz/heavy",
        kind="pdf",
        size=60 * MEGABYTE,
        sha256="a" * 64,
        uploaded_by=cast.users["clerk"],
    )


def test_a_dossier_is_sent_only_with_all_papers_where_the_round_asks_it(cast: Cast) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    cast.round.papers_required = True
    cast.round.save()
    attach(nomination, REPORT, sent(), by=clerk)
    nomination = Nomination.objects.get(pk=nomination.pk)
    with pytest.raises(ObstacleError, match="Danh sách"):
        nominations.submit(nomination, by=clerk)

    complete(nomination, cast)

    nominations.submit(nomination, by=clerk)
    assert nomination.state == "submitted"


def test_a_file_whose_row_was_lost_is_cleared_away_after_a_day(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    kept = attach(nomination, REPORT, sent(), by=clerk)
    with transaction.atomic():
        attach(nomination, LIST, sent(word()), by=clerk)
        transaction.set_rollback(True)  # as a crash before the end would
    [orphan] = [path for path in files(shelf) if path != path_of(kept.place)]
    assert sweep().cleared == []  # somebody may be about to enter it

    os.utime(orphan, (time.time() - A_DAY - 60,) * 2)
    os.utime(path_of(kept.place), (0, 0))
    assert sweep(clear=False).cleared == [orphan.relative_to(shelf).as_posix()]
    call_command("sweep_papers", verbosity=0)

    assert files(shelf) == [path_of(kept.place)]


def test_the_sweep_names_papers_without_bytes_and_with_others(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    lost = attach(nomination, REPORT, sent(), by=clerk)
    other = attach(nomination, LIST, sent(word()), by=clerk)
    path_of(lost.place).unlink()
    path_of(other.place).write_bytes(pdf())

    found = sweep()

    assert (found.lost, found.changed) == ([lost], [other])
    with pytest.raises(CommandError):
        call_command("sweep_papers")
