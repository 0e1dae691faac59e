"""Files that must not come in: every one is refused by a sentence, none by a crash."""

import random
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from tests.units.roster.books import WANTED, book, line, staff
from tests.units.roster.malformed import Case, cases
from units.roster.faults import Fault, Reason
from units.roster.limits import MEGABYTE, USUAL
from units.roster.pick import pick
from units.roster.reading import read_table
from units.roster.refusals import Refused
from units.roster.sheets import sheets_of

FIXTURES = Path(__file__).parent / "fixtures"
CASES = list(cases())
# These pass the gates: what opens them may break, so they are opened only by the child.
READ = {Reason.NO_ROWS, Reason.LONG_CELL, Reason.COLUMN_TWICE}


def judged(case: Case) -> Refused:
    """The refusal as the child finds it, in this process as far as the gates reach."""
    if case.reason in READ:
        with pytest.raises(Refused) as refused:
            read_table(case.data, WANTED)
        return refused.value
    with pytest.raises(Fault) as fault:
        pick(sheets_of(case.data, WANTED, USUAL), WANTED)
    return Refused(fault.value)


def test_there_are_sixty_of_them_each_with_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_is_refused_with_the_place_and_what_to_do(case: Case) -> None:
    refused = judged(case)
    assert (refused.reason, (refused.sheet, refused.row, refused.column)) == (
        case.reason,
        case.place,
    )
    with translation.override("vi"):
        said = str(refused)
    assert "Hãy" in said
    assert "%" not in said
    for part in case.place:
        assert str(part or "") in said


@pytest.mark.full
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_child_says_the_same(case: Case) -> None:
    began = time.monotonic()
    with pytest.raises(Refused) as refused:
        read_table(case.data, WANTED)
    assert refused.value.reason == case.reason
    assert time.monotonic() - began < 10


def test_a_sentence_names_the_place_first() -> None:
    with pytest.raises(Refused) as refused:
        read_table(staff(line(1_048_576, ["x"])), WANTED)
    assert str(refused.value) == (
        "Trang tính “DS”, dòng 1048576: Bảng kéo dài đến dòng 1048576, chỉ nhận đến 100000 dòng."
        " Hãy chia nhỏ danh sách hoặc xóa các dòng thừa phía dưới rồi lưu lại."
    )


def test_a_grid_that_needs_gigabytes_ends_the_child_and_not_us() -> None:
    open_gates = replace(USUAL, rows=2_000_000, columns=20_000, cells=10**12)
    grid = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'
    with pytest.raises(Refused) as refused:
        read_table(staff(grid), WANTED, limits=open_gates)
    assert refused.value.reason == Reason.TOO_HEAVY
    assert read_table(book(), WANTED).rows


def test_a_small_file_that_takes_a_gigabyte_to_read_ends_the_child_and_not_us() -> None:
    far = "".join(
        f'<row r="{at}"><c r="XFD{at}" t="str"><v>x</v></c></row>' for at in range(2, 3_002)
    )
    bomb = staff(far)
    assert len(bomb) < 20_000
    with pytest.raises(Refused) as gate:
        read_table(bomb, WANTED)
    with pytest.raises(Refused) as weight:
        read_table(bomb, WANTED, limits=replace(USUAL, columns=20_000, cells=10**12))
    assert (gate.value.reason, weight.value.reason) == (Reason.MANY_COLUMNS, Reason.TOO_HEAVY)


@pytest.mark.full
def test_half_a_megabyte_with_millions_of_rows_ends_the_child_and_not_us() -> None:
    bomb = staff('<row><c t="str"><v>abcdefgh</v></c></row>' * 5_000_000)
    assert len(bomb) < MEGABYTE
    with pytest.raises(Refused) as gate:
        read_table(bomb, WANTED)
    wide = replace(USUAL, ratio=10_000, rows=9_000_000, unpacked_bytes=900 * MEGABYTE)
    with pytest.raises(Refused) as weight:
        read_table(bomb, WANTED, limits=wide)
    assert gate.value.reason == Reason.UNPACKS_TOO_BIG
    assert weight.value.reason in {Reason.TOO_HEAVY, Reason.TOO_SLOW}


def test_reading_without_end_is_stopped_by_the_clock() -> None:
    began = time.monotonic()
    with pytest.raises(Refused) as refused:
        read_table(book(), WANTED, limits=replace(USUAL, wall_seconds=0.0))
    assert refused.value.reason == Reason.TOO_SLOW
    assert time.monotonic() - began < 5


@pytest.mark.full
def test_reading_without_end_is_stopped_by_the_processor_s_limit() -> None:
    rows = "".join(line(at, ["M", "A"]) for at in range(2, 200_000))
    limits = replace(USUAL, rows=300_000, cpu_seconds=1)
    with pytest.raises(Refused) as refused:
        read_table(staff(rows), WANTED, limits=limits)
    assert refused.value.reason == Reason.TOO_SLOW


@pytest.mark.full
def test_good_files_with_torn_bytes_are_read_or_refused() -> None:
    chance = random.Random(1)  # noqa: S311 - the same damage in every run
    whole = [book(), *((FIXTURES / name).read_bytes() for name in ("staff.xls", "staff.ods"))]
    for turn in range(150):
        torn = bytearray(whole[turn % len(whole)])
        for _ in range(chance.choice((1, 2, 8))):
            torn[chance.randrange(len(torn))] = chance.randrange(256)
        with suppress(Refused):
            read_table(bytes(torn), WANTED)


def test_two_cells_far_apart_do_not_make_room_for_all_between_them() -> None:
    far = '<row r="90000"><c r="CV90000" t="str"><v>x</v></c></row>'
    with pytest.raises(Refused) as refused:
        read_table(staff(far), WANTED)
    assert (refused.value.reason, refused.value.sheet) == (Reason.TOO_HEAVY, "DS")
