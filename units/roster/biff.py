"""A look through an xls before the reader: encryption, macros, extents and error cells."""

from struct import error, unpack_from

from units.roster.compound import Compound
from units.roster.faults import Fault, Reason
from units.roster.limits import Limits
from units.roster.scans import Scan, Scans

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _DATEMODE = 0x0809, 0x0A, 0x2F, 0x85, 0x22
_FORMULA, _BOOLERR = 0x06, 0x205
_ONE_CELL = frozenset({0xFD, 0x203, 0x27E, 0x204, 0xD6, _FORMULA, _BOOLERR})
_MANY_NUMBERS = 0xBD
_MACRO_SHEETS = frozenset({1, 6})
_MACRO_STORAGE = "_VBA_PROJECT_CUR"
_SIGNS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def scan_xls(data: bytes, limits: Limits) -> Scans:
    """Scan a compound file; raises Fault if it is encrypted, carries macros or is no workbook."""
    compound = Compound(data)
    if "EncryptedPackage" in compound.names:
        raise Fault(Reason.ENCRYPTED)
    if _MACRO_STORAGE in compound.names or "VBA" in compound.names:
        raise Fault(Reason.MACROS)
    book = compound.stream("Workbook")
    if book is None:
        raise Fault(Reason.OLD_EXCEL if "Book" in compound.names else Reason.UNKNOWN_KIND)
    try:
        return _scan_book(book, limits)
    except (error, IndexError, UnicodeDecodeError) as cause:
        raise Fault(Reason.DAMAGED) from cause


def _scan_book(book: bytes, limits: Limits) -> Scans:
    scans = Scans({})
    starts: list[tuple[int, Scan]] = []
    position = 0
    while position + 4 <= len(book):
        kind, length = unpack_from("<HH", book, position)
        body = book[position + 4 : position + 4 + length]
        if kind == _FILEPASS:
            raise Fault(Reason.ENCRYPTED)
        if kind == _BOUNDSHEET:
            starts.append(_sheet_of(body))
        elif kind == _DATEMODE:
            scans.since_1904 = bool(unpack_from("<H", body)[0])
        elif kind == _EOF:
            break
        position += 4 + length
    for start, scan in starts:
        _scan_sheet(book, start, scan)
        scan.check(limits)
        scans.sheets[scan.name] = scan
    return scans


def _sheet_of(body: bytes) -> tuple[int, Scan]:
    start, _state, kind, length, wide = unpack_from("<IBBBB", body)
    if kind in _MACRO_SHEETS:
        raise Fault(Reason.MACROS)
    raw = body[8 : 8 + length * (2 if wide & 1 else 1)]
    return start, Scan(raw.decode("utf-16-le" if wide & 1 else "latin-1"))


def _scan_sheet(book: bytes, position: int, scan: Scan) -> None:
    depth = 0
    while position + 4 <= len(book):
        kind, length = unpack_from("<HH", book, position)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and kind in _ONE_CELL:
            _note_cell(book, position + 4, kind, scan)
        elif depth == 1 and kind == _MANY_NUMBERS:
            row, _first = unpack_from("<HH", book, position + 4)
            scan.note(row, unpack_from("<H", book, position + 2 + length)[0])
        position += 4 + length


def _note_cell(book: bytes, at: int, kind: int, scan: Scan) -> None:
    row, column = unpack_from("<HH", book, at)
    scan.note(row, column)
    if kind == _BOOLERR and book[at + 7]:
        scan.broken[row, column] = _SIGNS.get(book[at + 6], "#ERROR!")
    elif kind == _FORMULA and book[at + 12 : at + 14] == b"\xff\xff" and book[at + 6] == 2:  # noqa: PLR2004 - says that an error follows
        scan.broken[row, column] = _SIGNS.get(book[at + 8], "#ERROR!")
