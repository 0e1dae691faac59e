"""Files that nobody should send and somebody will: each with the refusal that it must meet.

A case is a name, the bytes, the reason and the place (sheet, row, column) of the refusal.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from tests.units.roster.books import (
    HEADER,
    PERSON,
    book,
    cell,
    compound,
    document,
    line,
    ods_row,
    old_book,
    old_label,
    parts,
    raw_zip,
    record,
    sheet,
    staff,
    zipped,
)
from units.roster.faults import Reason

Place = tuple[str, int | None, str]
NOWHERE: Place = ("", None, "")
_DTD = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>'
_OUTSIDE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
_GOOD = sheet(line(1, HEADER) + line(2, PERSON))


@dataclass(frozen=True)
class Case:
    name: str
    data: bytes
    reason: Reason
    place: Place = NOWHERE


def cases() -> Iterator[Case]:
    """Every case; the names are unique."""
    yield from _no_tables()
    yield from _bad_zips()
    yield from _bad_parts()
    yield from _too_far()
    yield from _old_books()
    yield from _bad_texts()
    yield from _bad_headers()


def _no_tables() -> Iterator[Case]:
    yield Case("nothing", b"", Reason.EMPTY)
    yield Case("blanks", b" \r\n\t ", Reason.EMPTY)
    yield Case("eleven megabytes", b"a;b\n" * (11 * 1024 * 256), Reason.TOO_BIG)
    yield Case("pdf", b"%PDF-1.7\n%text", Reason.UNKNOWN_KIND)
    yield Case("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reason.UNKNOWN_KIND)
    yield Case("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01", Reason.UNKNOWN_KIND)
    yield Case("program", b"\x7fELF\x02\x01\x01\0\0\0\0", Reason.UNKNOWN_KIND)
    yield Case("rar", b"Rar!\x1a\x07\x01\0 rest", Reason.UNKNOWN_KIND)
    yield Case("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03abc", Reason.UNKNOWN_KIND)
    yield Case("web page named xls", b"<html><table><tr><td>M01", Reason.WEB_PAGE)
    yield Case("excel 2003 xml", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', Reason.WEB_PAGE)
    yield Case("rich text", b"{\\rtf1\\ansi Danh sach}", Reason.WEB_PAGE)
    yield Case("web archive", b"MIME-Version: 1.0\nContent-Type: multipart", Reason.WEB_PAGE)
    yield Case("excel 2", b"\x09\x00\x04\x00\x02\x00\x10\x00", Reason.OLD_EXCEL)
    yield Case("excel 4", b"\x09\x04\x06\x00\x00\x00\x10\x00", Reason.OLD_EXCEL)
    yield Case("control signs", b"M01;\x01\x02\x03\x04\n", Reason.UNKNOWN_KIND)


def _bad_zips() -> Iterator[Case]:
    good = book()
    yield Case("empty zip", b"PK\5\6" + bytes(18), Reason.UNKNOWN_KIND)
    yield Case("half a zip", good[: len(good) // 2], Reason.DAMAGED)
    yield Case("zip without its end", good[:-22], Reason.DAMAGED)
    yield Case("only a mark", b"PK\x03\x04", Reason.DAMAGED)
    yield Case("a zip of letters", zipped({"letter.txt": b"abc"}), Reason.UNKNOWN_KIND)
    yield Case("docx", zipped({"word/document.xml": b"<w/>"}), Reason.UNKNOWN_KIND)
    yield Case("xlsb", zipped({"xl/workbook.bin": b"\x83\x01\0"}), Reason.UNKNOWN_KIND)
    many = {f"xl/media/{at}.png": b"x" for at in range(201)}
    yield Case("201 members", zipped({**parts({"DS": _GOOD}), **many}), Reason.MANY_MEMBERS)
    blank = sheet(" " * 3_000_000)
    yield Case("ratio", zipped(parts({"DS": blank})), Reason.UNPACKS_TOO_BIG)
    yield Case("says 4 gigabytes", _lying(size=0xFFFFFFF0), Reason.UNPACKS_TOO_BIG)
    yield Case("says less than it holds", _lying(size=100), Reason.LYING_SIZES)
    yield Case("says more than it holds", _lying(size=len(_GOOD) + 9), Reason.LYING_SIZES)
    yield Case("wrong sum", _lying(crc=1), Reason.LYING_SIZES)
    yield Case("encrypted member", _lying(flags=1), Reason.ENCRYPTED)
    yield Case("unknown method", _lying(method=14), Reason.DAMAGED)
    yield Case("no deflate stream", _lying(method=0), Reason.LYING_SIZES)
    yield Case("overlapping members", _lying(offset=0), Reason.OVERLAP)
    yield Case("offset outside", _lying(offset=9_999_999), Reason.DAMAGED)
    twice: list[tuple[str, bytes, dict[str, int]]] = [
        ("xl/workbook.xml", b"<a/>", {}),
        ("XL/workbook.xml", b"<a/>", {}),
    ]
    yield Case("a member twice", raw_zip(twice), Reason.OVERLAP)


def _lying(**lies: int) -> bytes:
    members = parts({"DS": _GOOD})
    last = "xl/worksheets/sheet1.xml"
    return raw_zip([(name, each, lies if name == last else {}) for name, each in members.items()])


def _with(name: str, content: bytes) -> bytes:
    return zipped({**parts({"DS": _GOOD}), name: content})


def _bad_parts() -> Iterator[Case]:
    yield Case("entity bomb", _with("xl/sharedStrings.xml", _DTD), Reason.ENTITIES)
    yield Case("foreign entity", _with("xl/styles.xml", _OUTSIDE), Reason.ENTITIES)
    wide = _DTD.decode().encode("utf-16")
    yield Case("entities in utf-16", _with("xl/styles.xml", wide), Reason.ENTITIES)
    yield Case("dtd in a relation", _with("xl/_rels/x.xml.rels", _DTD), Reason.ENTITIES)
    yield Case("macros", _with("xl/vbaProject.bin", b"\xd0\xcf"), Reason.MACROS)
    yield Case("excel 4 macros", _with("xl/macrosheets/sheet9.xml", b"<m/>"), Reason.MACROS)
    types = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled"/></Types>'
    yield Case("macro type", _with("[Content_Types].xml", types), Reason.MACROS)
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    yield Case("macro relation", zipped(parts({"DS": _GOOD}, kind)), Reason.MACROS)
    broken = zipped(parts({"DS": b"<worksheet><sheetData><row"}))
    yield Case("torn sheet", broken, Reason.DAMAGED)
    yield Case("torn relations", _with("xl/_rels/workbook.xml.rels", b"<a><b></a>"), Reason.DAMAGED)
    yield Case("unknown encoding", _with("xl/a.xml", b'<?xml version="1.0" encoding="zz"?><a/>'),
               Reason.DAMAGED)  # fmt: skip
    yield Case("no sheets", zipped(parts({})), Reason.NO_SHEET)
    lost = parts({"DS": _GOOD})
    del lost["xl/worksheets/sheet1.xml"]
    yield Case("a sheet without its part", zipped(lost), Reason.NO_SHEET)
    locked = zipped({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b"<a/>",
        "META-INF/manifest.xml": b"<m><encryption-data/></m>",
    })  # fmt: skip
    yield Case("ods with a password", locked, Reason.ENCRYPTED)


def _too_far() -> Iterator[Case]:
    last = line(1_048_576, ["x"])
    yield Case("a cell in the last row", staff(last), Reason.MANY_ROWS, ("DS", 1_048_576, ""))
    corner = f'<row r="2">{cell("XFD2", "x")}</row>'
    yield Case("16384 columns", staff(corner), Reason.MANY_COLUMNS, ("DS", None, "XFD"))
    unnamed = "".join(f"<row><c><v>{at * at}</v></c></row>" for at in range(100_001))
    yield Case("rows without numbers", book(unnamed), Reason.MANY_ROWS, ("DS", 100_001, ""))
    other = zipped(parts({"DS": _GOOD, "Khác": sheet(line(900_000, ["x"]))}))
    yield Case("in another sheet", other, Reason.MANY_ROWS, ("Khác", 900_000, ""))
    yield Case(
        "a place that is none", staff('<row><c r="ABCD1"><v>1</v></c></row>'), Reason.DAMAGED
    )
    yield Case("row zero digits", staff('<row><c r="A"><v>1</v></c></row>'), Reason.DAMAGED)
    rows = ods_row(HEADER) + ods_row(PERSON, 'table:number-rows-repeated="1048575"')
    yield Case("ods rows repeated", document(rows), Reason.MANY_ROWS, ("DS", 1_048_576, ""))
    wide = ods_row(HEADER, last='table:number-columns-repeated="16000"')
    yield Case("ods columns repeated", document(wide), Reason.MANY_COLUMNS, ("DS", None, "WQM"))
    long = staff(line(2, ["M01", "a" * 40_000]))
    yield Case("a cell of 40,000 signs", long, Reason.LONG_CELL, ("DS", 2, "B"))


def _old_books() -> Iterator[Case]:
    yield Case("excel with a password", compound({"EncryptedPackage": b"x"}), Reason.ENCRYPTED)
    yield Case("xls with macros", compound({"Workbook": b"x", "_VBA_PROJECT_CUR": b"x"}),
               Reason.MACROS)  # fmt: skip
    yield Case("word", compound({"WordDocument": b"x"}), Reason.UNKNOWN_KIND)
    yield Case("excel 5", compound({"Book": b"x"}), Reason.OLD_EXCEL)
    locked = old_book(b"", first=record(0x2F, b"\1\0\1\0"))
    yield Case("xls with a password", locked, Reason.ENCRYPTED)
    yield Case("xls macro sheet", old_book(b"", sheet_kind=1), Reason.MACROS)
    yield Case("xls far corner", old_book(old_label(65_535, 99, "x")), Reason.TOO_HEAVY,
               ("DS", None, ""))  # fmt: skip
    yield Case("xls last column", old_book(old_label(0, 255, "x")), Reason.MANY_COLUMNS,
               ("DS", None, "IV"))  # fmt: skip
    torn = old_book(record(0x205, b"\0"))
    yield Case("xls torn record", torn[:600], Reason.DAMAGED)
    shell = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    yield Case("only an ole mark", shell, Reason.DAMAGED)
    good = bytearray(old_book(old_label(0, 0, "x")))
    struct.pack_into("<I", good, 48, 5000)
    yield Case("ole directory outside", bytes(good), Reason.DAMAGED)
    round_ = bytearray(compound({"Workbook": b"x" * 5000}))
    struct.pack_into("<I", round_, len(round_) - 512, 0)
    yield Case("ole chain in a circle", bytes(round_), Reason.DAMAGED)


def _bad_texts() -> Iterator[Case]:
    head = ";".join(HEADER)
    yield Case("open quotation mark", f'{head}\nM01;"{"a;b" * 20_000}'.encode(), Reason.LONG_CELL,
               ("", 2, ""))  # fmt: skip
    rows = head + "\n" + "M01;A\n" * 100_000
    yield Case("100,001 lines", rows.encode(), Reason.MANY_ROWS, ("", 100_001, ""))
    wide = head + "\nM01;" + ";" * 200 + "x\n"
    yield Case("201 cells in a line", wide.encode(), Reason.MANY_COLUMNS, ("", None, "GT"))
    yield Case("a letter", b"Kinh gui Ban Thi dua\nXin gui danh sach", Reason.NO_HEADER_IN_TEXT)
    yield Case("a header alone", head.encode(), Reason.NO_ROWS, ("", 1, ""))


def _bad_headers() -> Iterator[Case]:
    yield Case("no header", book(line(1, ["a", "b"])), Reason.NO_HEADER)
    deep = "".join(line(at, ["."]) for at in range(1, 33)) + line(33, HEADER)
    yield Case("header in row 33", book(deep), Reason.NO_HEADER)
    yield Case("no names", book(line(3, ["Mã", "CCCD"])), Reason.MISSING_COLUMNS, ("DS", 3, ""))
    twice = line(1, [*HEADER, "Họ tên"])
    yield Case("a column twice", book(twice), Reason.COLUMN_TWICE, ("DS", 1, "E"))
    yield Case("two sheets fit", zipped(parts({"DS": _GOOD, "Hai": _GOOD})), Reason.SEVERAL_SHEETS)
    yield Case("nobody listed", staff(""), Reason.NO_ROWS, ("DS", 1, ""))
    empty = '<row r="2"><c r="A2" s="1"/></row>' * 5
    yield Case("formats alone", staff(empty), Reason.NO_ROWS, ("DS", 1, ""))
    yield Case("no cells", book("<row/>"), Reason.NO_HEADER)
