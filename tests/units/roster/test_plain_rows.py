"""What the quick look through a sheet says is what the parser says, or it says nothing."""

import datetime
from contextlib import suppress
from io import BytesIO
from xml.parsers import expat

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.units.roster.books import book, line, sheet
from tests.units.roster.malformed import cases
from units.roster.faults import Fault
from units.roster.gates import unpacked
from units.roster.limits import USUAL, Limits
from units.roster.openxml import Parsed, place, scan_sheet, scan_xlsx
from units.roster.plain_rows import plain_rows
from units.roster.scans import Scan

WIDE = Limits(rows=9_999_999, columns=20_000)
ROWS = ("0", "1", "2", "3", "7", "20", "007", "1048576", "x", "")
COLUMNS = ("A", "B", "C", "Z", "AA", "XFD", "a", "AAAA", "")
# Once as programs write it, and once as nobody does: a space, another order, another quotation.
TAGS = (
    '<c r="{at}"{style}{kind}>',
    '<c r="{at}"{kind}{style}>',
    '<c  r="{at}"{style}{kind}>',
    "<c r='{at}'{style}{kind}>",
    "<c{style}{kind}>",
    '<c r="{at}"{style}{kind} x="&gt;">',
    '<x:c r="{at}"{style}{kind}>',
)
BODIES = (
    "<v>1</v>",
    "<v>text &amp; &#60;v&#62;</v>",
    "<is><t>Nguyễn</t></is>",
    '<is><t xml:space="preserve"> a </t></is>',
    "",
    "<v/>",
    "<v></v>",
    "<is><r><t>a</t></r></is>",
    "<f>A1+1</f>",
    "<f>A1</f><v>2</v>",
    "<v>1</v><v>2</v>",
    "<v><![CDATA[</c><c r='XFD9'><v>]]></v>",
    "<!-- <v>1</v> --><v>3</v>",
    "<?v <v>1</v>?>",
    "<x:v>1</x:v>",
    "#REF!",
)
KINDS = ("", ' t="s"', ' t="n"', ' t="inlineStr"', ' t="str"', ' t="e"', ' t="&#101;"', ' t="b"')
AROUND = (
    "",
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    "<c r='Q99'><v>1</v></c>",
    "<row r='99'/>",
    "<extLst><x:f>A1</x:f></extLst>",
    "<!-- <sheetData> -->",
    "<cols><col min='1' max='9'/></cols><formula1>A1</formula1>",
    "<sheetData><row r='5'><c r='F5'><v>1</v></c></row></sheetData>",
)


@st.composite
def cells(draw: st.DrawFn, row: str) -> str:
    """Mostly a plain cell of that row."""
    usual = draw(st.integers(0, 5)) > 0
    tag = TAGS[0] if usual else draw(st.sampled_from(TAGS))
    column = draw(st.sampled_from(COLUMNS[:6] if usual else COLUMNS))
    number = row if usual else draw(st.sampled_from((row, "5", "")))
    kind = draw(st.sampled_from(KINDS[:5] if usual else KINDS))
    body = draw(st.sampled_from(BODIES[:5] if usual else BODIES))
    style = draw(st.sampled_from(("", ' s="12"')))
    opened = tag.format(at=column + number, style=style, kind=kind)
    if not body and draw(st.booleans()):
        return f"{opened[:-1]}/>"
    return f"{opened}{body}</{'x:' * ('x:' in opened)}c>"


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    rows = []
    for _ in range(draw(st.integers(0, 4))):
        number = draw(st.sampled_from(ROWS[:7] if draw(st.integers(0, 9)) else ROWS))
        inside = "".join(draw(st.lists(cells(number), max_size=4)))
        mark = draw(st.sampled_from((f' r="{number}"', f' r="{number}" spans="1:4" x:d="0"')))
        rows.append(f"<row{mark}>{inside}</row>")
        if not draw(st.integers(0, 15)):
            rows.append(draw(st.sampled_from(("\n", "<row/>", "<row>", "<!-- -->"))))
    before, after = (draw(st.sampled_from(AROUND)) for _ in range(2))
    start = '<worksheet xmlns="m" xmlns:x="x">'
    return f"{start}{before}<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>".encode()


