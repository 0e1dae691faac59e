"""Writers of small workbooks for the tests, honest and dishonest: xlsx, ods, and OLE shells."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from units.roster.tables import Wanted

WANTED = (
    Wanted("code", ("Mã cán bộ", "Mã"), required=True),
    Wanted("name", ("Họ và tên", "Họ tên"), required=True),
    Wanted("birth", ("Ngày sinh", "Ngày, tháng, năm sinh")),
    Wanted("national_id", ("CCCD", "Số định danh")),
)
HEADER = ("Mã cán bộ", "Họ và tên", "Ngày sinh", "CCCD")
PERSON = ("M01", "Nguyễn Văn Tài", "03/02/1980", "001080000001")

_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_SHEET_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def cell(reference: str, text: object) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def line(number: int, texts: Sequence[object]) -> str:
    cells = "".join(cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


def sheet(rows: str, after: str = "") -> bytes:
    return f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>".encode()


def parts(sheets: Mapping[str, bytes], kind: str = _SHEET_TYPE) -> dict[str, bytes]:
    """The members of an xlsx with these sheets."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{kind}" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": _TYPES,
        "xl/workbook.xml": (
            f"<workbook {_MAIN} {_LINKS}><sheets>{listed}</sheets></workbook>".encode()
        ),
        "xl/_rels/workbook.xml.rels": f"<Relationships {_PACKAGE}>{links}</Relationships>".encode(),
        **{f"xl/worksheets/sheet{at}.xml": each for at, each in enumerate(sheets.values(), 1)},
    }


def zipped(members: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def book(rows: str = "", after: str = "") -> bytes:
    """An xlsx whose one sheet DS has these rows; without any, the header and one person."""
    rows = rows or line(1, HEADER) + line(2, PERSON)
    return zipped(parts({"DS": sheet(rows, after)}))


def staff(rows: str, after: str = "") -> bytes:
    """An xlsx with the usual header in row 1 and these rows below it."""
    return book(line(1, HEADER) + rows, after)


def document(rows: str) -> bytes:
    """An ods whose one table DS has these rows."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="DS">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def ods_row(texts: Sequence[object], row: str = "", last: str = "") -> str:
    cells = [
        f'<table:table-cell office:value-type="string" {last if at == len(texts) else ""}>'
        f"<text:p>{text}</text:p></table:table-cell>"
        for at, text in enumerate(texts, 1)
    ]
    return f"<table:table-row {row}>{''.join(cells)}</table:table-row>"


def raw_zip(members: Sequence[tuple[str, bytes, Mapping[str, int]]]) -> bytes:
    """A zip written byte by byte; the mappings overrule what it says about a member.

    Known are size, packed, crc, flags, method and offset.
    """
    body, directory = b"", b""
    for name, content, lies in members:
        squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = squeeze.compress(content) + squeeze.flush()
        told = {
            "flags": 0,
            "method": 8,
            "crc": zlib.crc32(content),
            "packed": len(packed),
            "size": len(content),
            "offset": len(body),
            **lies,
        }
        label = name.encode()
        common = struct.pack(
            "<HHIIIIHH", told["flags"], told["method"], 0, told["crc"], told["packed"],
            told["size"], len(label), 0,
        )  # fmt: skip
        body += b"PK\3\4" + struct.pack("<H", 20) + common + label + packed
        directory += b"PK\1\2" + struct.pack("<HH", 20, 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, told["offset"]) + label
    count = len(members)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file with these streams, each in sectors of its own."""
    sectors: list[bytes] = []
    chain: list[int] = []

    def put(content: bytes) -> int:
        start = len(sectors)
        pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        sectors.extend(pieces)
        chain.extend([*range(start + 1, start + len(pieces)), 0xFFFFFFFE])
        return start

    entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0)
    for name, content in streams.items():
        full = content.ljust(4096, b"\0")
        entries += _entry(name, 2, put(full), len(full))
    directory = put(entries.ljust(-(-len(entries) // 512) * 512, b"\0"))
    tables = -(-(len(sectors) + 1) // 127)
    first = len(sectors)
    chain += [0xFFFFFFFD] * tables
    table = b"".join(struct.pack("<I", number) for number in chain)
    places = [*range(first, first + tables)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, 4096,
                          0xFFFFFFFE, 0, 0xFFFFFFFE, 0)  # fmt: skip
    header += struct.pack("<109I", *places, *[0xFFFFFFFF] * (109 - len(places)))
    return header + b"".join(sectors) + table.ljust(tables * 512, b"\xff")


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    label = name.encode("utf-16-le") + b"\0\0"
    head = struct.pack("<64sHBBIII", label, len(label), kind, 1, *[0xFFFFFFFF] * 3)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def old_book(cells: bytes, *, first: bytes = b"", sheet_kind: int = 0) -> bytes:
    """An xls with one sheet DS of these records, `first` in the globals before it."""
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    label = struct.pack("<BBBB2s", 0, sheet_kind, 2, 0, b"DS")
    length = len(begin) + len(first) + 4 + 4 + len(label) + 4
    bound = record(0x85, struct.pack("<I", length) + label)
    globals_ = begin + first + bound + record(0x0A)
    sub = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 6))
    return compound({"Workbook": globals_ + sub + cells + record(0x0A)})


def old_label(row: int, column: int, text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + raw)