def told(content: bytes, *, quick: bool) -> Scan | str | None:
    """What a sheet's scan says, the reason why it refuses, `None` for what is no XML at all."""
    try:
        if quick:
            return scan_sheet("DS", content, WIDE)
        return Parsed(Scan("DS"), WIDE).read(content)
    except Fault as fault:
        return str(fault.reason)


def is_sound(content: bytes) -> bool:
    """Whether it is well formed: the gates let nothing else in."""
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        return False
    return True


@given(sheets())
def test_the_quick_look_and_the_parser_say_the_same(content: bytes) -> None:
    if is_sound(content):
        assert told(content, quick=True) == told(content, quick=False)


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 60), st.sampled_from(BODIES[:4]))),
)
def test_plain_rows_are_looked_through_without_the_parser(
    filled: list[tuple[int, int, str]],
) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="1"/><c r="{chr(65 + column % 26)}{row}">{body}</c></row>'
        for row, column, body in filled
    )
    content = sheet(rows)
    found = plain_rows(content)
    assert found is not None
    assert found.last_row == max((row for row, _column, _body in filled), default=-1)
    assert found.columns == {chr(65 + column % 26) for _row, column, _body in filled}
    assert found.rest == sheet("")


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_of_hostile_files_both_say_the_same(case: object) -> None:
    members: dict[str, bytes] = {}
    with suppress(Fault):
        members = unpacked(case.data, WIDE).members  # type: ignore[attr-defined] # a Case
    for name, content in members.items():
        if "sheet" in name:
            assert told(content, quick=True) == told(content, quick=False)


def test_what_programs_write_is_plain() -> None:
    day = datetime.datetime(1980, 2, 3)  # noqa: DTZ001 - a sheet's day has no zone
    streams = [BytesIO(), BytesIO(), BytesIO()]
    for stream, frugal in zip(streams, (True, False), strict=False):
        with xlsxwriter.Workbook(stream, {"constant_memory": frugal}) as written:
            page, form = written.add_worksheet("DS"), written.add_format({"bold": True})
            for row in range(2_000):
                page.write_row(row, 0, ["Mã <&>", 1.5, True, None, " a "])
                page.write_datetime(row, 5, day, form)
                page.write_blank(row, 8, None, form)
    other = openpyxl.Workbook()
    for _ in range(2_000):
        other.active.append(["Mã <&>", 1.5, True, None, " a ", day])
    other.save(streams[2])
    for stream in streams:
        members = unpacked(stream.getvalue(), USUAL).members
        content = next(value for name, value in members.items() if "sheet1.xml" in name)
        assert plain_rows(content) is not None
        assert told(content, quick=True) == told(content, quick=False)
        [scan] = scan_xlsx(members, USUAL).sheets.values()
        assert (scan.last_row, scan.last_column) == (1_999, 5)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('<row r="2"><c r="XFD2" t="str"><v>x</v></c><c r="A2"/></row>', id="wide"),
        pytest.param('<row r="2"><c r="A9"><v>x</v></c></row>', id="another row's"),
        pytest.param(line(2, ["a"]) + '<row r="3"><c r="A3"><f>B1</f></c></row>', id="formula"),
        pytest.param('<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>', id="error"),
        pytest.param('<row r="2"><c><v>1</v></c><c><v>1</v></c></row>', id="no place"),
        pytest.param('<row r="2">' + '<c r="A2"/>' * 600 + "</row>", id="many cells"),
    ],
)
def test_tricks_are_told_as_before(rows: str) -> None:
    content = unpacked(book(line(1, ["a"]) + rows), USUAL).members["xl/worksheets/sheet1.xml"]
    assert told(content, quick=True) == told(content, quick=False)
    assert place("XFD2") == (1, 16_383)


def test_a_cell_on_the_border_of_two_walks_is_seen() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{"7" * (row % 50)}</v></c></row>'
        for row in range(1, 60_000)
    )
    for wide in (1, 29_000, 59_999):
        edge = rows.replace(f'<c r="A{wide}"', f'<c r="ZZ{wide}"')
        found = plain_rows(sheet(edge))
        assert found is not None
        assert found.columns == {"A", "ZZ"}
